// What a line of the board says of its own pace: rates, the calls it still needs, and whether it is behind the rest.
import { ratesOf } from "../disposition/rates"
import { type BoardSum, percentOf } from "./board"

export type Pace = Readonly<{
  percent: number | null
  /** Contact rate CON2 and response rate RR3 of the standard, as shares of 1. */
  contact: number | null
  response: number | null
  /** Calls for one counted interview. */
  perInterview: number | null
  /** Calls still to make for what is missing. */
  needed: number | null
  behind: boolean
}>

/** Fewer interviews than these say little of the calls that one takes: the whole board's figure is used. */
const ENOUGH = 10
/** So many standard deviations below the whole board's pace are not chance. */
const BEHIND = 2

export function paceOf(sum: BoardSum, whole: BoardSum): Pace {
  const { CON2: contact, RR3: response } = ratesOf(sum.outcomes)
  const perInterview = callsPer(sum)
  const usual = sum.counted >= ENOUGH ? perInterview : callsPer(whole)
  const missing = Math.max(0, (sum.target ?? 0) - sum.accepted)
  const needed = sum.target === null || usual === null ? null : Math.ceil(missing * usual)
  return { percent: percentOf(sum), contact, response, perInterview, needed, behind: isBehind(sum, whole) }
}

const callsPer = ({ calls, counted }: BoardSum): number | null => (counted > 0 && calls > 0 ? calls / counted : null)

/** Accepted so much less than the whole board's share of its target that chance does not explain it (binomial). */
export function isBehind({ target, accepted }: BoardSum, whole: BoardSum): boolean {
  if (!target || !whole.target) return false
  const share = Math.min(1, whole.accepted / whole.target)
  return accepted < target * share - BEHIND * Math.sqrt(target * share * (1 - share)) && accepted < target
}
