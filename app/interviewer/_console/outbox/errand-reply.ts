// Asks the server for one errand and says what became of it.
import { z } from "zod"
import type { ErrandRequest } from "../requests"
import type { KeptCall, KeptErrand } from "./entry"
import type { ErrandReply } from "./errands"

const TIMEOUT_MS = 20_000
const Run = z.object({ status: z.string(), standing: z.string() }).nullable()
const Answer = z.union([
  z.object({ ok: z.literal(true), value: Run }),
  z.object({
    ok: z.literal(false),
    code: z.string(),
    params: z.record(z.string(), z.unknown()),
    fields: z.record(z.string(), z.string()),
  }),
])
export type Answer = z.infer<typeof Answer>

/** Codes that may pass: the server has trouble, or nobody is signed in. */
const PASSING: ReadonlySet<string> = new Set(["unexpected", "database_down"])

/** The server's own answer; null when there is none. As this person only. */
export async function askAs(personId: string, errand: KeptErrand): Promise<Answer | null> {
  try {
    const response = await fetch("/interviewer/errands", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Saual-Person": personId },
      body: JSON.stringify(requestOf(errand, Date.now())),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return Answer.safeParse(await response.json()).data ?? null
  } catch {
    return null
  }
}

export async function replyTo(personId: string, errand: KeptErrand): Promise<ErrandReply> {
  const answer = await askAs(personId, errand)
  if (!answer) return { kind: "unreachable" }
  if (answer.ok) return { kind: "done", run: answer.value }
  if (answer.code === "sign_in_needed") return { kind: "signed_out" }
  return PASSING.has(answer.code) ? { kind: "unreachable" } : { kind: "refused", code: answer.code }
}

function requestOf({ caseId, at, call, errand }: KeptErrand, now: number): ErrandRequest {
  return { caseId, errand, ago: agoOf(at, now), call: call && callRequestOf(call, now) }
}

/** A call as the server is told of it: how long ago, for its clock is another. */
export function callRequestOf({ startedAt, answeredAt, hungUpAt, ...call }: KeptCall, now: number) {
  const ago = (at: string | null) => (at === null ? null : agoOf(at, now))
  return { ...call, startedAgo: agoOf(startedAt, now), answeredAgo: ago(answeredAt), hungUpAgo: ago(hungUpAt) }
}

const agoOf = (at: string, now: number): number => Math.max(0, now - Date.parse(at))
