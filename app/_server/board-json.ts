// The board's figures for pages that are open already, ahead of Next: after a push all watchers ask at once.
import type { IncomingMessage, ServerResponse } from "node:http"
import { promisify } from "node:util"
import { gzip } from "node:zlib"
import { boardData, viewIn } from "@/app/coordinator/wave/[id]/board-data"
import type { BoardView } from "@/components/report/board-row"
import { read } from "@/db/client"
import { findInstrument } from "@/db/queries/instruments"
import { findWave } from "@/db/queries/waves"
import { may, type Person, regionScope } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import type { Locale } from "@/messages"
import { personOfSession } from "./auth"
import { db } from "./database"
import { preferredLocale } from "./i18n-preference"
import { sessionIdOf } from "./session-id"
import { sharedRead } from "./shared-read"

const PATH = /^\/coordinator\/wave\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/board\.json$/
const HEADERS = {
  "Content-Type": "application/json; charset=utf-8",
  "Cache-Control": "private, no-store",
  "X-Content-Type-Options": "nosniff",
  Vary: "Accept-Encoding",
}

/** Answers the request and returns true when the path is a board's. Problems `sign_in_needed`, `not_allowed`, `not_found`. */
export async function takeBoard(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> {
  const [, waveId] = PATH.exec(path) ?? []
  if (!waveId || request.method !== "GET") return false
  const person = await watcher(request)
  const view = viewIn(new URL(request.url ?? "/", "http://us").searchParams.get("view"))
  const locale = preferredLocale(request.headers["accept-language"] ?? null, request.headers.cookie)
  const scope = regionScope(person)
  const key = `${waveId} ${view} ${locale} ${scope ? [...scope].sort().join() : "*"}`
  const { plain, packed } = await sharedRead(`json ${key}`, () => made(waveId, person, view, locale))
  const zipped = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""))
  response.writeHead(200, zipped ? { ...HEADERS, "Content-Encoding": "gzip" } : HEADERS)
  response.end(zipped ? packed : plain)
  return true
}

async function watcher(request: IncomingMessage): Promise<Person> {
  const sessionId = await sessionIdOf(request)
  const person = sessionId ? await personOfSession(sessionId) : null
  if (!person) throw new Problem("sign_in_needed")
  if (!may(person, "wave.steer")) throw new Problem("not_allowed")
  return person
}

/** Once for all who see the same. */
async function made(waveId: string, person: Person, view: BoardView, locale: Locale) {
  const wave = await read(() => findWave(db(), waveId))
  const { study, questionnaire } = await read(() => findInstrument(db(), wave.instrumentId))
  const plain = Buffer.from(JSON.stringify(await boardData({ wave, study, questionnaire }, person, view, locale)))
  return { plain, packed: await promisify(gzip)(plain) }
}
