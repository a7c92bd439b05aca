// Checks a batch of events, seals personal answers, and stores the rest. What comes back names each event's fate.
import { read, transact } from "@/db/client"
import { appendEvents, type Sender, type Target } from "@/db/queries/events"
import { findInstrument, type Instrument } from "@/db/queries/instruments"
import { findInterview, savePersonalAnswer } from "@/db/queries/interviews"
import { openLinkInterview } from "@/db/queries/links"
import { checkQuota } from "@/db/queries/quota-closed"
import { extendPlaces } from "@/db/queries/quotas"
import { Problem } from "@/lib/problem"
import { GIVEN } from "@/lib/questionnaire/definition"
import { AnswerEvent } from "@/lib/questionnaire/events"
import { isPlausible } from "@/lib/questionnaire/plausible"
import type { Questionnaire } from "@/lib/questionnaire/questionnaire"
import { holdUntil } from "@/lib/quota/places"
import { db, vault } from "./database"

/** `closed`: whether a full quota cell is closed to this respondent; there only when the batch could have changed it. */
export type Stored = Readonly<{ stored: string[]; refused: string[]; closed?: boolean }>

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
  const instrument = await read(() => findInstrument(db(), instrumentId))
  const { questionnaire } = instrument
  const { good, refused } = sort(questionnaire, raw)
  if (good.length === 0) return { stored: [], refused }
  const personal = good.some((event) => isPersonal(questionnaire, event))
  const events = personal
    ? await Promise.all(good.map((event) => withoutPersonalData(questionnaire, target, event, now)))
    : good
  await appendEvents(db(), target, sender, events, now)
  const closed = touches(instrument, good) ? await movePlaces(target, now) : null
  if (closed === null) await giveTime(target, sender.channel === "console" ? "phone" : "online", instrument, now)
  return { stored: good.map((event) => event.id), refused, ...(closed !== null && { closed }) }
}

const touches = ({ dimensions }: Instrument, events: readonly AnswerEvent[]): boolean =>
  events.some(({ question }) => question !== undefined && dimensions.touched.has(question))

// The answers are safe by now. A failure here makes the client send them again, and the places are looked at again.
async function movePlaces(target: Target, now: Date): Promise<boolean | null> {
  const { id } = await interviewOf(target, now)
  return transact(db(), (tx) => checkQuota(tx, id, now))
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

const isPersonal = (questionnaire: Questionnaire, { kind, question = "" }: AnswerEvent): boolean =>
  kind === "answered" && questionnaire.byName.get(question)?.question.personal === true

async function withoutPersonalData(
  questionnaire: Questionnaire,
  target: Target,
  event: AnswerEvent,
  now: Date,
): Promise<AnswerEvent> {
  if (event.kind !== "answered" || !isPersonal(questionnaire, event)) return event
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

async function giveTime(target: Target, mode: "phone" | "online", { study }: Instrument, now: Date): Promise<void> {
  if (now.getTime() - (extended.get(keyOf(target)) ?? 0) < EXTEND_EVERY_MS) return
  if (extended.size >= KNOWN_LIMIT) extended.clear()
  extended.set(keyOf(target), now.getTime())
  const { id } = await interviewOf(target, now)
  const until = holdUntil(mode, now, study.quotas.holdMinutes)
  await read(() => extendPlaces(db(), id, until, until))
}
