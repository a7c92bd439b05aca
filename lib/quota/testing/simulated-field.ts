// A phone room as it goes, to hold forecasts against: cases are called again and again with less and less success,
// calls a day vary, weekends are thin. It knows nothing of the forecast's own model.
import type { FieldDay, FieldState } from "../forecast"

const WEEK = [0.3, 1.1, 1.2, 1.2, 1.15, 1.1, 0.6]
const LONGEST_DAYS = 300
const LAST_ATTEMPT = 7

/** The field as it stood after a day, and how many days it took from there; null when its cases ran out. */
export type Moment = Readonly<{ progress: number; state: FieldState; today: number; took: number | null }>

/** One region's field from the first to the last day, seen when a quarter, a half and three quarters were reached. */
export function simulateField(chance: () => number): Moment[] {
  const target = 150 + Math.floor(chance() * 300)
  const effort = 40 + chance() * 80
  let pool: number[] = Array.from({ length: Math.floor(target * (2 + chance() * 4)) }, () => 0)
  const days: FieldDay[] = []
  const seen: { at: number; state: FieldState; progress: number }[] = []
  let accepted = 0
  let worked = 0
  while (accepted < target && days.length < LONGEST_DAYS && pool.length > 0) {
    const weekday = days.length % 7
    const calls = Math.round(effort * WEEK[weekday]! * (0.7 + 0.6 * chance()))
    pool.sort((a, b) => a - b)
    const again: number[] = []
    let got = 0
    let called = 0
    for (; called < Math.min(calls, pool.length) && accepted + got < target; called++) {
      const attempts = pool[called]!
      const luck = chance()
      const succeeds = 0.16 * 0.8 ** attempts
      if (luck < succeeds) got++
      if (luck < succeeds + 0.08 || attempts >= LAST_ATTEMPT) worked++
      else again.push(attempts + 1)
    }
    pool = [...again, ...pool.slice(called)]
    accepted += got
    days.push({ weekday, accepted: got })
    for (const progress of [0.25, 0.5, 0.75])
      if (accepted >= progress * target && accepted < target && !seen.some((moment) => moment.progress === progress)) {
        const tried = pool.filter((attempts) => attempts > 0).length
        const state = { days: [...days], remaining: target - accepted, left: pool.length, tried, worked, accepted }
        seen.push({ at: days.length, state, progress })
      }
  }
  const last = accepted >= target ? days.length : null
  return seen.map(({ at, state, progress }) => ({
    progress,
    state,
    today: at % 7,
    took: last === null ? null : last - at,
  }))
}

/** What dividing the rest by the average so far would say. */
export const straightLine = ({ days, remaining, accepted }: FieldState): number => remaining / (accepted / days.length)
