// Where answer events come in, ahead of Next: from the console and from the respondent's page.
import type { IncomingMessage, ServerResponse } from "node:http"
import { z } from "zod"
import { hashToken, TOKEN_FORM } from "@/adapters/vault/token"
import { read } from "@/db/client"
import { keepLease } from "@/db/queries/cases"
import { may, type Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { personOfSession } from "./auth"
import { readJson } from "./body"
import { db } from "./database"
import { EVENTS_LIMIT } from "./guard"
import { assertPace } from "./pace"
import { sessionIdOf } from "./session-id"
import { storeEvents } from "./store-events"
import { afterUnknown, assertNotStopped } from "./tries"

const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
const CONSOLE = new RegExp(`^/interviewer/events/(${UUID})$`)
const HEARTBEAT = new RegExp(`^/interviewer/heartbeat/(${UUID})$`)
const WEB = /^\/r\/([^/]+)\/events$/

const HEADERS = { "Content-Type": "application/json", "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" }

/** Answers the request and returns true when the path is one of ours. */
export async function takeEvents(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> {
  const handler = handlerOf(path)
  if (!handler || request.method !== "POST") return false
  const body = JSON.stringify(await handler(request))
  // With its length said, header and body leave in one piece.
  response.writeHead(200, { ...HEADERS, "Content-Length": Buffer.byteLength(body) })
  response.end(body)
  return true
}

function handlerOf(path: string): ((request: IncomingMessage) => Promise<unknown>) | undefined {
  const [, interviewId] = CONSOLE.exec(path) ?? []
  if (interviewId) return (request) => fromConsole(request, interviewId)
  const [, caseId] = HEARTBEAT.exec(path) ?? []
  if (caseId) return (request) => heartbeat(request, caseId)
  const [, token] = WEB.exec(path) ?? []
  if (token) return (request) => fromRespondent(request, token)
  return undefined
}

async function fromConsole(request: IncomingMessage, interviewId: string) {
  const person = await signedIn(request)
  const events = await eventsOf(request)
  return storeEvents({ interviewId }, { channel: "console", personId: person.id }, events)
}

async function fromRespondent(request: IncomingMessage, token: string) {
  try {
    assertNotStopped(request.headers, new Date())
    if (!TOKEN_FORM.test(token)) throw new Problem("unknown_link")
    assertPace("events", token, Date.now())
    const events = await eventsOf(request)
    return await storeEvents({ tokenHash: hashToken(token) }, { channel: "web", personId: null }, events)
  } catch (error) {
    throw error instanceof Problem ? await afterUnknown(error, request.headers) : error
  }
}

async function heartbeat(request: IncomingMessage, caseId: string) {
  const person = await signedIn(request)
  return { kept: await read(() => keepLease(db(), caseId, person.id, new Date())) }
}

async function signedIn(request: IncomingMessage): Promise<Person> {
  const sessionId = await sessionIdOf(request)
  const person = sessionId ? await personOfSession(sessionId) : null
  // A console left open never sends as whoever signed in on this machine after its owner.
  const owner = request.headers["x-saual-person"]
  if (!person || (owner !== undefined && owner !== person.id)) throw new Problem("sign_in_needed")
  if (!may(person, "case.work")) throw new Problem("not_allowed")
  return person
}

const Batch = z.object({ events: z.array(z.unknown()).min(1).max(200) })

async function eventsOf(request: IncomingMessage): Promise<unknown[]> {
  const parsed = Batch.safeParse(await readJson(request, EVENTS_LIMIT))
  if (!parsed.success) throw new Problem("malformed")
  return parsed.data.events
}
