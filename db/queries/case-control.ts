// A supervisor's hand on the cases: queue, reserve, reassign, break, open again, never call. Each with its reason and its
// audit line. Cases of the supervisor's regions that nobody has, or somebody of their own team; others are not found.
import { addHours } from "date-fns"
import { and, eq, isNull } from "drizzle-orm"
import { COMPLETE, DO_NOT_CALL } from "@/lib/disposition/codes"
import type { Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { type Control, type ControlRequest, controlsOf } from "@/lib/sample/case-control"
import type { Tx } from "../client"
import { cases, contactPhones, contacts, people } from "../schema"
import { dropUnbegun } from "./ahead"
import { byPerson, record } from "./audit"
import { canControl, isBarred } from "./case-list"
import { callingOf } from "./case-standing"
import { type CaseRow, holderOfCase, lockCase } from "./cases"
import { addDoNotCall } from "./do-not-call"
import { tellFloor } from "./floor"
import { findRunning } from "./interviews"

/** What a queued case gets: before everything but agreed times. */
const QUEUED = 10

/**
 * Does one thing to a case. Problems: `not_found` for a case out of reach or an interviewer of another team,
 * `case_not_so` when it does not stand as that would need (somebody has changed it meanwhile), `person_barred` when a case
 * of somebody who is never called again is to be opened.
 */
export async function controlCase(tx: Tx, person: Person, request: ControlRequest, now: Date): Promise<void> {
  const { caseId, control, personId, reason } = request
  if (!(await canControl(tx, person, caseId, now))) throw new Problem("not_found")
  if (control === "do_not_call") return neverCall(tx, person, caseId, reason, now)
  const row = await lockCase(tx, caseId)
  if (control === "reopen" && (await isBarred(tx, caseId))) throw new Problem("person_barred")
  if (!controlsOf(await standingFor(row, now)).includes(control)) throw new Problem("case_not_so")
  const target = personId ? await colleague(tx, person, personId) : null
  const set = await changeOf(tx, row, control, target, now)
  await tx.update(cases).set(set).where(eq(cases.id, caseId))
  const details = { reason, ...(target && { for: target }), had: holderOfCase(row, now) }
  await record(tx, byPerson(person), `case.${control}`, { thing: "case", id: caseId, details })
  if (set.leasedBy === null && row.leasedBy) await tellFloor(tx, row.leasedBy)
}

function standingFor(row: CaseRow, now: Date) {
  const { finalAt, priority, reservedFor, contactId, disposition } = row
  return {
    final: finalAt !== null,
    held: holderOfCase(row, now) !== null,
    queued: priority > 0,
    reserved: reservedFor !== null,
    hasContact: contactId !== null,
    closed: disposition === COMPLETE.code || disposition === DO_NOT_CALL.code,
  }
}

const FREE = { leasedBy: null, leasedUntil: null, aheadFor: null, aheadUntil: null }
/** May be called from now on, whenever the hours allow. */
const atOnce = (now: Date) => ({ nextAttemptAt: now, slotsDue: null })

async function changeOf(
  tx: Tx,
  row: CaseRow,
  control: Exclude<Control, "do_not_call">,
  target: string | null,
  now: Date,
): Promise<Partial<typeof cases.$inferInsert>> {
  switch (control) {
    case "queue":
      return { priority: QUEUED, ...atOnce(now) }
    case "unqueue":
      return { priority: 0 }
    case "reserve":
      return { reservedFor: target }
    case "unreserve":
      return { reservedFor: null }
    case "break":
      await letGo(tx, row, now)
      return FREE
    case "reassign": {
      // Taken ahead for the other one: with its interview, if it was begun, and for as long as a started one.
      if (!(await findRunning(tx, row.id))) return { ...FREE, reservedFor: target, priority: QUEUED, ...atOnce(now) }
      const { lease } = await callingOf(tx, row.waveId)
      const until = addHours(now, lease.startedHours)
      return { ...FREE, aheadFor: target, aheadUntil: until, reservedFor: target, ...atOnce(now) }
    }
    case "reopen":
      return { finalAt: null, attempts: 0, refusals: 0, slotAttempts: {}, ...atOnce(now) }
  }
}

async function letGo(tx: Tx, row: CaseRow, now: Date): Promise<void> {
  if (row.aheadFor) await dropUnbegun(tx, row.id, now)
}

/** Every number of the contact goes on the list: it is the person who does not want to be called. */
async function neverCall(tx: Tx, person: Person, caseId: string, reason: string, now: Date): Promise<void> {
  const [contact] = await tx
    .select({ id: contacts.id, studyId: contacts.studyId, fingerprint: contacts.phoneFingerprint })
    .from(cases)
    .innerJoin(contacts, eq(contacts.id, cases.contactId))
    .where(and(eq(cases.id, caseId), isNull(cases.finalAt)))
  if (!contact) throw new Problem("case_not_so")
  const further = await tx
    .select({ fingerprint: contactPhones.phoneFingerprint })
    .from(contactPhones)
    .where(eq(contactPhones.contactId, contact.id))
  for (const { fingerprint } of [contact, ...further])
    await addDoNotCall(tx, person, contact.studyId, { fingerprint, reason }, now)
  await record(tx, byPerson(person), "case.do_not_call", { thing: "case", id: caseId, details: { reason } })
}

/** An interviewer of the same team who works here still. */
async function colleague(tx: Tx, person: Person, id: string): Promise<string> {
  if (!person.teamId) throw new Problem("not_found")
  const same = and(
    eq(people.id, id),
    eq(people.teamId, person.teamId),
    eq(people.role, "interviewer"),
    isNull(people.disabledAt),
  )
  const [found] = await tx.select({ id: people.id }).from(people).where(same)
  if (!found) throw new Problem("not_found")
  return found.id
}
