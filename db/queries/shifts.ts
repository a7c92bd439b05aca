// Shifts: when somebody is planned to work. Whoever has none at all is always on shift.
import { and, asc, eq, gt, lt, type SQL } from "drizzle-orm"
import { type Person, teamScope } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { type Shift, shiftLater } from "@/lib/shift/shift"
import type { Week } from "@/lib/week"
import type { Tx } from "../client"
import { newId } from "../ids"
import { people, shifts } from "../schema"
import { type Actor, record } from "./audit"

export type ShiftRow = Shift & Readonly<{ id: string; personId: string }>

type Span = Readonly<{ from: Date; until: Date }>

/** One person's shifts that touch the span, in their order. */
export const listShifts = (tx: Tx, personId: string, span: Span): Promise<ShiftRow[]> =>
  tx
    .select()
    .from(shifts)
    .where(and(eq(shifts.personId, personId), within(span)))
    .orderBy(asc(shifts.startsAt))

/** Shifts of the interviewers whom this supervisor may see, with names; by name and time. */
export async function listTeamShifts(tx: Tx, person: Person, span: Span): Promise<(ShiftRow & { name: string })[]> {
  const teamId = teamScope(person)?.teamId
  if (!teamId) return []
  return tx
    .select({
      ...{ id: shifts.id, personId: shifts.personId, startsAt: shifts.startsAt, endsAt: shifts.endsAt },
      name: people.name,
    })
    .from(shifts)
    .innerJoin(people, eq(people.id, shifts.personId))
    .where(and(eq(people.teamId, teamId), eq(people.role, "interviewer"), within(span)))
    .orderBy(asc(people.name), asc(shifts.startsAt))
}

/** Plans one; Problem `bad_input` with `from: overlaps` where the person has a shift then. */
export async function addShift(tx: Tx, actor: Actor, personId: string, shift: Shift): Promise<void> {
  await lockPlanOf(tx, personId)
  const free = await addFree(tx, personId, [shift])
  if (free === 0) throw new Problem("bad_input", {}, { from: "overlaps" })
  const details = { from: shift.startsAt.toISOString(), to: shift.endsAt.toISOString() }
  await record(tx, actor, "shift.added", { thing: "person", id: personId, details })
}

/** Takes one off the plan; one that is gone already stays gone. */
export async function removeShift(tx: Tx, actor: Actor, id: string): Promise<void> {
  const [gone] = await tx.delete(shifts).where(eq(shifts.id, id)).returning()
  if (!gone) return
  const details = { from: gone.startsAt.toISOString(), to: gone.endsAt.toISOString() }
  await record(tx, actor, "shift.removed", { thing: "person", id: gone.personId, details })
}

/** The week's shifts a week later, with the same local hours; those in whose way others stand are left out. How many. */
export async function copyWeek(
  tx: Tx,
  actor: Actor,
  personId: string,
  week: Week,
  timezone: string,
): Promise<{ added: number; left: number }> {
  await lockPlanOf(tx, personId)
  const begun = (await listShifts(tx, personId, week)).filter(({ startsAt }) => startsAt >= week.from)
  const wanted = begun.map((shift) => shiftLater(shift, 7, timezone))
  const added = await addFree(tx, personId, wanted)
  if (added > 0)
    await record(tx, actor, "shift.copied", { thing: "person", id: personId, details: { from: week.name, added } })
  return { added, left: wanted.length - added }
}

const within = ({ from, until }: Span): SQL | undefined => and(gt(shifts.endsAt, from), lt(shifts.startsAt, until))

// Two windows of the admin's would each find the hours free.
async function lockPlanOf(tx: Tx, personId: string): Promise<void> {
  const found = await tx.select({ id: people.id }).from(people).where(eq(people.id, personId)).for("no key update")
  if (found.length === 0) throw new Problem("not_found")
}

async function addFree(tx: Tx, personId: string, wanted: readonly Shift[]): Promise<number> {
  let added = 0
  for (const shift of wanted) {
    const busy = await listShifts(tx, personId, { from: shift.startsAt, until: shift.endsAt })
    if (busy.length > 0) continue
    await tx.insert(shifts).values({ id: newId(), personId, startsAt: shift.startsAt, endsAt: shift.endsAt })
    added++
  }
  return added
}
