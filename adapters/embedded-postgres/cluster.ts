import { execFile } from "node:child_process"
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import { basename, dirname, join } from "node:path"
import { promisify } from "node:util"
import type { Binaries } from "./binaries"
import { handOver, type Privileges } from "./privileges"

const run = promisify(execFile)
const MAJOR = "18"

export const SUPERUSER = "saual"

/**
 * Makes the data folder with initdb unless it is there.
 * It is made beside its place and moved in whole, so that a process killed half-way leaves nothing that looks finished.
 */
export async function makeCluster(
  dataDir: string,
  password: string,
  binaries: Binaries,
  privileges: Privileges,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  if (await isCluster(dataDir)) return
  await removeAbandoned(dataDir)
  const workshop = await mkdtemp(`${dataDir}.init-${process.pid}-`)
  try {
    await initdb(workshop, password, binaries, privileges, env)
    await moveIn(join(workshop, "data"), dataDir)
  } finally {
    await rm(workshop, { recursive: true, force: true })
  }
}

async function isCluster(dataDir: string): Promise<boolean> {
  const version = await readFile(join(dataDir, "PG_VERSION"), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EACCES") throw new Error(`${dataDir} belongs to another user. Run as that user, or remove it.`)
    if (error.code !== "ENOENT") throw error
  })
  if (version === undefined) {
    const inside = await readdir(dataDir).catch(() => [])
    if (inside.length > 0) throw new Error(`${dataDir} holds something else than a database. Move it away.`)
    return false
  }
  if (version.trim() !== MAJOR) {
    throw new Error(
      `${dataDir} was made by PostgreSQL ${version.trim()}; this is ${MAJOR}. Move it away, or set DATABASE_URL.`,
    )
  }
  return true
}

async function removeAbandoned(dataDir: string): Promise<void> {
  const prefix = `${basename(dataDir)}.init-`
  for (const name of await readdir(dirname(dataDir))) {
    if (!name.startsWith(prefix) || isRunning(Number.parseInt(name.slice(prefix.length), 10))) continue
    await rm(join(dirname(dataDir), name), { recursive: true, force: true, maxRetries: 10 })
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}

async function initdb(
  workshop: string,
  password: string,
  binaries: Binaries,
  privileges: Privileges,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const passwordFile = join(workshop, "password")
  await mkdir(join(workshop, "data"))
  await chmod(join(workshop, "data"), 0o700)
  await writeFile(passwordFile, password, { mode: 0o600 })
  await handOver(workshop, privileges)
  const { program, args, ...identity } = privileges.wrap(binaries.initdb, [
    ...["-D", join(workshop, "data"), `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"],
    ...["--encoding=UTF8", "--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
  ])
  await run(program, args, { ...identity, env, cwd: workshop, windowsHide: true })
}

/** Another start may have been quicker: then its folder stays and ours is thrown away. */
async function moveIn(made: string, dataDir: string): Promise<void> {
  await rename(made, dataDir).catch(async (error: NodeJS.ErrnoException) => {
    if (!["ENOTEMPTY", "EEXIST", "EPERM"].includes(error.code ?? "") || !(await isCluster(dataDir))) throw error
  })
}
