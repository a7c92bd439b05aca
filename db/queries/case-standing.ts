// What decides on a case besides its own row: the wave's calling policy, its contact's numbers, the calls so far.
import { and, asc, eq, isNotNull, isNull, max, ne, sql } from "drizzle-orm"
import type { PastCall, Standing } from "@/lib/disposition/after-call"
import { atAnyTime } from "@/lib/sample/slots"
import type { CallingPolicy } from "@/lib/study/calling"
import { startOfDayIn } from "@/lib/time"
import type { Tx } from "../client"
import { appointments, calls, contactPhones, people, waves } from "../schema"
import type { CaseRow } from "./cases"
import { findInstrument } from "./instruments"

/** How the wave calls; in a practice wave nobody's hours are kept, for nobody is called. */
export async function callingOf(tx: Tx, waveId: string): Promise<CallingPolicy> {
  const [wave] = await tx
    .select({ instrumentId: waves.instrumentId, practice: waves.practice })
    .from(waves)
    .where(eq(waves.id, waveId))
  if (!wave) throw new Error(`no wave ${waveId}`)
  return policyIn(tx, wave)
}

export async function policyIn(tx: Tx, wave: { instrumentId: string; practice: boolean }): Promise<CallingPolicy> {
  const { study } = await findInstrument(tx, wave.instrumentId)
  return wave.practice ? atAnyTime(study.calling) : study.calling
}

/** A locked case as the rules see it just before a call that ends now. */
export async function standingOfCase(tx: Tx, row: CaseRow, now: Date): Promise<Standing> {
  const history = await pastCalls(tx, row.id)
  const day = startOfDayIn(now, row.timezone)
  const [agreed] = await tx
    .select({ at: appointments.at, hard: appointments.hard })
    .from(appointments)
    .where(and(eq(appointments.caseId, row.id), isNull(appointments.endedAt)))
  const { timezone, attempts, slotAttempts, phone, refusals, language } = row
  return {
    ...{ timezone, attempts, slotAttempts, phone, refusals, language, history },
    today: history.filter(({ at }) => at >= day).length,
    phones: await countPhones(tx, row.contactId),
    agreed: agreed ?? null,
  }
}

/** Whether anybody but this person interviews in a language. */
export async function isSpoken(tx: Tx, language: string, except: string): Promise<boolean> {
  const speaker = and(
    eq(people.role, "interviewer"),
    isNull(people.disabledAt),
    ne(people.id, except),
    sql`${language} = any(${people.languages})`,
  )
  return (await tx.select({ id: people.id }).from(people).where(speaker).limit(1)).length > 0
}

async function pastCalls(tx: Tx, caseId: string): Promise<PastCall[]> {
  const rows = await tx
    .select({ code: calls.disposition, at: calls.startedAt, phone: calls.phone, personId: calls.personId })
    .from(calls)
    .where(and(eq(calls.caseId, caseId), isNotNull(calls.disposition)))
    .orderBy(asc(calls.startedAt), asc(calls.id))
  return rows.map(({ code, ...call }) => ({ ...call, code: code ?? "" }))
}

async function countPhones(tx: Tx, contactId: string | null): Promise<number> {
  if (!contactId) return 1
  const [row] = await tx
    .select({ place: max(contactPhones.place) })
    .from(contactPhones)
    .where(eq(contactPhones.contactId, contactId))
  return row?.place ?? 1
}
