// Who listens to an interview that is to be observed.
import { may, type Person } from "../permission"

/** A member of the interviewer's team. `open`: observations of theirs that are not over; `lastAt`: when they had the latest one. */
export type Candidate = Readonly<{ person: Person; open: number; lastAt: Date | null }>

/** `declined`: those who had this interview offered and could not listen. */
export type ToObserve = Readonly<{
  interviewerId: string
  teamId: string
  region: string | null
  declined: readonly string[]
}>

/**
 * The observer: of those who may observe in this team and region, whoever has the fewest open observations, and of
 * several whoever had one longest ago. Nobody observes themselves, and nobody is asked twice; undefined when none is left.
 */
export function observerFor(candidates: readonly Candidate[], observed: ToObserve): string | undefined {
  return candidates
    .filter(({ person }) => mayObserve(person, observed) && !observed.declined.includes(person.id))
    .toSorted((a, b) => a.open - b.open || timeOf(a) - timeOf(b) || (a.person.id < b.person.id ? -1 : 1))[0]?.person.id
}

/** Whether this person may observe that interviewer there. */
export const mayObserve = (
  person: Person,
  { interviewerId, teamId, region }: Pick<ToObserve, "interviewerId" | "teamId" | "region">,
): boolean => person.id !== interviewerId && may(person, "interview.observe", { teamId, region })

const timeOf = ({ lastAt }: Candidate): number => lastAt?.getTime() ?? Number.NEGATIVE_INFINITY
