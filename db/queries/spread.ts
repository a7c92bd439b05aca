// Gives open checks that nobody has to supervisors who may do them.
import { and, asc, eq, inArray, isNull, ne, or, sql } from "drizzle-orm"
import { type Checker, spreadChecks, type ToSpread } from "@/lib/verification/spread"
import type { Tx } from "../client"
import { people, verifications } from "../schema"
import { record, SYSTEM } from "./audit"

const AT_ONCE = 2_000

/**
 * Assigns open checks without an assignee, or whose assignee's account is closed, to supervisors with an open account:
 * of the interviewer's team, or any for a self-completed interview, within their regions and never their own work.
 * Observations stay with their observer. How many were assigned: 2,000 at most in one go, the most urgent first.
 */
export async function spreadWork(tx: Tx): Promise<number> {
  const checks = await lockUnassigned(tx)
  if (checks.length === 0) return 0
  const given = spreadChecks(checks, await listCheckers(tx))
  if (given.size === 0) return 0
  const pairs = sql`unnest(${textArray([...given.keys()])}::uuid[], ${textArray([...given.values()])}::uuid[])`
  await tx.execute(sql`
    update ${verifications} set assigned_to = given.person_id
    from ${pairs} as given(id, person_id) where ${verifications.id} = given.id`)
  for (const personId of new Set(given.values())) {
    const checks = [...given.keys()].filter((id) => given.get(id) === personId)
    await record(tx, SYSTEM, "verification.spread", { thing: "person", id: personId, details: { checks } })
  }
  return given.size
}

async function lockUnassigned(tx: Tx): Promise<ToSpread[]> {
  const rows = await tx
    .select({
      id: verifications.id,
      dueAt: verifications.dueAt,
      interviewerId: verifications.interviewerId,
      teamId: sql<string | null>`(select p.team_id from people p where p.id = verifications.interviewer_id)`,
      region: verifications.region,
      except: exceptOf,
    })
    .from(verifications)
    .where(
      and(
        isNull(verifications.finding),
        inArray(verifications.id, unassigned),
        or(isNull(verifications.assignedTo), leftBehind),
        ne(verifications.kind, "observation"),
        somebodyMay,
      ),
    )
    .orderBy(asc(verifications.dueAt), asc(verifications.id))
    .limit(AT_ONCE)
    .for("update", { of: verifications, skipLocked: true })
  return rows
}

// Columns are written out below: Drizzle names them without their table where there is only one, and a subquery would
// take them for its own. Nobody checks their own work, and who heard an interview cannot repeat it blind.
const exceptOf = sql<string[]>`array(
  select c.person_id::text from calls c join interviews i on i.case_id = c.case_id
  where i.id = verifications.interview_id
  union
  select o.observer_id::text from observations o
  where o.interview_id = verifications.interview_id and o.joined_at is not null and verifications.kind = 'repeat')`

// Two short looks along an index each; asked as one condition it would be a long one at every open check.
const unassigned = sql`(
  select v.id from verifications v where v.finding is null and v.assigned_to is null
  union all
  select v.id from people p join verifications v on v.assigned_to = p.id
  where p.disabled_at is not null and v.finding is null and v.blind_at is null)`

const leftBehind = sql`(${verifications.blindAt} is null and ${verifications.assignedTo} in (
  select p.id from people p where p.disabled_at is not null))`

// What nobody can do must not stand before what somebody can.
const somebodyMay = sql`exists (
  select 1 from people s
  where s.role = 'supervisor' and s.disabled_at is null
    and (s.regions = '{}' or ${verifications.region} = any(s.regions))
    and (${verifications.interviewerId} is null
      or s.team_id = (select p.team_id from people p where p.id = ${verifications.interviewerId})))`

async function listCheckers(tx: Tx): Promise<Checker[]> {
  const rows = await tx
    .select({
      person: {
        id: people.id,
        email: people.email,
        name: people.name,
        role: people.role,
        teamId: people.teamId,
        regions: people.regions,
        languages: people.languages,
      },
      open: sql<number>`(select count(*)::int from verifications v where v.assigned_to = people.id and v.finding is null)`,
    })
    .from(people)
    .where(and(eq(people.role, "supervisor"), isNull(people.disabledAt)))
  return rows
}

const textArray = (values: readonly string[]) => sql`${`{${values.join(",")}}`}`
