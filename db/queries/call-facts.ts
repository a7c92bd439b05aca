// What the console, or a dialler behind it, says of a call: when it began, was answered, was hung up, and to which number.
import { subHours } from "date-fns"
import { and, asc, eq, isNull } from "drizzle-orm"
import { Problem } from "@/lib/problem"
import { slotAt } from "@/lib/sample/slots"
import type { Tx } from "../client"
import { calls, contactPhones } from "../schema"
import { callingOf } from "./case-standing"
import { lockCase } from "./cases"
import { tellFloor } from "./floor"

export type CallFacts = Readonly<{
  /** Made by the console, so that the same call is told twice and noted once. */
  id: string
  /** Which of the contact's numbers. */
  phone: number
  dialler: string
  startedAt: Date
  answeredAt: Date | null
  hungUpAt: Date | null
}>

/** A call left open for longer than this is not the one that goes on now. */
const LONGEST_CALL_HOURS = 3

/**
 * Begins the call or adds to it; what is over stays as it was. Says whether the call is over, so that an outcome that
 * came twice is coded once. Problem `case_not_yours`.
 */
export async function noteCall(
  tx: Tx,
  caseId: string,
  personId: string,
  facts: CallFacts,
  now: Date,
): Promise<"open" | "over"> {
  const [known] = await tx.select().from(calls).where(eq(calls.id, facts.id))
  if (known && (known.caseId !== caseId || known.personId !== personId)) throw new Problem("case_not_yours")
  if (known?.endedAt) return "over"
  const row = await lockCase(tx, caseId, personId, now)
  const slot = slotAt(await callingOf(tx, row.waveId), facts.startedAt, row.timezone)
  const open = known ?? (await findOpen(tx, caseId, personId))
  const goesOn = open && open.startedAt > subHours(facts.startedAt, LONGEST_CALL_HOURS)
  const told = { ...facts, startedAt: goesOn ? open.startedAt : facts.startedAt, slot }
  if (open) await tx.update(calls).set(told).where(eq(calls.id, open.id))
  else await tx.insert(calls).values({ caseId, personId, ...told })
  const changed = !open || open.hungUpAt?.getTime() !== facts.hungUpAt?.getTime()
  if (changed) await tellFloor(tx, personId)
  return "open"
}

/** Further numbers of a contact, sealed, in their order: the first one is with the contact itself. */
export const listFurtherPhones = (tx: Tx, contactId: string): Promise<{ place: number; sealed: Buffer }[]> =>
  tx
    .select({ place: contactPhones.place, sealed: contactPhones.sealed })
    .from(contactPhones)
    .where(eq(contactPhones.contactId, contactId))
    .orderBy(asc(contactPhones.place))

/** This person's call on the case that nobody has ended yet. */
export async function findOpen(tx: Tx, caseId: string, personId: string): Promise<typeof calls.$inferSelect | null> {
  const mine = and(eq(calls.caseId, caseId), eq(calls.personId, personId), isNull(calls.endedAt))
  const [row] = await tx.select().from(calls).where(mine)
  return row ?? null
}
