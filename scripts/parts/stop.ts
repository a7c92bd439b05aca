import type { Serving } from "./serve"

/** What has been opened so far; closed last first. */
export type Closing = { push(close: () => Promise<void>): void }

/**
 * Runs a server until somebody asks it to end (Ctrl-C, SIGTERM, closed terminal), also while it is still starting.
 * Throws when it ends by itself. Everything opened is closed in any case.
 */
export async function untilStopped(start: (closing: Closing) => Promise<Serving>): Promise<void> {
  const closers: (() => Promise<void>)[] = []
  const failures: unknown[] = []
  try {
    await serveUntilAsked(start, closers)
  } catch (error) {
    failures.push(error)
  }
  // one that fails to close does not keep the others open
  for (const close of closers.reverse()) await close().catch((error) => failures.push(error))
  if (failures.length > 0) throw failures.length === 1 ? failures[0] : new AggregateError(failures)
}

async function serveUntilAsked(
  start: (closing: Closing) => Promise<Serving>,
  closers: (() => Promise<void>)[],
): Promise<void> {
  const asked = untilAsked()
  const server = await Promise.race([asked, start({ push: (close) => closers.push(close) })])
  if (server === "asked") return
  closers.push(server.stop)
  const code = await Promise.race([asked, server.exited])
  if (code !== "asked") throw new Error(`The server ended by itself (${code}).`)
}

function untilAsked(): Promise<"asked"> {
  return new Promise((asked) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => asked("asked"))
  })
}
