// Who checks what: open checks that nobody has go to supervisors, evenly and the most urgent first.
import { may, type Person } from "../permission"

/** `except`: who telephoned for this case, or listened to the interview and so cannot repeat it blind. */
export type ToSpread = Readonly<{
  id: string
  dueAt: Date
  /** Null when the respondent filled it in. */
  interviewerId: string | null
  teamId: string | null
  region: string | null
  except: readonly string[]
}>

/** `open`: undecided checks that this person has now. */
export type Checker = Readonly<{ person: Person; open: number }>

/**
 * The person for each check, by its id; a check that nobody may do is left out. Checks that few may do are given first,
 * and among them the most urgent; each goes to whoever has the fewest open ones. Equal loads are told apart by check, so
 * that nobody is always the first. The same input gives the same answer, whatever its order.
 */
export function spreadChecks(checks: readonly ToSpread[], checkers: readonly Checker[]): Map<string, string> {
  const load = new Map(checkers.map(({ person, open }) => [person.id, open]))
  const given = new Map<string, string>()
  const offers = checks
    .map((check) => ({ check, to: checkers.filter(({ person }) => mayCheck(person, check)) }))
    .toSorted((a, b) => a.to.length - b.to.length || +a.check.dueAt - +b.check.dueAt || compare(a.check.id, b.check.id))
  for (const { check, to } of offers) {
    const person = leastLoaded(to, load, check.id)
    if (!person) continue
    given.set(check.id, person.id)
    load.set(person.id, load.get(person.id)! + 1)
  }
  return given
}

/** Own team and region only, a self-completed interview in any team; never one's own work. */
export function mayCheck(person: Person, { interviewerId, teamId, region, except }: Omit<ToSpread, "dueAt">): boolean {
  if (person.id === interviewerId || except.includes(person.id)) return false
  // An interviewer without a team is in nobody's team, a supervisor without one included.
  return may(person, "verification.check", { region, ...(interviewerId !== null && { teamId: teamId ?? "none" }) })
}

function leastLoaded(to: readonly Checker[], load: ReadonlyMap<string, number>, checkId: string): Person | undefined {
  let best: Person | undefined
  for (const { person } of to) {
    const before = best ? load.get(person.id)! - load.get(best.id)! || turn(checkId, person.id, best.id) : -1
    if (before < 0) best = person
  }
  return best
}

const turn = (checkId: string, one: string, other: string): number =>
  hash(checkId + one) - hash(checkId + other) || compare(one, other)

/** FNV-1a: enough to take turns. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
