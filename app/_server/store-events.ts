// Checks a batch of events, seals personal answers, and stores the rest. What comes back names each event's fate.
import { read } from "@/db/client"
import { appendEvents, type Sender } from "@/db/queries/events"
import { findInstrument } from "@/db/queries/instruments"
import { findInterview, savePersonalAnswer } from "@/db/queries/interviews"
import { extendPlaces } from "@/db/queries/quotas"
import { Problem } from "@/lib/problem"
import { GIVEN } from "@/lib/questionnaire/definition"
import { AnswerEvent } from "@/lib/questionnaire/events"
import { isPlausible } from "@/lib/questionnaire/plausible"
import type { Questionnaire } from "@/lib/questionnaire/questionnaire"
import { holdUntil } from "@/lib/quota/places"
import { db, vault } from "./database"

export type Stored = Readonly<{ stored: string[]; refused: string[] }>

/** An interview's instrument and mode never change: looked up once per process. */
type Known = Readonly<{ instrumentId: string; mode: "phone" | "online" }>
const known = new Map<string, Known>()
const KNOWN_LIMIT = 20_000

/** When this process last gave an interview's places more time. */
const extended = new Map<string, number>()
const EXTEND_EVERY_MS = 10 * 60_000

/** Events stored (now or before) and those refused for good: unknown question, unknown code, malformed. */
export async function storeEvents(
  interview: { id: string } & Partial<Known>,
  sender: Sender,
  raw: readonly unknown[],
): Promise<Stored> {
  const now = new Date()
  const { instrumentId, mode } = await knownOf(interview)
  const { questionnaire } = await read(() => findInstrument(db(), instrumentId))
  const { good, refused } = sort(questionnaire, raw)
  if (good.length > 0) {
    const events = await Promise.all(good.map((event) => withoutPersonalData(questionnaire, interview.id, event, now)))
    await appendEvents(db(), interview.id, sender, events, now)
    await giveTime(interview.id, mode, now)
  }
  return { stored: good.map((event) => event.id), refused }
}

function sort(questionnaire: Questionnaire, raw: readonly unknown[]): { good: AnswerEvent[]; refused: string[] } {
  const good: AnswerEvent[] = []
  const refused: string[] = []
  for (const candidate of raw) {
    const parsed = AnswerEvent.safeParse(candidate)
    if (parsed.success && isPlausible(questionnaire, parsed.data)) good.push(parsed.data)
    else refused.push(String((candidate as { id?: unknown } | null)?.id ?? ""))
  }
  return { good, refused }
}

async function withoutPersonalData(
  questionnaire: Questionnaire,
  interviewId: string,
  event: AnswerEvent,
  now: Date,
): Promise<AnswerEvent> {
  if (event.kind !== "answered" || !questionnaire.byName.get(event.question)?.question.personal) return event
  const sealed = vault().seal(String(event.value))
  await read(() => savePersonalAnswer(db(), interviewId, event.question, sealed, now))
  return { ...event, value: GIVEN }
}

async function knownOf(interview: { id: string } & Partial<Known>): Promise<Known> {
  if (interview.instrumentId && interview.mode) return { instrumentId: interview.instrumentId, mode: interview.mode }
  const cached = known.get(interview.id)
  if (cached) return cached
  const row = await read(() => findInterview(db(), interview.id))
  if (!row) throw new Problem("not_found")
  if (known.size >= KNOWN_LIMIT) known.clear()
  known.set(interview.id, { instrumentId: row.instrumentId, mode: row.mode })
  return row
}

async function giveTime(interviewId: string, mode: Known["mode"], now: Date): Promise<void> {
  if (now.getTime() - (extended.get(interviewId) ?? 0) < EXTEND_EVERY_MS) return
  if (extended.size >= KNOWN_LIMIT) extended.clear()
  extended.set(interviewId, now.getTime())
  const until = holdUntil(mode, now)
  await read(() => extendPlaces(db(), interviewId, until, until))
}
