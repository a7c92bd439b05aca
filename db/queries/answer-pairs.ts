// First and second answers to rating items, counted in the database: what reliability is worked out from.
import { sql } from "drizzle-orm"
import { grouped } from "@/lib/grouped"
import { SPECIAL_CODES } from "@/lib/questionnaire/definition"
import type { Pair } from "@/lib/verification/reliability"
import type { Tx } from "../client"
import { checkedIn, type RateScope } from "./error-rates"

/**
 * How often each rating met each other one, by question. Checks drawn at random only: suspicion picks what is unstable.
 * Who listens hears the answer that is coded, so an observation says nothing of stability either.
 * Special codes are no ratings, and a fabricated interview has no first answer of the respondent.
 */
export async function readPairs(
  tx: Tx,
  scope: RateScope,
  questions: readonly string[],
): Promise<ReadonlyMap<string, readonly Pair[]>> {
  const special = Object.values(SPECIAL_CODES)
  const { rows } = await tx.execute<{ question: string } & Pair>(sql`
    with checked as (${checkedIn(scope)}),
    pairs as (
      select k.question, k.first #>> '{}' as first, k.again #>> '{}' as again, count(*)::int as count
      from comparisons k join checked c on c.id = k.verification_id
      join verifications v on v.id = k.verification_id and v.kind <> 'observation'
      where not c.risk and c.finding <> 'fabricated' and k.verdict <> 'not_comparable'
        and k.question = any(${sql.param([...questions])}::text[])
      group by 1, 2, 3
    )
    select question, first::int, again::int, count from pairs
    where first ~ '^[0-9]{1,4}$' and again ~ '^[0-9]{1,4}$'
      and first <> all(${sql.param(special)}::text[]) and again <> all(${sql.param(special)}::text[])
    order by question, first, again`)
  return new Map(
    [...grouped(rows, ({ question }) => question)].map(([question, pairs]) => [
      question,
      pairs.map(({ first, again, count }) => ({ first, again, count })),
    ]),
  )
}
