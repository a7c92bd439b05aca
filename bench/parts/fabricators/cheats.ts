// How fabricated interviews differ from honest ones, as the literature on known cases says: shorter, more alike, made one
// after another (Schräpler and Wagner 2005; Menold and others 2013; Murphy and others 2016). The figures are assumptions.
import type { Cheat } from "@/lib/quality/testing/field"

export type Style = Readonly<{ name: string; words: string; how: Cheat }>

type Habits = Readonly<{
  /** Time spent on a question and in the call, against an honest interview. */
  pace: number
  /** Share of ratings that are the fabricator's favourite one. */
  alike: number
  /** Share of fabricated interviews completed minutes after the one before. */
  burst: number
}>

const MINUTES_APART = 3

export const STYLES: readonly Style[] = [
  {
    name: "hasty",
    words: "half the time, 8 of 10 ratings alike, every second one 3 minutes after the one before",
    how: fabricating({ pace: 0.5, alike: 0.8, burst: 0.5 }),
  },
  {
    name: "careful",
    words: "three quarters of the time, 4 of 10 ratings alike, one in five 3 minutes after the one before",
    how: fabricating({ pace: 0.75, alike: 0.4, burst: 0.2 }),
  },
]

function fabricating({ pace, alike, burst }: Habits): Cheat {
  return (interview, _own, chance) => {
    const favourite = chance.next() < 0.7 ? "5" : "4"
    const liked = (code: string) => (chance.next() < alike ? favourite : code)
    const ratings = interview.ratings.map(liked)
    const values = new Map(interview.values)
    for (const [index, code] of ratings.entries()) values.set(`q${index}`, code)
    const soon = (interview.since ?? 0) + MINUTES_APART * 60_000
    return {
      ...interview,
      ...{ ratings, values },
      times: interview.times.map((time) => ({ ...time, seconds: time.seconds * pace })),
      call: interview.call === null ? null : interview.call * pace,
      ...(interview.since !== null && chance.next() < burst && { endedAt: soon }),
    }
  }
}
