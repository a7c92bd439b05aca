// Somebody without a link asks to withdraw: a coordinator finds their cases by number and does it for them.
import { and, asc, eq, inArray, sql } from "drizzle-orm"
import { type Person, regionScope } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import type { Tx } from "../client"
import { cases, interviews } from "../schema"
import { byPerson } from "./audit"
import type { OpenSeed } from "./drawing"
import { ownersOf } from "./known-contacts"
import { withdraw } from "./withdraw"

/** A telephone number as its fingerprint, or the number of a questionnaire: eight hexadecimal digits. */
export type Asking = Readonly<{ fingerprint: string } | { questionnaire: string }>

/** What there is of a person in a wave, in codes and counts: nobody's name is needed to withdraw. */
export type Withdrawable = Readonly<{
  cases: readonly Readonly<{ id: string; service: string | null; region: string | null; answered: boolean }>[]
}>

/**
 * Cases of the person in the wave that are not withdrawn yet. Problem `not_found` when there are none, or when one is
 * outside this coordinator's regions: part of a person cannot withdraw.
 */
export async function findWithdrawable(
  tx: Tx,
  person: Person,
  wave: Readonly<{ id: string; studyId: string }>,
  asking: Asking,
): Promise<Withdrawable> {
  const own = await whose(tx, wave, asking)
  const rows = own
    ? await tx
        .select({
          id: cases.id,
          service: cases.service,
          region: cases.region,
          answered: sql<boolean>`exists (select from interviews i where i.case_id = cases.id
            and i.status in ('complete', 'screened_out') and i.withdrawn_at is null)`,
        })
        .from(cases)
        .where(and(eq(cases.waveId, wave.id), own, NOT_GONE))
        .orderBy(asc(cases.id))
    : []
  const regions = regionScope(person)
  const inReach = rows.every(({ region }) => regions === null || (region !== null && regions.includes(region)))
  if (rows.length === 0 || !inReach) throw new Problem("not_found")
  return { cases: rows }
}

/** Withdraws all of them. Problems as for `findWithdrawable`. */
export async function withdrawOnRequest(
  tx: Tx,
  person: Person,
  wave: Readonly<{ id: string; studyId: string }>,
  asking: Asking,
  openSeed: OpenSeed,
  now: Date,
): Promise<number> {
  const found = await findWithdrawable(tx, person, wave, asking)
  for (const { id } of found.cases) await withdraw(tx, id, byPerson(person), openSeed, now)
  return found.cases.length
}

const NOT_GONE = sql`not exists (select from interviews i where i.case_id = cases.id and i.withdrawn_at is not null)`

async function whose(tx: Tx, { id, studyId }: Readonly<{ id: string; studyId: string }>, asking: Asking) {
  if ("fingerprint" in asking) {
    const contactId = (await ownersOf(tx, studyId, [asking.fingerprint])).get(asking.fingerprint)
    return contactId === undefined ? null : eq(cases.contactId, contactId)
  }
  const numbered = tx
    .select({ caseId: interviews.caseId })
    .from(interviews)
    .where(
      and(
        eq(interviews.waveId, id),
        sql`right(replace(${interviews.id}::text, '-', ''), 8) = ${asking.questionnaire.toLowerCase()}`,
      ),
    )
  return inArray(cases.id, numbered)
}
