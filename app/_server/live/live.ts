// Live updates over Server-Sent Events: one LISTEN connection of this process, fanned out to its open pages.
// A push names a topic and carries nothing: the page then reads its own data, as this person may.
import type { IncomingMessage, ServerResponse } from "node:http"
import { type Database, read } from "@/db/client"
import { type Listening, listen } from "@/db/listen"
import type { Topic } from "@/db/notify"
import { findSessionPerson } from "@/db/queries/sessions"
import { Problem } from "@/lib/problem"
import { assertOwnOrigin } from "../guard"
import { openStream, type Stream } from "./stream"
import { addressesIn, addressOf, mayFollow } from "./topics"

/** Browsers open six connections to a server at most: the fourth stream of a session still leaves some for pages. */
const STREAMS_OF_A_SESSION = 4

export type LiveParts = Readonly<{
  db: Database
  listenUrl: string
  /** Our public address. */
  own: string
  sessionIdOf: (request: IncomingMessage) => Promise<string | null>
  warn: (error: unknown) => void
}>

export type Live = Readonly<{
  /** Answers and returns true when the request is for live updates. Problems `sign_in_needed`, `not_allowed`, `malformed`. */
  take(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean>
  close(): void
}>

export function openLive(parts: LiveParts): Live {
  const streams = new Set<Stream>()
  let listening = false
  let listener: Listening | undefined

  const heard = {
    topic(topic: Topic) {
      if (topic.topic === "session") {
        for (const stream of streams) if (stream.personId === topic.personId) stream.look()
      }
      const address = addressOf(topic)
      if (address) for (const stream of streams) stream.changed(address)
    },
    listening(now: boolean) {
      listening = now
      for (const stream of streams) stream.listening(now)
    },
  }

  return {
    async take(request, response, path) {
      if (path !== "/live" || request.method !== "GET") return false
      // A stream is as good as a change to whoever lets another site's page open it.
      assertOwnOrigin("POST", request.headers, parts.own)
      const { sessionId, personId, addresses } = await admitted(parts, request)
      if (countOf(streams, sessionId) >= STREAMS_OF_A_SESSION) {
        response.writeHead(429, { "Cache-Control": "no-store" }).end()
        return true
      }
      listener ??= listen(parts.listenUrl, heard)
      const stream = openStream(response, {
        ...{ sessionId, personId, addresses, listening },
        may: (address) => allowed(parts, sessionId, address),
        warn: parts.warn,
      })
      streams.add(stream)
      response.on("close", () => streams.delete(stream))
      return true
    },
    close() {
      for (const stream of streams) stream.end()
      void listener?.close()
    },
  }
}

async function admitted({ db, sessionIdOf }: LiveParts, request: IncomingMessage) {
  const sessionId = await sessionIdOf(request)
  const person = sessionId ? await read(() => findSessionPerson(db, sessionId, new Date())) : null
  if (!sessionId || !person) throw new Problem("sign_in_needed")
  const addresses = addressesIn(new URL(request.url ?? "", "http://us").searchParams.get("topics"))
  if (!addresses) throw new Problem("malformed")
  for (const address of addresses)
    if (!(await read(async () => mayFollow(db, person, address)))) throw new Problem("not_allowed")
  return { sessionId, personId: person.id, addresses }
}

/** Whether the session still lives, and may still follow. */
async function allowed({ db }: LiveParts, sessionId: string, address: string | null): Promise<"yes" | "no" | "ended"> {
  const person = await findSessionPerson(db, sessionId, new Date())
  if (!person) return "ended"
  return address === null || (await mayFollow(db, person, address)) ? "yes" : "no"
}

const countOf = (streams: ReadonlySet<Stream>, sessionId: string): number =>
  [...streams].filter((stream) => stream.sessionId === sessionId).length
