// Contact lists of a wave: begun, taken in batch by batch, ended. Whatever stops on the way can be run again.
import { and, desc, eq, inArray, isNull, or, sql } from "drizzle-orm"
import { type Person, regionScope } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import type { ListFault } from "@/lib/sample/list"
import type { Tx } from "../client"
import { newId } from "../ids"
import { contactLists, listRequests, people } from "../schema"
import { byPerson, record } from "./audit"
import { type Sampled, type Taken, takeIn } from "./sample"

export type NewList = Readonly<{
  waveId: string
  requestId: string | null
  name: string
  reference: string | null
  /** Letters of the columns by field. */
  mapping: Readonly<Record<string, string>>
}>

/** Its id. Problem `not_found` when the request is not one of the wave, or of another region than the person's. */
export async function beginList(tx: Tx, person: Person, list: NewList): Promise<string> {
  if (list.requestId) await assertRequest(tx, person, list.waveId, list.requestId)
  const id = newId()
  await tx.insert(contactLists).values({ ...list, id, personId: person.id })
  const details = { list: id, request: list.requestId }
  await record(tx, byPerson(person), "contacts.begun", { thing: "wave", id: list.waveId, details })
  return id
}

type Batch = Readonly<{ listId: string; rows: number; people: readonly Sampled[] }>

/** Takes some people of a list in and counts them; what became of each, in order. */
export async function takeBatch(
  tx: Tx,
  wave: Readonly<{ id: string; studyId: string }>,
  { listId, rows, people }: Batch,
): Promise<Taken[]> {
  const taken = await takeIn(
    tx,
    wave,
    "list",
    people.map((person) => ({ ...person, listId })),
  )
  const count = (kind: Taken["kind"]) => taken.filter((one) => one.kind === kind).length
  await tx
    .update(contactLists)
    .set({
      rows: sql`${contactLists.rows} + ${rows}`,
      added: sql`${contactLists.added} + ${count("added")}`,
      known: sql`${contactLists.known} + ${count("known")}`,
    })
    .where(eq(contactLists.id, listId))
  return taken
}

export type ListEnd = Readonly<{ rows: number; added: number; known: number; faults: number }>

/** Ends a list that was read to its end, with one audit line that holds counts only. */
export async function endList(tx: Tx, person: Person, listId: string, faults: readonly ListFault[]): Promise<ListEnd> {
  const [row] = await tx
    .update(contactLists)
    .set({ faults, complete: true })
    .where(eq(contactLists.id, listId))
    .returning({
      waveId: contactLists.waveId,
      rows: contactLists.rows,
      added: contactLists.added,
      known: contactLists.known,
    })
  if (!row) throw new Problem("not_found")
  const { waveId, ...counts } = row
  const end = { ...counts, faults: faults.length }
  await record(tx, byPerson(person), "contacts.imported", {
    thing: "wave",
    id: waveId,
    details: { list: listId, ...end },
  })
  return end
}

export type ListRow = Readonly<{
  id: string
  name: string
  reference: string | null
  requestId: string | null
  rows: number
  added: number
  known: number
  faults: number
  complete: boolean
  person: string
  createdAt: Date
}>

/** Lists of a wave, the newest first; those who have regions see their own, and those of their regions' requests. */
export async function listLists(tx: Tx, person: Person, waveId: string): Promise<ListRow[]> {
  return tx
    .select({
      id: contactLists.id,
      name: contactLists.name,
      reference: contactLists.reference,
      requestId: contactLists.requestId,
      rows: contactLists.rows,
      added: contactLists.added,
      known: contactLists.known,
      faults: sql<number>`jsonb_array_length(${contactLists.faults})`,
      complete: contactLists.complete,
      person: people.name,
      createdAt: contactLists.createdAt,
    })
    .from(contactLists)
    .innerJoin(people, eq(people.id, contactLists.personId))
    .leftJoin(listRequests, eq(listRequests.id, contactLists.requestId))
    .where(and(eq(contactLists.waveId, waveId), visibleTo(person)))
    .orderBy(desc(contactLists.createdAt), desc(contactLists.id))
}

/** What was wrong with a list's rows; null for another's list as for none. */
export async function findFaults(
  tx: Tx,
  person: Person,
  waveId: string,
  listId: string,
): Promise<readonly ListFault[] | null> {
  const [row] = await tx
    .select({ faults: contactLists.faults })
    .from(contactLists)
    .leftJoin(listRequests, eq(listRequests.id, contactLists.requestId))
    .where(and(eq(contactLists.id, listId), eq(contactLists.waveId, waveId), visibleTo(person)))
  return row?.faults ?? null
}

function visibleTo(person: Person) {
  const scope = regionScope(person)
  return scope ? or(eq(contactLists.personId, person.id), inArray(listRequests.region, [...scope])) : undefined
}

async function assertRequest(tx: Tx, person: Person, waveId: string, id: string): Promise<void> {
  const scope = regionScope(person)
  const seen = scope ? or(isNull(listRequests.region), inArray(listRequests.region, [...scope])) : undefined
  const rows = await tx
    .select({ id: listRequests.id })
    .from(listRequests)
    .where(and(eq(listRequests.id, id), eq(listRequests.waveId, waveId), seen))
  if (rows.length === 0) throw new Problem("not_found")
}
