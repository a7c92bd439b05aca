import { type ChildProcess, spawn } from "node:child_process"
import { createInterface } from "node:readline"
import { inRoot, leaveWithParent, root } from "./root"

export type Serving = { url: string; exited: Promise<number>; stop(): Promise<void>; kill(): Promise<void> }
type Options = { port: number; host: string; env: Record<string, string>; say?: (line: string) => void }

const SHUTDOWN_LIMIT = 15_000

/**
 * Starts server.ts and answers when it is ready; `say` gets each other line it prints. `stop` asks it to shut down, `kill` is kill -9.
 * Throws when it ends before it is ready; its own words are on the terminal by then.
 */
export async function serve({ port, host, env, say = console.log }: Options): Promise<Serving> {
  const child = spawn(process.execPath, ["--import", "tsx", ...leaveWithParent.args, inRoot("server.ts")], {
    cwd: root,
    env: { ...process.env, ...env, ...leaveWithParent.env, PORT: String(port), HOST: host },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    // its own group: Ctrl-C reaches it once, through us, and only then does the database go
    detached: process.platform !== "win32",
    windowsHide: true,
  })
  const exited = new Promise<number>((ended) => child.on("exit", (code) => ended(code ?? 1)))
  const url = await readiness(child, say)
  return { url, exited, stop: () => end(child, exited, "SIGTERM"), kill: () => end(child, exited, "SIGKILL") }
}

/** The first line {"ready":true,"url":...}; every other line is passed on. */
function readiness(child: ChildProcess, say: (line: string) => void): Promise<string> {
  return new Promise((ready, failed) => {
    child.on("error", failed)
    child.on("exit", (code, signal) => failed(new Error(`The server ended before it was ready (${signal ?? code}).`)))
    createInterface({ input: child.stdout! }).on("line", (line) => {
      const url = readyUrl(line)
      if (url) ready(url)
      else say(line)
    })
  })
}

function readyUrl(line: string): string | undefined {
  if (!line.startsWith('{"ready":true')) return undefined
  return (JSON.parse(line) as { url: string }).url
}

async function end(child: ChildProcess, exited: Promise<number>, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal)
  const lastResort = setTimeout(() => child.kill("SIGKILL"), SHUTDOWN_LIMIT)
  await exited
  clearTimeout(lastResort)
}
