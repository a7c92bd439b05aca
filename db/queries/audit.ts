// The audit line: written by the query that makes the change, in its transaction.
import { desc } from "drizzle-orm"
import type { Tx } from "../client"
import { audit } from "../schema"

export type Actor = Readonly<{ kind: "person"; id: string } | { kind: "respondent" } | { kind: "system" }>
export const SYSTEM: Actor = { kind: "system" }
export const RESPONDENT: Actor = { kind: "respondent" }
export const byPerson = (person: { id: string }): Actor => ({ kind: "person", id: person.id })

type Line = Readonly<{ thing: string; id: string; details?: Record<string, unknown> }>

/** Details never hold names, phone numbers or answers. */
export async function record(tx: Tx, actor: Actor, verb: string, line: Line): Promise<void> {
  await tx.insert(audit).values({
    actor: actor.kind,
    personId: actor.kind === "person" ? actor.id : null,
    verb,
    thing: line.thing,
    thingId: line.id,
    details: line.details ?? {},
  })
}

/** The newest lines first. */
export const listAudit = (tx: Tx, limit: number) => tx.select().from(audit).orderBy(desc(audit.id)).limit(limit)
