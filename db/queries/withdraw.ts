// A respondent withdraws, in one transaction: out of the figures, the contact erased, nobody calls or writes any more.
// Locks: the study's contacts, then as everywhere cases, interviews, cells, streams, the check; audit lines last.
import { asc, eq, inArray, or } from "drizzle-orm"
import { Problem } from "@/lib/problem"
import { contributionOf } from "@/lib/scoring/contribution"
import type { Tx } from "../client"
import { cases, interviews, waves } from "../schema"
import { type Actor, record } from "./audit"
import { cancelCheck } from "./cancel-check"
import type { CaseRow } from "./cases"
import type { OpenSeed } from "./drawing"
import { closeCases, eraseContact, eraseWords } from "./erase"
import { tellFloor } from "./floor"
import { contextOf, findInstrument } from "./instruments"
import { breakOff, type InterviewRow } from "./interviews"
import { lockContacts } from "./known-contacts"
import { heldBy } from "./places"
import { cellsOfInterview, lockCells, withdrawPlaces } from "./quotas"
import { lockStreams } from "./suspicion"
import { queueCounts } from "./tally"

/**
 * Withdraws the interviews of one case and erases its person from the study. Other interviews of the same person stay,
 * with nobody's name; their open cases end. Repeating it changes nothing. Problem `not_found`.
 */
export async function withdraw(tx: Tx, caseId: string, actor: Actor, openSeed: OpenSeed, now: Date): Promise<void> {
  const { rows, contactId, studyId } = await lockPersonsCases(tx, caseId)
  const all = await lockInterviews(tx, rows)
  const own = all.filter((one) => one.caseId === caseId && one.withdrawnAt === null)
  await lockCellsOf(tx, all)
  for (const one of own) await lockStreams(tx, one)
  for (const { id } of rows) await breakOff(tx, id, now)
  for (const one of own) await takeOut(tx, one, rows.find(({ id }) => id === caseId)!, openSeed, now)
  for (const one of all) await eraseWords(tx, one, own.includes(one))
  if (contactId) await eraseContact(tx, studyId, contactId, now)
  const closed = await closeCases(tx, rows, caseId, now)
  for (const { id, standing } of own) {
    const details = { standing: standing ?? "running" }
    await record(tx, actor, "interview.withdrawn", { thing: "interview", id, details })
  }
  if (closed > 0 || own.length > 0) await record(tx, actor, "case.withdrawn", { thing: "case", id: caseId })
  for (const { leasedBy } of rows) if (leasedBy) await tellFloor(tx, leasedBy)
}

async function lockPersonsCases(tx: Tx, caseId: string) {
  const [found] = await tx
    .select({ contactId: cases.contactId, studyId: waves.studyId })
    .from(cases)
    .innerJoin(waves, eq(waves.id, cases.waveId))
    .where(eq(cases.id, caseId))
  if (!found) throw new Problem("not_found")
  const { contactId, studyId } = found
  if (contactId) await lockContacts(tx, studyId)
  const rows = await tx
    .select()
    .from(cases)
    .where(or(eq(cases.id, caseId), contactId ? eq(cases.contactId, contactId) : undefined))
    .orderBy(asc(cases.id))
    .for("update")
  return { rows, contactId, studyId }
}

const lockInterviews = (tx: Tx, rows: readonly CaseRow[]): Promise<InterviewRow[]> =>
  tx
    .select()
    .from(interviews)
    .where(
      inArray(
        interviews.caseId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(asc(interviews.id))
    .for("update")

async function lockCellsOf(tx: Tx, all: readonly InterviewRow[]): Promise<void> {
  const ids = new Set<number>()
  for (const { id } of all)
    for (const cell of [...(await heldBy(tx, id)), ...(await cellsOfInterview(tx, id))]) ids.add(cell)
  await lockCells(tx, [...ids])
}

async function takeOut(tx: Tx, interview: InterviewRow, caseRow: CaseRow, openSeed: OpenSeed, now: Date) {
  if (interview.standing === "counted") {
    await withdrawPlaces(tx, interview.id, now)
    const { study, questionnaire } = await findInstrument(tx, interview.instrumentId)
    const context = contextOf(study, { ...caseRow, mode: interview.mode }, interview.endedAt ?? now)
    await queueCounts(tx, interview, caseRow, contributionOf(study, questionnaire, interview.answers, context), -1)
  }
  await tx
    .update(interviews)
    .set({ standing: "out", withdrawnAt: now, device: null, resumeCode: null })
    .where(eq(interviews.id, interview.id))
  await cancelCheck(tx, interview, openSeed, now)
}
