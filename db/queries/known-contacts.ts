// Whose a number is already, in a study.
import { and, eq, inArray, sql } from "drizzle-orm"
import type { Tx } from "../client"
import { contactPhones, contacts, doNotCall, optOuts } from "../schema"

/**
 * One writer of a study's contacts at a time, until the end of the transaction: a number may stand among first and among
 * further ones, and no one index could keep it to one person.
 */
export async function lockContacts(tx: Tx, studyId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`contacts ${studyId}`}, 0))`)
}

/** The contact of each number that is somebody's. */
export async function ownersOf(tx: Tx, studyId: string, fingerprints: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(fingerprints)]
  if (wanted.length === 0) return new Map()
  const first = await tx
    .select({ id: contacts.id, number: contacts.phoneFingerprint })
    .from(contacts)
    .where(and(eq(contacts.studyId, studyId), inArray(contacts.phoneFingerprint, wanted)))
  const further = await tx
    .select({ id: contactPhones.contactId, number: contactPhones.phoneFingerprint })
    .from(contactPhones)
    .where(and(eq(contactPhones.studyId, studyId), inArray(contactPhones.phoneFingerprint, wanted)))
  return new Map([...first, ...further].map(({ id, number }) => [number, id]))
}

/** Those of the numbers that nobody calls: on the do-not-call list, or of a person who has withdrawn. */
export async function refusedNumbers(tx: Tx, studyId: string, fingerprints: readonly string[]): Promise<Set<string>> {
  const wanted = [...new Set(fingerprints)]
  if (wanted.length === 0) return new Set()
  const listed = await tx
    .select({ number: doNotCall.phoneFingerprint })
    .from(doNotCall)
    .where(and(eq(doNotCall.studyId, studyId), inArray(doNotCall.phoneFingerprint, wanted)))
  const withdrawn = await tx
    .select({ number: optOuts.addressFingerprint })
    .from(optOuts)
    .where(and(eq(optOuts.studyId, studyId), eq(optOuts.why, "withdrawn"), inArray(optOuts.addressFingerprint, wanted)))
  return new Set([...listed, ...withdrawn].map(({ number }) => number))
}

/** `added`: numbers that become this contact's, besides the first of a fresh one. */
type Settled =
  | Readonly<{ kind: "do_not_call" | "number_of_another" }>
  | Readonly<{ contactId: string; fresh: boolean; added: readonly string[] }>

/**
 * Decides in order whose contact each person is; `owners` grows as numbers find theirs.
 * @param people numbers of each, the first one first
 */
export function settle(
  people: readonly (readonly string[])[],
  owners: Map<string, string>,
  refused: ReadonlySet<string>,
  newId: () => string,
): Settled[] {
  return people.map((numbers) => {
    if (numbers.some((number) => refused.has(number))) return { kind: "do_not_call" }
    const [first = "", ...further] = numbers
    const found = new Set(numbers.flatMap((number) => owners.get(number) ?? []))
    const own = owners.get(first)
    // A number of somebody's beside a first one that is new, or another's: who would be called?
    if (found.size > (own ? 1 : 0)) return { kind: "number_of_another" }
    const contactId = own ?? newId()
    const added = further.filter((number) => !owners.has(number))
    for (const number of [first, ...added]) owners.set(number, contactId)
    return { contactId, fresh: !own, added }
  })
}
