// Sampled persons become contacts (sealed) and cases.
import { and, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm"
import type { Tx } from "../client"
import { newId } from "../ids"
import { cases, contactPhones, contacts } from "../schema"
import { lockContacts, ownersOf, refusedNumbers, settle } from "./known-contacts"

/** A number as the caller sealed it: this file never sees a name or a number. */
export type SealedPhone = Readonly<{ sealed: Buffer; phoneFingerprint: string }>
/** `sealed` holds the name, the first number and what else is known; `further` numbers stand apart. */
export type SealedContact = SealedPhone &
  Readonly<{ further?: readonly SealedPhone[]; emailFingerprint?: string | null }>

export type Sampled = SealedContact &
  Readonly<{
    region: string | null
    service: string | null
    language: string | null
    timezone: string
    sourceReference: string | null
    /** Place in the shuffled queue, 0 to 1. */
    shuffle: number
    attributes?: Readonly<Record<string, string>>
    listId?: string
  }>

/**
 * What became of a person: a new case, or none because they are on the wave's list for the service, because one of their
 * numbers is not to be called, or because a second number is another person's.
 */
export type Taken =
  | Readonly<{ kind: "added"; caseId: string }>
  | Readonly<{ kind: "known" | "do_not_call" | "number_of_another" }>

type InWave = Readonly<{ id: string; studyId: string }>

/** Adds cases to a wave; for each person, in order, the new case's id, or null when left out. */
export async function addCases(
  tx: Tx,
  wave: InWave,
  source: "list" | "snowball",
  people: readonly Sampled[],
): Promise<(string | null)[]> {
  const taken = await takeIn(tx, wave, source, people)
  return taken.map((one) => (one.kind === "added" ? one.caseId : null))
}

/**
 * Adds people to a wave, in order. A number belongs to one contact of the study, wherever it was met first; further
 * numbers of a known person are added to theirs. Writers of contacts wait for each other's end of transaction.
 */
export async function takeIn(
  tx: Tx,
  wave: InWave,
  source: "list" | "snowball",
  people: readonly Sampled[],
): Promise<Taken[]> {
  const taken: Taken[] = []
  await lockContacts(tx, wave.studyId)
  for (let from = 0; from < people.length; from += 1_000) {
    taken.push(...(await takeSome(tx, wave, source, people.slice(from, from + 1_000))))
  }
  return taken
}

async function takeSome(
  tx: Tx,
  wave: InWave,
  source: "list" | "snowball",
  people: readonly Sampled[],
): Promise<Taken[]> {
  if (people.length === 0) return []
  const { studyId } = wave
  const numbers = people.map(({ phoneFingerprint, further = [] }) => [
    phoneFingerprint,
    ...further.map((phone) => phone.phoneFingerprint),
  ])
  const owners = await ownersOf(tx, studyId, numbers.flat())
  const settled = settle(numbers, owners, await refusedNumbers(tx, studyId, numbers.flat()), newId)
  await saveContacts(tx, studyId, people, settled)
  const known = await casesOf(
    tx,
    wave.id,
    settled.flatMap((one) => ("contactId" in one ? [one.contactId] : [])),
  )
  const rows: (typeof cases.$inferInsert)[] = []
  const taken = people.map((person, at): Taken => {
    const one = settled[at]!
    if (!("contactId" in one)) return one
    const key = `${one.contactId} ${person.service}`
    if (known.has(key)) return { kind: "known" }
    known.add(key)
    const { sealed: _sealed, phoneFingerprint: _number, further: _further, emailFingerprint: _email, ...rest } = person
    const id = newId()
    rows.push({ ...rest, id, waveId: wave.id, source, contactId: one.contactId })
    return { kind: "added", caseId: id }
  })
  if (rows.length > 0) await tx.insert(cases).values(rows)
  return taken
}

type Settled = ReturnType<typeof settle>

async function saveContacts(tx: Tx, studyId: string, people: readonly Sampled[], settled: Settled): Promise<void> {
  const fresh: (typeof contacts.$inferInsert)[] = []
  const phones: { contactId: string; sealed: Buffer; phoneFingerprint: string }[] = []
  for (const [at, { sealed, phoneFingerprint, emailFingerprint = null, further = [] }] of people.entries()) {
    const one = settled[at]
    if (!one || !("contactId" in one)) continue
    if (one.fresh) fresh.push({ id: one.contactId, studyId, sealed, phoneFingerprint, emailFingerprint })
    const own = new Set(one.added)
    phones.push(
      ...further
        .filter((phone) => own.has(phone.phoneFingerprint))
        .map((phone) => ({ contactId: one.contactId, ...phone })),
    )
  }
  if (fresh.length > 0) await tx.insert(contacts).values(fresh)
  if (phones.length > 0) await addPhones(tx, studyId, phones)
}

async function addPhones(
  tx: Tx,
  studyId: string,
  phones: readonly { contactId: string; sealed: Buffer; phoneFingerprint: string }[],
): Promise<void> {
  const ids = [...new Set(phones.map(({ contactId }) => contactId))]
  const last = await tx
    .select({ contactId: contactPhones.contactId, place: sql<number>`max(${contactPhones.place})::int` })
    .from(contactPhones)
    .where(inArray(contactPhones.contactId, ids))
    .groupBy(contactPhones.contactId)
  const places = new Map(last.map(({ contactId, place }) => [contactId, place]))
  const rows = phones.map((phone) => {
    const place = (places.get(phone.contactId) ?? 1) + 1
    places.set(phone.contactId, place)
    return { ...phone, studyId, place }
  })
  await tx.insert(contactPhones).values(rows)
}

/** Person and service of the cases that these contacts have in a wave. */
async function casesOf(tx: Tx, waveId: string, contactIds: readonly string[]): Promise<Set<string>> {
  if (contactIds.length === 0) return new Set()
  const rows = await tx
    .select({ contactId: cases.contactId, service: cases.service })
    .from(cases)
    .where(and(eq(cases.waveId, waveId), inArray(cases.contactId, [...new Set(contactIds)])))
  return new Set(rows.map(({ contactId, service }) => `${contactId} ${service}`))
}

/** Ids of cases of a wave that nobody has finished, in the queue's order, latest first: for handing out links. */
export async function listOpenCases(tx: Tx, waveId: string, limit: number): Promise<string[]> {
  const rows = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.waveId, waveId), isNull(cases.finalAt), isNotNull(cases.contactId)))
    .orderBy(desc(cases.shuffle))
    .limit(limit)
  return rows.map((row) => row.id)
}
