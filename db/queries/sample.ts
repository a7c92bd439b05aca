// Sampled persons become contacts (sealed) and cases.
import { and, desc, eq, inArray, isNotNull, isNull } from "drizzle-orm"
import type { Tx } from "../client"
import { newId } from "../ids"
import { cases, contacts } from "../schema"

/** A contact as the caller sealed it: this file never sees a name or a number. */
export type SealedContact = Readonly<{ sealed: Buffer; phoneFingerprint: string }>

export type Sampled = SealedContact &
  Readonly<{
    region: string | null
    service: string | null
    language: string | null
    timezone: string
    sourceReference: string | null
    /** Place in the shuffled queue, 0 to 1. */
    shuffle: number
  }>

/**
 * Adds cases to a wave. A phone known in the study keeps its contact; a person already sampled for the same service
 * in this wave is left out.
 * @returns for each person, in order, the new case's id, or null when left out
 */
export async function addCases(
  tx: Tx,
  wave: Readonly<{ id: string; studyId: string }>,
  source: "list" | "snowball",
  people: readonly Sampled[],
): Promise<(string | null)[]> {
  const added: (string | null)[] = []
  for (let from = 0; from < people.length; from += 1_000) {
    added.push(...(await addSome(tx, wave, source, people.slice(from, from + 1_000))))
  }
  return added
}

async function addSome(
  tx: Tx,
  wave: Readonly<{ id: string; studyId: string }>,
  source: "list" | "snowball",
  people: readonly Sampled[],
) {
  if (people.length === 0) return []
  const contactOf = await saveContacts(tx, wave.studyId, people)
  const rows = people.map(({ sealed: _sealed, phoneFingerprint, ...rest }) => ({
    ...rest,
    id: newId(),
    waveId: wave.id,
    source,
    contactId: contactOf.get(phoneFingerprint) ?? null,
  }))
  const inserted = await tx.insert(cases).values(rows).onConflictDoNothing().returning({ id: cases.id })
  const kept = new Set(inserted.map((row) => row.id))
  return rows.map((row) => (kept.has(row.id) ? row.id : null))
}

async function saveContacts(tx: Tx, studyId: string, people: readonly SealedContact[]): Promise<Map<string, string>> {
  const rows = people.map(({ sealed, phoneFingerprint }) => ({ id: newId(), studyId, sealed, phoneFingerprint }))
  await tx.insert(contacts).values(rows).onConflictDoNothing()
  const fingerprints = people.map((person) => person.phoneFingerprint)
  const saved = await tx
    .select({ id: contacts.id, fingerprint: contacts.phoneFingerprint })
    .from(contacts)
    .where(and(eq(contacts.studyId, studyId), inArray(contacts.phoneFingerprint, fingerprints)))
  return new Map(saved.map((row) => [row.fingerprint, row.id]))
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
