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

/** An interview's instrument never changes: looked up once per process. */
const instrumentOf = new Map<string, string>()
const KNOWN_LIMIT = 20_000

/** When this process last gave an interview's places more time. */
const extended = new Map<string, number>()
const EXTEND_EVERY_MS = 10 * 60_000

/** Events stored (now or before) and those refused for good: unknown question, unknown code, malformed. */
export async function storeEvents(
  interview: { id: string; instrumentId?: string },
  sender: Sender,
  raw: readonly unknown[],
): Promise<Stored> {
  const now = new Date()
  const instrumentId = interview.instrumentId ?? (await findInstrumentOf(interview.id))
  const { questionnaire } = await read(() => findInstrument(db(), instrumentId))
  const { good, refused } = sort(questionnaire, raw)
  if (good.length > 0) {
    const events = await Promise.all(good.map((event) => withoutPersonalData(questionnaire, interview.id, event, now)))
    await appendEvents(db(), interview.id, sender, events, now)
    await giveTime(interview.id, sender.channel === "console" ? "phone" : "online", now)
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

async function findInstrumentOf(interviewId: string): Promise<string> {
  const cached = instrumentOf.get(interviewId)
  if (cached) return cached
  const row = await read(() => findInterview(db(), interviewId))
  if (!row) throw new Problem("not_found")
  if (instrumentOf.size >= KNOWN_LIMIT) instrumentOf.clear()
  instrumentOf.set(interviewId, row.instrumentId)
  return row.instrumentId
}

async function giveTime(interviewId: string, mode: "phone" | "online", now: Date): Promise<void> {
  if (now.getTime() - (extended.get(interviewId) ?? 0) < EXTEND_EVERY_MS) return
  if (extended.size >= KNOWN_LIMIT) extended.clear()
  extended.set(interviewId, now.getTime())
  const until = holdUntil(mode, now)
  await read(() => extendPlaces(db(), interviewId, until, until))
}
