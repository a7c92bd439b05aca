// Interviewers from regions that are ahead to regions that are behind: persons by name, as somebody must tell them.
import type { FieldState, Forecast } from "./forecast"
import type { Suggestion } from "./moves"

/** Somebody who calls: empty `regions` = all of them, empty `languages` = any. */
export type Caller = Readonly<{ id: string; name: string; regions: readonly string[]; languages: readonly string[] }>

/** A region as its own days and cases show it; `languages` are those of its open cases. */
export type RegionField = Readonly<{
  code: string
  state: FieldState
  forecast: Forecast
  languages: readonly string[]
}>

export type Ask = (code: string, state: FieldState) => Forecast
type PersonSuggestion = Extract<Suggestion, { kind: "interviewer" }>

const AT_MOST = 5
/** Without a planned end a region is behind when it takes so much longer than the middle one, and a week at least. */
const MUCH_LONGER = 1.5
const A_WEEK = 7
/** What a region may come to need of the time there is after it has given somebody away. */
const ENOUGH_SLACK = 0.9

/** @param planned days from today to the planned end; null when none is set */
export function personMoves(
  regions: readonly RegionField[],
  callers: readonly Caller[],
  planned: number | null,
  ask: Ask,
): PersonSuggestion[] {
  const usual = middle(regions.filter(({ state }) => state.remaining > 0).map(({ forecast }) => dayOf(forecast.median)))
  const limit = planned ?? Math.max(usual * MUCH_LONGER, usual + A_WEEK)
  const late = (one: Forecast) => dayOf(planned === null ? one.median : one.high)
  const behind = regions
    .filter(({ state, forecast }) => state.remaining > 0 && forecast.runsOut < 0.5 && late(forecast) > limit)
    .sort((a, b) => late(b.forecast) - late(a.forecast) || (a.code < b.code ? -1 : 1))
  const ahead = regions
    .filter(({ forecast }) => late(forecast) < limit * ENOUGH_SLACK)
    .sort((a, b) => late(a.forecast) - late(b.forecast) || (a.code < b.code ? -1 : 1))
  const moved = new Set<string>()
  const suggestions: PersonSuggestion[] = []
  for (const to of behind) {
    if (suggestions.length === AT_MOST) break
    const found = firstOf(ahead, (from) => {
      if (moved.has(from.code)) return undefined
      const person = whoOf(callers, from, to, moved)
      return (
        person && suggest(person, from, to, callers, regions.length, ask, (one) => late(one) <= limit * ENOUGH_SLACK)
      )
    })
    if (!found) continue
    suggestions.push(found)
    moved.add(found.move.personId).add(found.move.from)
  }
  return suggestions
}

/** Effort of those who call in a region, in persons: who calls in several shares out. */
export const effortIn = (code: string, callers: readonly Caller[], regions: number): number =>
  callers.reduce((sum, caller) => sum + shareIn(code, caller, regions), 0)

const shareIn = (code: string, caller: Caller, regions: number): number => {
  if (caller.regions.length === 0) return 1 / Math.max(1, regions)
  return caller.regions.includes(code) ? 1 / caller.regions.length : 0
}

/** Of those who call in `from` and not in `to`: who speaks most of the languages wanted; a fixed one among equals. */
function whoOf(callers: readonly Caller[], from: RegionField, to: RegionField, moved: ReadonlySet<string>) {
  const speaks = ({ languages }: Caller) =>
    languages.length === 0 ? to.languages.length : to.languages.filter((one) => languages.includes(one)).length
  return callers
    .filter(({ id, regions }) => !moved.has(id) && regions.includes(from.code) && !regions.includes(to.code))
    .filter((caller) => to.languages.length === 0 || speaks(caller) > 0)
    .sort((a, b) => speaks(b) - speaks(a) || a.regions.length - b.regions.length || (a.id < b.id ? -1 : 1))[0]
}

function suggest(
  person: Caller,
  from: RegionField,
  to: RegionField,
  callers: readonly Caller[],
  regions: number,
  ask: Ask,
  inTime: (of: Forecast) => boolean,
): PersonSuggestion | undefined {
  const share = 1 / person.regions.length
  const there = effortIn(from.code, callers, regions)
  const left = ask(from.code, { ...from.state, effort: Math.max(0, there - share) / there })
  if (!inTime(left)) return undefined
  const here = effortIn(to.code, callers, regions)
  const brings = (from.forecast.pace * share) / there
  const helped =
    here > 0
      ? { ...to.state, effort: (here + share) / here }
      : { ...to.state, days: [], expected: to.forecast.pace + brings }
  const gained = ask(to.code, helped)
  if (!isSooner(gained, to.forecast)) return undefined
  return {
    kind: "interviewer",
    move: { kind: "interviewer", personId: person.id, from: from.code, to: to.code },
    name: person.name,
    to: { before: to.forecast, after: gained },
    from: { before: from.forecast, after: left },
  }
}

function isSooner(a: Forecast, b: Forecast): boolean {
  const [days, were] = [dayOf(a.median), dayOf(b.median)]
  return days < were || (days === were && (dayOf(a.high) < dayOf(b.high) || a.met > b.met))
}

function firstOf<T, R>(list: readonly T[], of: (item: T) => R | undefined): R | undefined {
  for (const item of list) {
    const found = of(item)
    if (found !== undefined) return found
  }
  return undefined
}

const dayOf = (day: number | null): number => day ?? Number.POSITIVE_INFINITY

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}
