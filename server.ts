// The one process: answer events and live figures go ahead of Next's handler, everything else through it.

import { randomBytes } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import next from "next"
import { withProblemStatus } from "@/app/_server/answering"
import { ASKED_LANGUAGE, askedLanguage } from "@/app/_server/asked-language"
import { takeBoard } from "@/app/_server/board-json"
import { env } from "@/app/_server/env"
import { takeEvents } from "@/app/_server/events"
import { assertBodySize, assertOwnOrigin, assertReadable, bodyLimitOf, securityHeaders } from "@/app/_server/guard"
import { startHousekeeping } from "@/app/_server/housekeeping"
import { liveOf } from "@/app/_server/live"
import { log, loggedPath } from "@/app/_server/log"
import { sendProblem } from "@/app/_server/plain-problem"
import { closePools } from "@/db/client"

const port = Number(process.env.PORT ?? 3000)
const host = process.env.HOST ?? "127.0.0.1"
const dev = process.env.SAUAL_DEV === "1"

const own = env().NEXTAUTH_URL
const app = next({ dev, hostname: host, port, dir: import.meta.dirname })
await app.prepare()
const handle = app.getRequestHandler()
const live = liveOf()

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? "/").split("?")[0] ?? "/"
  request.headers["x-saual-address"] = request.socket.remoteAddress ?? ""
  request.headers[ASKED_LANGUAGE] = askedLanguage(request.url ?? "/")
  try {
    assertReadable(path)
    assertOwnOrigin(request.method ?? "GET", request.headers, own)
    assertBodySize(request.headers, bodyLimitOf(path))
    if (await taken(request, response, path)) return
    // Next reads the nonce for its own scripts from the request's policy.
    request.headers["content-security-policy"] = secure(response, path)
    await withProblemStatus(response, () => handle(request, response))
  } catch (error) {
    if (!response.headersSent) secure(response, path)
    sendProblem(request, response, error)
  }
}

/** What goes ahead of Next. */
const taken = async (request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> =>
  (await takeEvents(request, response, path)) ||
  (await live.take(request, response, path)) ||
  takeBoard(request, response, path)

/** Sets the headers that every page carries; returns its content policy. */
function secure(response: ServerResponse, path: string): string | undefined {
  const { "Content-Security-Policy": policy, ...headers } = securityHeaders(path, randomBytes(16).toString("base64"))
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  // Next keeps a Route Handler's content type as a list, which its own compression then takes for none.
  const type = handledType(path)
  if (type) response.setHeader("Content-Type", type)
  if (dev || !policy) return undefined
  response.setHeader("Content-Security-Policy", policy)
  return policy
}

/** What a Route Handler answers with at this path; pages are Next's own. */
function handledType(path: string): string | undefined {
  if (path.startsWith("/r/")) return "text/html; charset=utf-8"
  if (!path.startsWith("/results/release/")) return undefined
  if (path.endsWith(".json")) return "application/json; charset=utf-8"
  return path.endsWith(".csv") ? "text/csv; charset=utf-8" : "text/html; charset=utf-8"
}

const server = createServer((request, response) => void answer(request, response))
server.on("clientError", (_error, socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"))
server.listen(port, host, () => process.stdout.write(`${JSON.stringify({ ready: true, url: own })}\n`))
const housekeeping = startHousekeeping()

function stop(): void {
  // Streams never end by themselves; pages come back to the next process.
  live.close()
  const done = housekeeping.stop().catch((error: unknown) => log.error({ err: error }, "housekeeping"))
  server.close(() => void done.then(closePools).then(() => process.exit(0)))
  server.closeIdleConnections()
  // A request that hangs must not keep the process: events are acknowledged after commit, so nothing is lost.
  setTimeout(() => process.exit(0), 5_000).unref()
}
process.on("SIGTERM", stop)
process.on("SIGINT", stop)
process.on("unhandledRejection", (error) => log.error({ err: error }, `unhandled rejection ${loggedPath("")}`))
