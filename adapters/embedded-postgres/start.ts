import { spawn } from "node:child_process"
import { randomBytes } from "node:crypto"
import { closeSync, mkdirSync, openSync, realpathSync } from "node:fs"
import { readFile, rename, stat } from "node:fs/promises"
import { createServer } from "node:net"
import { basename, dirname, join, resolve } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { keepSecret } from "../secret-file/keep"
import { type Binaries, findBinaries } from "./binaries"
import { makeCluster } from "./cluster"
import { createDatabase, type Hold, serverUrl, takeHold } from "./hold"
import { findPostmaster, stopPostmaster } from "./postmaster"
import { choosePrivileges, type Privileges, type Way } from "./privileges"

export type StartOptions = { dataDir: string; port?: number; database?: string; ways?: readonly Way[] }
export type RunningPostgres = { url: string; adopted: boolean; pid: number; stop(): Promise<void> }

const PATIENCE = 30_000

/**
 * A PostgreSQL server on this data folder, made on first use, listening on 127.0.0.1 with a generated password.
 * A server already running there is adopted (`adopted`). `stop` lets go of it; the last one to let go stops it.
 * Survives kill -9 of this process, of the server, or of both, at any moment, initdb included.
 */
export async function startPostgres({
  dataDir,
  port,
  database = "saual",
  ways,
}: StartOptions): Promise<RunningPostgres> {
  const folder = settledPath(dataDir)
  const binaries = await findBinaries(`${folder}.lib`)
  const env = { ...withoutPostgresSettings(process.env), ...binaries.env, LC_ALL: "C" }
  const privileges = await choosePrivileges(folder, binaries.postgres, env, ways)
  const password = await keepSecret(`${folder}.password`, () => randomBytes(24).toString("base64url"))
  await makeCluster(folder, password, binaries, privileges, env)
  const launch = async () => launchServer(folder, port ?? (await freePort()), binaries, privileges, env)
  const server = await adoptOrLaunch(folder, password, launch)
  await createDatabase(serverUrl(server.port, password, "postgres"), database)
  return {
    url: serverUrl(server.port, password, database),
    adopted: server.adopted,
    pid: server.pid,
    stop: () => server.hold.letGo(() => stopPostmaster(folder, server.pid)),
  }
}

function settledPath(dataDir: string): string {
  const parent = dirname(resolve(dataDir))
  mkdirSync(parent, { recursive: true })
  return join(realpathSync(parent), basename(dataDir))
}

/** PGDATA, PGPORT and the like are meant for another server. */
function withoutPostgresSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("PG"))) as NodeJS.ProcessEnv
}

type Server = { hold: Hold; pid: number; port: number; adopted: boolean }

async function adoptOrLaunch(folder: string, password: string, launch: () => Promise<Launched>): Promise<Server> {
  const launched: Launched[] = []
  try {
    return await reach(folder, password, launch, launched)
  } catch (error) {
    for (const { pid, exited } of launched) if (pid && !exited()) await stopPostmaster(folder, pid)
    throw error
  }
}

async function reach(
  folder: string,
  password: string,
  launch: () => Promise<Launched>,
  launched: Launched[],
): Promise<Server> {
  let giveUpAt = Date.now() + PATIENCE
  for (let pause = 25; Date.now() < giveUpAt; pause = Math.min(pause * 1.3, 400)) {
    const child = launched.at(-1)
    const found = await findPostmaster(folder)
    if (found?.port) {
      const hold = await takeHold(serverUrl(found.port, password, "postgres"), folder)
      if (hold) return { hold, pid: found.pid, port: found.port, adopted: found.pid !== child?.pid }
    }
    if (found && child?.pid === found.pid) giveUpAt = Date.now() + PATIENCE // alive: replaying its log takes what it takes
    if (!found && (!child || child.exited())) launched.push(await launch())
    await sleep(pause)
  }
  throw new Error(`PostgreSQL does not start on ${folder}. The end of ${folder}.log:\n${await endOf(`${folder}.log`)}`)
}

type Launched = { pid: number | undefined; exited(): boolean }

async function launchServer(
  folder: string,
  port: number,
  binaries: Binaries,
  privileges: Privileges,
  env: NodeJS.ProcessEnv,
): Promise<Launched> {
  const settings = { listen_addresses: "127.0.0.1", port, unix_socket_directories: "", timezone: "UTC" }
  const { program, args, ...identity } = privileges.wrap(binaries.postgres, [
    ...["-D", folder],
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ])
  const log = await openLog(`${folder}.log`)
  // detached: Ctrl-C in a terminal must reach the app first, which then lets go of the database
  const child = spawn(program, args, {
    ...identity,
    ...{ env, cwd: dirname(folder), detached: true, windowsHide: true, stdio: ["ignore", log, log] },
  })
  closeSync(log)
  let failed = false
  child.on("error", () => {
    failed = true
  })
  child.unref()
  return { pid: child.pid, exited: () => failed || child.exitCode !== null || child.signalCode !== null }
}

/** A file, not a pipe: the server may outlive us. */
async function openLog(file: string): Promise<number> {
  const size = await stat(file).then(
    (log) => log.size,
    () => 0,
  )
  if (size > 5_000_000) await rename(file, `${file}.old`)
  return openSync(file, "a", 0o600)
}

async function endOf(file: string): Promise<string> {
  return (await readFile(file, "utf8")).trimEnd().split("\n").slice(-12).join("\n")
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer()
    probe.on("error", failed)
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === "object" ? found(address.port) : failed(new Error("no port"))))
    })
  })
}
