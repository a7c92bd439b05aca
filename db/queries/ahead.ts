// Cases taken ahead, for a place with a poor line: nobody else's, with their places held, until an agreed time.
import { addHours } from "date-fns"
import { and, asc, count, eq, gt, inArray, sql } from "drizzle-orm"
import type { Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import type { Tx } from "../client"
import { newId } from "../ids"
import { answerEvents, cases, interviews } from "../schema"
import { byPerson, record } from "./audit"
import { callingOf } from "./case-standing"
import { type CaseRow, lockCase, lockPerson, NOBODYS } from "./cases"
import { findInstrument } from "./instruments"
import { findRunning, startInterview } from "./interviews"
import { findNextCase } from "./next-case"
import { returnPlaces } from "./quotas"
import { findWave } from "./waves"

/** A case taken ahead, with the interview that holds its place and that the console fills in. */
export type Ahead = Readonly<{ caseId: string; interviewId: string; until: Date }>

/**
 * Reserves up to `n` further cases for this person, each with its quota place like one that was started; never more at
 * once than the wave's policy allows. Agreed times and own cases taken before are not among them.
 * @returns those that were taken now, in the order of the search
 */
export async function takeAhead(tx: Tx, person: Person, n: number, now: Date): Promise<Ahead[]> {
  await lockPerson(tx, person.id)
  let had = (await listAhead(tx, person.id, now)).length
  const taken: Ahead[] = []
  while (taken.length < n) {
    const caseId = await findNextCase(tx, person, now, "further")
    if (!caseId) break
    const row = await lockCase(tx, caseId)
    const { lease } = await callingOf(tx, row.waveId)
    if (had >= lease.ahead) break
    const until = addHours(now, lease.startedHours)
    const interviewId = await reserve(tx, person, row, until, now)
    if (!interviewId) break
    taken.push({ caseId, interviewId, until })
    had++
  }
  return taken
}

/** This person's cases taken ahead, oldest first. */
export async function listAhead(tx: Tx, personId: string, now: Date): Promise<Ahead[]> {
  const rows = await tx
    .select({ caseId: cases.id, interviewId: interviews.id, until: cases.aheadUntil })
    .from(cases)
    .innerJoin(interviews, and(eq(interviews.caseId, cases.id), eq(interviews.status, "running")))
    .where(and(eq(cases.aheadFor, personId), gt(cases.aheadUntil, now)))
    .orderBy(asc(cases.aheadUntil), asc(cases.shuffle))
  return rows.map((row) => ({ ...row, until: row.until ?? now }))
}

/** Gives cases back that were not called after all; what was answered meanwhile stays. Problem `case_not_yours`. */
export async function giveBack(tx: Tx, person: Person, caseIds: readonly string[], now: Date): Promise<void> {
  for (const id of [...caseIds].sort()) {
    const row = await lockCase(tx, id)
    if (row.aheadFor !== person.id) throw new Problem("case_not_yours")
    await dropUnbegun(tx, id, now)
    await tx.update(cases).set({ aheadFor: null, aheadUntil: null }).where(eq(cases.id, id))
    await record(tx, byPerson(person), "case.given_back", { thing: "case", id })
  }
}

/** Cases taken ahead whose time is over go back, with places of interviews that were never begun. For the round of every minute. */
export async function freeAhead(tx: Tx, now: Date): Promise<number> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select c.id from cases c where c.ahead_for is not null and c.ahead_until <= ${now.toISOString()}::timestamptz
    order by c.id limit 200 for update skip locked`)
  const ids = rows.map(({ id }) => id)
  for (const id of ids) await dropUnbegun(tx, id, now)
  if (ids.length > 0) await tx.update(cases).set({ aheadFor: null, aheadUntil: null }).where(inArray(cases.id, ids))
  return ids.length
}

/** An interview that only held a place, with no answer in it, is none. The case is locked by the caller. */
export async function dropUnbegun(tx: Tx, caseId: string, now: Date): Promise<void> {
  const running = await findRunning(tx, caseId)
  if (!running || running.lastEventAt > running.startedAt) return
  const [events] = await tx.select({ n: count() }).from(answerEvents).where(eq(answerEvents.interviewId, running.id))
  if ((events?.n ?? 0) > 0) return
  await returnPlaces(tx, running.id, now)
  await tx
    .update(interviews)
    .set({ status: "broken_off", standing: "out", endedAt: now })
    .where(eq(interviews.id, running.id))
}

// Null when its cell filled up meanwhile: then nothing of it is kept.
async function reserve(tx: Tx, person: Person, row: CaseRow, until: Date, now: Date): Promise<string | null> {
  try {
    return await tx.transaction(async (part) => {
      await part
        .update(cases)
        .set({ ...NOBODYS, aheadFor: person.id, aheadUntil: until })
        .where(eq(cases.id, row.id))
      await record(part, byPerson(person), "case.taken_ahead", { thing: "case", id: row.id })
      const language = row.language ?? (await firstLanguage(part, row.waveId))
      const start = { id: newId(), caseId: row.id, mode: "phone" as const, language, interviewerId: person.id }
      return (await startInterview(part, start, now)).id
    })
  } catch (error) {
    if (error instanceof Problem && error.code === "quota_closed") return null
    throw error
  }
}

async function firstLanguage(tx: Tx, waveId: string): Promise<string> {
  const { study } = await findInstrument(tx, (await findWave(tx, waveId)).instrumentId)
  return study.languages[0] ?? "kk"
}
