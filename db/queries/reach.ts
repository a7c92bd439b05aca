// Which interviews a supervisor reaches: those of the own team and the self-completed ones, in the own regions.
// Nobody reaches their own work: neither what they hold as theirs nor what they ever telephoned for.
import { and, eq, inArray, isNull, ne, notExists, or, type SQL, sql } from "drizzle-orm"
import { type Person, regionScope } from "@/lib/permission"
import type { Tx } from "../client"
import { calls, cases, interviews, people } from "../schema"

/** A condition on `interviews`, with `cases` joined and, to the left, `people` as its interviewer. */
export function interviewReach(tx: Tx, person: Person): SQL | undefined {
  const regions = regionScope(person)
  const phoned = tx
    .select({ one: sql`1` })
    .from(calls)
    .where(and(eq(calls.caseId, interviews.caseId), eq(calls.personId, person.id)))
  const ofTeam = person.teamId
    ? and(eq(people.teamId, person.teamId), ne(interviews.interviewerId, person.id))
    : undefined
  return and(
    or(isNull(interviews.interviewerId), ofTeam),
    notExists(phoned),
    regions ? inArray(cases.region, [...regions]) : undefined,
  )
}
