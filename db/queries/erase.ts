// What is erased of a person who withdraws, and how their cases end.
import { and, eq, inArray, isNull, sql } from "drizzle-orm"
import { GIVEN } from "@/lib/questionnaire/definition"
import type { Tx } from "../client"
import {
  answerEvents,
  calls,
  cases,
  contactPhones,
  contacts,
  interviews,
  links,
  personalAnswers,
  referrals,
} from "../schema"
import { endAppointment } from "./appointments"
import { instant } from "./callable"
import { type CaseRow, NOBODYS } from "./cases"
import { findInstrument } from "./instruments"
import type { InterviewRow } from "./interviews"

const NOTHING = Buffer.alloc(0)
/** A withdrawal counts as a refusal in outcome rates. */
const WITHDRAWN = "refusal"

/**
 * Personal answers go; of a withdrawn interview also everything in the person's own words, and what an interviewer
 * noted. Ticks stay, nobody's by now: field control of the interviewer's work rests on them.
 */
export async function eraseWords(tx: Tx, interview: InterviewRow, withdrawn: boolean): Promise<void> {
  const { id, instrumentId, answers } = interview
  await tx.delete(personalAnswers).where(eq(personalAnswers.interviewId, id))
  if (!withdrawn) return
  const { questionnaire } = await findInstrument(tx, instrumentId)
  const written = [...questionnaire.byName.values()].flatMap(({ question }) =>
    question.type === "text" ? [question.name] : [],
  )
  const kept = Object.entries(answers).map(([name, value]) => [name, written.includes(name) ? GIVEN : value] as const)
  await tx
    .update(interviews)
    .set({ answers: Object.fromEntries(kept) })
    .where(eq(interviews.id, id))
  await tx
    .update(answerEvents)
    .set({ value: GIVEN })
    .where(
      and(
        eq(answerEvents.interviewId, id),
        sql`${answerEvents.value} is not null`,
        sql`(${answerEvents.kind} = 'note' or ${answerEvents.question} = any(${sql.param(written)}::text[]))`,
      ),
    )
}

/** Nothing leads to the person any more, but that their addresses are left alone, whoever brings them again. */
export async function eraseContact(tx: Tx, studyId: string, id: string, now: Date): Promise<void> {
  await tx.execute(sql`
    insert into opt_outs (study_id, address_fingerprint, why, at)
    select ${studyId}, a.f, 'withdrawn', ${instant(now)} from (
      select t.phone_fingerprint from contacts t where t.id = ${id} and t.erased_at is null
      union select t.email_fingerprint from contacts t
        where t.id = ${id} and t.erased_at is null and t.email_fingerprint is not null
      union select m.phone_fingerprint from contact_phones m where m.contact_id = ${id}) a (f)
    on conflict (study_id, address_fingerprint) do update set why = excluded.why, at = excluded.at`)
  await tx.delete(contactPhones).where(eq(contactPhones.contactId, id))
  await tx
    .update(contacts)
    .set({ sealed: NOTHING, phoneFingerprint: `erased ${id}`, emailFingerprint: null, erasedAt: now })
    .where(and(eq(contacts.id, id), isNull(contacts.erasedAt)))
}

/** Ends the open ones, and everything that could bring the person back; how many were open. Their rows are locked. */
export async function closeCases(tx: Tx, rows: readonly CaseRow[], own: string, now: Date): Promise<number> {
  const ids = rows.map(({ id }) => id)
  for (const id of ids) await endAppointment(tx, id, now, "cancelled")
  const open = rows.filter(({ finalAt }) => finalAt === null).map(({ id }) => id)
  const ended = { ...NOBODYS, reservedFor: null, disposition: WITHDRAWN, nextAttemptAt: null }
  await tx
    .update(cases)
    .set({ ...ended, finalAt: sql`coalesce(${cases.finalAt}, ${instant(now)})` })
    .where(inArray(cases.id, [...new Set([...open, own])]))
  await tx.update(cases).set({ attributes: {} }).where(inArray(cases.id, ids))
  await tx.update(calls).set({ note: null }).where(inArray(calls.caseId, ids))
  await tx
    .update(links)
    .set({ revokedAt: now })
    .where(and(inArray(links.caseId, [...new Set([...open, own])]), isNull(links.revokedAt)))
  await tx.execute(sql`
    update letters set state = 'dropped', reason = 'opted_out'
    where state = 'waiting' and case_id = any(${sql.param(ids)}::uuid[])`)
  await tx.delete(referrals).where(and(inArray(referrals.recruiterCaseId, ids), isNull(referrals.usedAt)))
  return open.length
}
