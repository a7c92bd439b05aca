// A week of a team in figures, per interviewer. Scope is part of the query: interviewers of one team.
import { sql } from "drizzle-orm"
import type { Finding } from "@/lib/verification/finding"
import type { Week } from "@/lib/week"
import type { Tx } from "../client"
import { interviews, people, verifications } from "../schema"

export type WeekFigures = Readonly<{
  interviewerId: string
  name: string
  /** Completed in the week. */
  completed: number
  /** Checks decided in the week. */
  findings: Readonly<Record<Finding, number>>
  /** Open checks whose deadline lies in the week after. */
  dueNext: number
}>

type Scope = Readonly<{ waveId: string; teamId: string; week: Week; next: Week }>

/** Everybody of the team with an open account or with work in the week. */
export async function readWeekFigures(tx: Tx, { waveId, teamId, week, next }: Scope): Promise<WeekFigures[]> {
  const within = ({ from, until }: Week) => [
    sql`${from.toISOString()}::timestamptz`,
    sql`${until.toISOString()}::timestamptz`,
  ]
  const [from, until] = within(week)
  const [nextFrom, nextUntil] = within(next)
  type Row = { interviewerId: string; name: string; disabled: boolean; completed: number; dueNext: number } & Record<
    Finding,
    number
  >
  const { rows } = await tx.execute<Row>(sql`
    select p.id as "interviewerId", p.name, p.disabled_at is not null as disabled, coalesce(i.n, 0) as completed,
      coalesce(v.confirmed, 0) as confirmed, coalesce(v.discrepancy, 0) as discrepancy,
      coalesce(v.fabricated, 0) as fabricated, coalesce(v.unreachable, 0) as unreachable, coalesce(d.n, 0) as "dueNext"
    from ${people} p
    left join lateral (
      select count(*)::int as n from ${interviews} i
      where i.interviewer_id = p.id and i.wave_id = ${waveId} and i.status = 'complete'
        and i.ended_at >= ${from} and i.ended_at < ${until}) i on true
    left join lateral (
      select (count(*) filter (where v.finding = 'confirmed'))::int as confirmed,
        (count(*) filter (where v.finding = 'discrepancy'))::int as discrepancy,
        (count(*) filter (where v.finding = 'fabricated'))::int as fabricated,
        (count(*) filter (where v.finding = 'unreachable'))::int as unreachable
      from ${verifications} v
      where v.interviewer_id = p.id and v.wave_id = ${waveId} and v.decided_at >= ${from} and v.decided_at < ${until}) v on true
    left join lateral (
      select count(*)::int as n from ${verifications} v
      where v.interviewer_id = p.id and v.wave_id = ${waveId} and v.decided_at is null
        and v.due_at >= ${nextFrom} and v.due_at < ${nextUntil}) d on true
    where p.team_id = ${teamId} and p.role = 'interviewer'
    order by p.name`)
  return rows
    .filter(({ disabled, completed, dueNext, ...row }) => !disabled || completed + dueNext + decidedIn(row) > 0)
    .map(({ interviewerId, name, completed, dueNext, confirmed, discrepancy, fabricated, unreachable }) => ({
      ...{ interviewerId, name, completed, dueNext, findings: { confirmed, discrepancy, fabricated, unreachable } },
    }))
}

const decidedIn = ({ confirmed, discrepancy, fabricated, unreachable }: Readonly<Record<Finding, number>>): number =>
  confirmed + discrepancy + fabricated + unreachable
