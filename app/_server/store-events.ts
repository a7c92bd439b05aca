// Checks a batch of events, seals personal answers, and stores the rest. What comes back names each event's fate.
import { read } from "@/db/client"
import { appendEvents, type Sender, type Target } from "@/db/queries/events"
import { findInstrument } from "@/db/queries/instruments"
import { findInterview, savePersonalAnswer } from "@/db/queries/interviews"
import { openLinkInterview } from "@/db/queries/links"
import { extendPlaces } from "@/db/queries/quotas"
import { Problem } from "@/lib/problem"
import { GIVEN } from "@/lib/questionnaire/definition"
import { AnswerEvent } from "@/lib/questionnaire/events"
import { isPlausible } from "@/lib/questionnaire/plausible"
import type { Questionnaire } from "@/lib/questionnaire/questionnaire"
import { holdUntil } from "@/lib/quota/places"
import { db, vault } from "./database"

export type Stored = Readonly<{ stored: string[]; refused: string[] }>

/** An interview's instrument never changes: looked up once per process, by interview or by link. */
const instrumentOf = new Map<string, string>()
const KNOWN_LIMIT = 20_000

/** When this process last gave an interview's places more time. */
const extended = new Map<string, number>()
const EXTEND_EVERY_MS = 10 * 60_000

/** Events stored (now or before) and those refused for good: unknown question, unknown code, malformed. */
export async function storeEvents(target: Target, sender: Sender, raw: readonly unknown[]): Promise<Stored> {
  const now = new Date()
  const instrumentId = await findInstrumentOf(target, now)
  const { questionnaire } = await read(() => findInstrument(db(), instrumentId))
  const { good, refused } = sort(questionnaire, raw)
  if (good.length > 0) {
    const events = await Promise.all(good.map((event) => withoutPersonalData(questionnaire, target, event, now)))
    await appendEvents(db(), target, sender, events, now)
    await giveTime(target, sender.channel === "console" ? "phone" : "online", now)
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
  target: Target,
  event: AnswerEvent,
  now: Date,
): Promise<AnswerEvent> {
  if (event.kind !== "answered" || !questionnaire.byName.get(event.question)?.question.personal) return event
  const sealed = vault().seal(String(event.value))
  const { id } = await interviewOf(target, now)
  await read(() => savePersonalAnswer(db(), id, event.question, sealed, now))
  return { ...event, value: GIVEN }
}

const keyOf = (target: Target): string => ("tokenHash" in target ? target.tokenHash : target.interviewId)

async function interviewOf(target: Target, now: Date): Promise<{ id: string; instrumentId: string }> {
  if ("tokenHash" in target) return read(() => openLinkInterview(db(), target.tokenHash, now))
  const row = await read(() => findInterview(db(), target.interviewId))
  if (!row) throw new Problem("not_found")
  return row
}

async function findInstrumentOf(target: Target, now: Date): Promise<string> {
  const cached = instrumentOf.get(keyOf(target))
  if (cached) return cached
  const { instrumentId } = await interviewOf(target, now)
  if (instrumentOf.size >= KNOWN_LIMIT) instrumentOf.clear()
  instrumentOf.set(keyOf(target), instrumentId)
  return instrumentId
}

async function giveTime(target: Target, mode: "phone" | "online", now: Date): Promise<void> {
  if (now.getTime() - (extended.get(keyOf(target)) ?? 0) < EXTEND_EVERY_MS) return
  if (extended.size >= KNOWN_LIMIT) extended.clear()
  extended.set(keyOf(target), now.getTime())
  const { id } = await interviewOf(target, now)
  const until = holdUntil(mode, now)
  await read(() => extendPlaces(db(), id, until, until))
}
