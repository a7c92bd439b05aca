// Rates by interviewer and by hour of the day.

import { COMPLETE, dispositionOf } from "../disposition/codes"
import { groupOf, type OutcomeGroup, type Outcomes, type Rates, ratesOf } from "../disposition/rates"
import { isReached, NO_OUTCOMES, outcomeOf } from "./progress"

export type InterviewerRates = Readonly<{
  personId: string
  name: string
  cases: number
  outcomes: Outcomes
  rates: Rates
}>

/** One line an interviewer, in the order of names; `e` is that of all of them together, for nobody's own is steady. */
export function ratesByInterviewer(
  rows: readonly Readonly<{ personId: string; name: string; code: string; open: boolean; n: number }>[],
): InterviewerRates[] {
  const people = new Map<string, { name: string; counts: Record<OutcomeGroup, number> }>()
  const all: Record<OutcomeGroup, number> = { ...NO_OUTCOMES }
  for (const { personId, name, code, open, n } of rows) {
    const line = people.get(personId) ?? { name, counts: { ...NO_OUTCOMES } }
    const group = outcomeOf(code, open)
    line.counts[group] += n
    all[group] += n
    people.set(personId, line)
  }
  const { e } = ratesOf(all)
  return [...people]
    .map(([personId, { name, counts }]) => {
      const cases = Object.values(counts).reduce((sum, n) => sum + n, 0)
      return { personId, name, cases, outcomes: counts, rates: ratesOf(counts, e) }
    })
    .sort((a, b) => a.name.localeCompare(b.name) || (a.personId < b.personId ? -1 : 1))
}

/** `cooperation`: interviews of interviews and refusals together; null when there were neither. */
export type HourRates = Readonly<{
  hour: number
  calls: number
  reached: number
  interviews: number
  refusals: number
  cooperation: number | null
}>

/** One line an hour in which somebody was called. */
export function ratesByHour(rows: readonly Readonly<{ hour: number; code: string; n: number }>[]): HourRates[] {
  const hours = new Map<number, { calls: number; reached: number; interviews: number; refusals: number }>()
  for (const { hour, code, n } of rows) {
    const line = hours.get(hour) ?? { calls: 0, reached: 0, interviews: 0, refusals: 0 }
    line.calls += n
    if (isReached(code)) line.reached += n
    if (code === COMPLETE.code) line.interviews += n
    const known = dispositionOf(code)
    if (known && groupOf(known.aapor) === "R") line.refusals += n
    hours.set(hour, line)
  }
  return [...hours]
    .map(([hour, line]) => {
      const asked = line.interviews + line.refusals
      return { hour, ...line, cooperation: asked > 0 ? line.interviews / asked : null }
    })
    .sort((a, b) => a.hour - b.hour)
}
