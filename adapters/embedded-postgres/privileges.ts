import { execFile } from "node:child_process"
import { lchown, readdir, stat } from "node:fs/promises"
import { dirname, join } from "node:path"
import { promisify } from "node:util"

const run = promisify(execFile)
const NOBODY = 65534

export type Command = { program: string; args: string[]; uid?: number; gid?: number }

/** How the server's programs are run here. `owner` is who must own its files, when that is not us. */
export type Privileges = { way: Way; wrap(program: string, args: string[]): Command; owner?: number }

export type Way = "as we are" | "user namespace" | "kept capability" | "other user"

/**
 * PostgreSQL refuses to run as root, so root needs a way around; an ordinary user needs none.
 * The first way that can run `postgres --version` here wins. `ways` narrows the choice.
 */
export async function choosePrivileges(
  dataDir: string,
  postgres: string,
  env: NodeJS.ProcessEnv,
  ways: readonly Way[] = ["user namespace", "kept capability", "other user"],
): Promise<Privileges> {
  const candidates = process.getuid?.() === 0 ? await waysForRoot(dataDir, ways) : [asWeAre]
  const refusals: string[] = []
  for (const candidate of candidates) {
    const refusal = (await cannotRun(candidate, postgres, env)) ?? (await cannotReach(candidate, dataDir))
    if (refusal === undefined) return candidate
    refusals.push(`- ${candidate.way}: ${refusal}`)
  }
  throw new Error(
    `The built-in PostgreSQL cannot run here:\n${refusals.join("\n")}\n` +
      "Run as an ordinary user from a folder of your own, or set DATABASE_URL to a PostgreSQL 15+ server.",
  )
}

/** Gives the folder and all in it to the server's user, where that is another one. */
export async function handOver(path: string, { owner }: Privileges): Promise<void> {
  if (owner === undefined) return
  for (const entry of await readdir(path, { recursive: true })) await lchown(join(path, entry), owner, owner)
  await lchown(path, owner, owner)
}

const asWeAre: Privileges = { way: "as we are", wrap: (program, args) => ({ program, args }) }

async function waysForRoot(dataDir: string, ways: readonly Way[]): Promise<Privileges[]> {
  const owner = await stat(dataDir).then(
    ({ uid }) => uid,
    () => 0,
  )
  const all = [userNamespace, keptCapability(owner || NOBODY), otherUser(owner || NOBODY)]
  // inside a namespace that maps only root, files of another user look like nobody's, and the server refuses them
  return all.filter(({ way }) => ways.includes(way) && (owner === 0 || way !== "user namespace"))
}

const userNamespace: Privileges = {
  way: "user namespace",
  wrap: (program, args) => ({
    program: "unshare",
    args: ["--user", "--map-user=1000", "--map-group=1000", "--", program, ...args],
  }),
}

/** Another user who may still walk through root's closed folders. */
const keptCapability = (owner: number): Privileges => ({
  way: "kept capability",
  owner,
  wrap: (program, args) => ({
    program: "setpriv",
    args: [
      ...[`--reuid=${owner}`, `--regid=${owner}`, "--clear-groups"],
      ...["--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--", program, ...args],
    ],
  }),
})

const otherUser = (owner: number): Privileges => ({
  way: "other user",
  owner,
  wrap: (program, args) => ({ program, args, uid: owner, gid: owner }),
})

async function cannotRun(way: Privileges, postgres: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const { program, args, ...identity } = way.wrap(postgres, ["--version"])
  return run(program, args, { ...identity, env, cwd: dirname(postgres) }).then(
    () => undefined,
    (error: Error) => error.message,
  )
}

/** A folder that the other user cannot walk through, if there is one above the data. */
async function cannotReach({ way }: Privileges, dataDir: string): Promise<string | undefined> {
  if (way !== "other user") return undefined
  for (let folder = dirname(dataDir); folder !== dirname(folder); folder = dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0) return `${folder} is closed to other users (chmod o+x opens it)`
  }
  return undefined
}
