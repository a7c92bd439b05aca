// Ways of not interviewing, each what one flag is there to see.
import type { FlagKind } from "../flag"
import type { Cheat } from "./field"

const withRatings =
  (code: string): Cheat =>
  (interview) => {
    const ratings = interview.ratings.map(() => code)
    const values = new Map(interview.values)
    for (const name of values.keys()) if (name.startsWith("q")) values.set(name, code)
    return { ...interview, ratings, values }
  }

export const CHEATS: Readonly<Partial<Record<FlagKind, Readonly<{ words: string; how: Cheat }>>>> = {
  too_fast: {
    words: "clicks through in a third of the time",
    how: (interview) => ({ ...interview, times: interview.times.map((t) => ({ ...t, seconds: t.seconds * 0.33 })) }),
  },
  straight_lining: { words: "gives all ratings the same middling code", how: withRatings("3") },
  near_duplicate: {
    words: "copies an own interview, changing one answer in twenty",
    how: (interview, own, chance) => {
      const model = own.findLast(({ group }) => group === interview.group)
      if (!model) return interview
      const copied = [...model.values].map(([name, v]) => [name, chance.next() < 0.05 ? "2" : v] as const)
      return { ...interview, values: new Map(copied) }
    },
  },
  same_phone: {
    words: "uses one number for a dozen interviews",
    how: (interview) => ({ ...interview, samePhone: 12 }),
  },
  call_length: {
    words: "hangs up after half a minute and fills in the rest",
    how: (interview) => ({ ...interview, call: 30 }),
  },
  burst: {
    words: "completes one right after another, with invented times",
    how: (interview) => ({ ...interview, endedAt: (interview.since ?? 0) + 40_000 }),
  },
  odd_hours: { words: "makes them up at night", how: (interview) => ({ ...interview, startMinute: 170 }) },
}

/** Makes all ratings up from the head: hardly anything but fives. */
export const ALL_CONTENT: Cheat = (interview, _own, chance) => {
  const ratings = interview.ratings.map(() => (chance.next() < 0.97 ? "5" : "4"))
  return { ...interview, ratings }
}

/** Rounds every number. */
export const ROUNDED: Cheat = (interview) => ({
  ...interview,
  numbers: interview.numbers.map((number) => Math.max(10, Math.round(number / 5) * 5)),
})
