// Numbers that nobody of a study calls, known by their fingerprints only.
import { and, asc, count, eq, inArray, isNull } from "drizzle-orm"
import { DO_NOT_CALL } from "@/lib/disposition/codes"
import type { Person } from "@/lib/permission"
import type { Tx } from "../client"
import { cases, doNotCall, people } from "../schema"
import { byPerson, record } from "./audit"
import { endAppointment } from "./calls"
import { NOBODYS } from "./cases"
import { breakOff } from "./interviews"
import { lockContacts, ownersOf } from "./known-contacts"

/** `added` is false for a number that was on the list; `closed` cases came to their end. */
export type AddedNumber = Readonly<{ added: boolean; closed: number }>

/** Puts a number on a study's list and ends the open cases of whoever it belongs to. The audit line does not know the number. */
export async function addDoNotCall(
  tx: Tx,
  person: Person,
  studyId: string,
  { fingerprint, reason }: Readonly<{ fingerprint: string; reason: string }>,
  now: Date,
): Promise<AddedNumber> {
  await lockContacts(tx, studyId)
  const row = { studyId, phoneFingerprint: fingerprint, reason, personId: person.id, at: now }
  const added = await tx.insert(doNotCall).values(row).onConflictDoNothing().returning({ at: doNotCall.at })
  const contactId = (await ownersOf(tx, studyId, [fingerprint])).get(fingerprint)
  const closed = contactId ? await endCases(tx, contactId, now) : 0
  const details = { added: added.length > 0, closed, reason }
  await record(tx, byPerson(person), "do_not_call.added", { thing: "study", id: studyId, details })
  return { added: added.length > 0, closed }
}

export type ListedNumber = Readonly<{ reason: string; at: Date; person: string | null }>

/** What the list says of a number; null when it is not on it. */
export async function findDoNotCall(tx: Tx, studyId: string, fingerprint: string): Promise<ListedNumber | null> {
  const [row] = await tx
    .select({ reason: doNotCall.reason, at: doNotCall.at, person: people.name })
    .from(doNotCall)
    .leftJoin(people, eq(people.id, doNotCall.personId))
    .where(and(eq(doNotCall.studyId, studyId), eq(doNotCall.phoneFingerprint, fingerprint)))
  return row ?? null
}

/** How many numbers stand on a study's list, by reason. */
export const countDoNotCall = (tx: Tx, studyId: string): Promise<{ reason: string; n: number }[]> =>
  tx
    .select({ reason: doNotCall.reason, n: count() })
    .from(doNotCall)
    .where(eq(doNotCall.studyId, studyId))
    .groupBy(doNotCall.reason)
    .orderBy(asc(doNotCall.reason))

async function endCases(tx: Tx, contactId: string, now: Date): Promise<number> {
  const open = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.contactId, contactId), isNull(cases.finalAt)))
    .orderBy(asc(cases.id))
    .for("update")
  for (const { id } of open) {
    await breakOff(tx, id, now)
    await endAppointment(tx, id, now, "cancelled")
  }
  const ids = open.map(({ id }) => id)
  const ended = { ...NOBODYS, reservedFor: null, disposition: DO_NOT_CALL.code, finalAt: now, nextAttemptAt: null }
  if (ids.length > 0) await tx.update(cases).set(ended).where(inArray(cases.id, ids))
  return ids.length
}
