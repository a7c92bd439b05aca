// One interviewer's day in the words of the studies they work on.
import type { Tx } from "@/db/client"
import { listAhead } from "@/db/queries/ahead"
import { countDay, listAppointments } from "@/db/queries/calls"
import { findOwnCase } from "@/db/queries/cases"
import { listDayCalls, listSubjects, type Subject } from "@/db/queries/console"
import { findInstrument } from "@/db/queries/instruments"
import type { Person } from "@/lib/permission"
import { startOfDayIn } from "@/lib/time"
import { subjectOf } from "../_console/subject"
import { PHONE_ROOM } from "../phone-room"

const SHOWN_CALLS = 12

/** `hard`: agreed; else a better time that was named. */
export type AppointmentLine = Readonly<{
  caseId: string
  at: string
  hard: boolean
  timezone: string
  subject: string
}>
export type CallLine = Readonly<{ startedAt: string; subject: string; disposition: string | null }>
export type AheadLine = Readonly<{ caseId: string; until: string; subject: string }>
export type Day = Readonly<{
  figures: Readonly<{ calls: number; completed: number; minutes: number }>
  /** What the case already taken is about. */
  own: string | null
  /** Cases on the screen or ahead. */
  held: readonly string[]
  ahead: readonly AheadLine[]
  appointments: readonly AppointmentLine[]
  calls: readonly CallLine[]
}>

export async function loadDay(tx: Tx, person: Person, locale: string, now: Date): Promise<Day> {
  const since = startOfDayIn(now, PHONE_ROOM)
  const ownId = await findOwnCase(tx, person.id, now)
  const appointments = await listAppointments(tx, person.id)
  const calls = await listDayCalls(tx, person.id, since)
  const figures = await countDay(tx, person.id, since)
  const shown = calls.slice(0, SHOWN_CALLS)
  const ahead = await listAhead(tx, person.id, now)
  const ids = [...appointments, ...shown, ...ahead].map((one) => one.caseId)
  const words = await wordsOf(tx, await listSubjects(tx, ownId ? [...ids, ownId] : ids), locale)
  const milliseconds = calls.reduce(
    (sum, call) => sum + ((call.endedAt ?? now).getTime() - call.startedAt.getTime()),
    0,
  )
  return {
    figures: { ...figures, minutes: Math.round(milliseconds / 60_000) },
    own: ownId === null ? null : (words.get(ownId) ?? ""),
    held: [...(ownId ? [ownId] : []), ...ahead.map((one) => one.caseId)],
    ahead: ahead.map(({ caseId, until }) => ({ caseId, until: until.toISOString(), subject: words.get(caseId) ?? "" })),
    appointments: appointments.map(({ caseId, at, hard, timezone }) => ({
      ...{ caseId, hard, timezone },
      at: at.toISOString(),
      subject: words.get(caseId) ?? "",
    })),
    calls: shown.map(({ caseId, startedAt, disposition }) => ({
      startedAt: startedAt.toISOString(),
      disposition,
      subject: words.get(caseId) ?? "",
    })),
  }
}

async function wordsOf(tx: Tx, subjects: ReadonlyMap<string, Subject>, locale: string): Promise<Map<string, string>> {
  const words = new Map<string, string>()
  for (const [id, subject] of subjects) {
    const { study } = await findInstrument(tx, subject.instrumentId)
    words.set(id, subjectOf(study, subject, locale))
  }
  return words
}
