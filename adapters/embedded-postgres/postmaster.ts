import { readFile, readlink, rm } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"

export type Postmaster = { pid: number; port: number | undefined }

/**
 * The server that is running on this data folder, if any; `port` is undefined in its first moments.
 * A pid file left by a dead server is removed: the new one would take a zombie or a stranger with its number for alive.
 */
export async function findPostmaster(dataDir: string): Promise<Postmaster | undefined> {
  const file = join(dataDir, "postmaster.pid")
  const text = await readFile(file, "utf8").catch(ignoreMissing)
  const [pid, , , port] = (text ?? "").split("\n").map(Number)
  if (!pid) return undefined
  if (await runsOn(pid, dataDir)) return { pid, port: port || undefined }
  await rm(file, { force: true })
  return undefined
}

/** Asks the server to shut down fast (sessions ended, everything written), then at once if it lingers. */
export async function stopPostmaster(dataDir: string, pid: number): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    send(pid, signal)
    for (let waited = 0; waited < 15_000; waited += 20) {
      if (!(await runsOn(pid, dataDir))) return
      await sleep(20)
    }
  }
  throw new Error(`PostgreSQL (process ${pid}, data in ${dataDir}) does not stop. End that process by hand.`)
}

async function runsOn(pid: number, dataDir: string): Promise<boolean> {
  if (!send(pid, 0)) return false
  if (process.platform !== "linux") return true
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(ignoreMissing)
  const state = status?.slice(status.lastIndexOf(")") + 2)[0]
  if (state === undefined || state === "Z" || state === "X") return false
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined)
  if (folder !== undefined) return folder === dataDir || (await isStarting(pid, dataDir))
  return isStarting(pid, dataDir)
}

/** The server enters its data folder only after a moment; until then its arguments tell whose it is. */
async function isStarting(pid: number, dataDir: string): Promise<boolean> {
  const args = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(ignoreMissing)
  return (args ?? "").split("\0").includes(dataDir)
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  // ESRCH: the process went away while its /proc file was being read
  if (error.code !== "ENOENT" && error.code !== "ESRCH") throw error
}
