import { spawn } from "node:child_process"
import { leaveWithParent, root } from "./root"

type Options = { env?: Record<string, string>; endWithUs?: boolean }

/**
 * Runs a Node program to its end with our terminal; the answer is its exit code. Signals to us go on to it;
 * with `endWithUs` it also ends when we are killed.
 */
export function runNode(args: string[], { env = {}, endWithUs = false }: Options = {}): Promise<number> {
  const child = spawn(process.execPath, endWithUs ? [...leaveWithParent.args, ...args] : args, {
    cwd: root,
    stdio: endWithUs ? ["inherit", "inherit", "inherit", "ipc"] : "inherit",
    env: { ...process.env, ...env, ...leaveWithParent.env },
  })
  const pass = (signal: NodeJS.Signals) => child.kill(signal)
  process.on("SIGINT", pass).on("SIGTERM", pass)
  return new Promise((ended, failed) => {
    child.on("error", failed)
    child.on("exit", (code) => {
      process.off("SIGINT", pass).off("SIGTERM", pass)
      ended(code ?? 1)
    })
  })
}

/** Runs a script's work; a failure is said in one line, without a stack trace, and ends with code 1. */
export async function script(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    console.error(`\n${messagesOf(error)}`)
    if (process.env.SAUAL_TRACE) console.error(error)
    process.exitCode = 1
  }
  // whatever is still open (a pool, a child being asked to end) must not keep the terminal
  process.exit()
}

function messagesOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messagesOf).join("\n")
  if (!(error instanceof Error)) return String(error)
  return error.cause ? `${error.message}\n  because: ${messagesOf(error.cause)}` : error.message
}
