// What the checks of a wave can and cannot see, for the streams as they are: short ones see little.
import { caughtChance, fabricatedOf, seenFrom } from "../verification/detection"

/** Shares of an interviewer's work that might be fabricated. */
export const FABRICATED = [0.05, 0.1, 0.2, 0.3] as const
/** A stated assumption: one check in ten does not recognise a fabricated interview. */
export const RECOGNISED = 0.9
const CONFIDENCE = 0.8
/** Streams up to so many interviews; longer ones are the last class. */
const CLASSES = [9, 19, 39, 59, 99, 199] as const

/** An interviewer's completed interviews and how many of them are or will be checked. */
export type Seen = Readonly<{ n: number; checked: number }>

/** Chances are means over the interviewers: `sure` when every check recognises it, `missing` when one in ten does not. */
export type SightChance = Readonly<{ fabricated: number; sure: number; missing: number }>
export type SightClass = Readonly<{
  from: number
  /** Null: and more. */
  to: number | null
  interviewers: number
  interviews: number
  checked: number
  chances: readonly SightChance[]
}>
export type Sight = Readonly<{
  share: number
  recognised: number
  classes: readonly SightClass[]
  all: SightClass | null
}>

/** Classes without anybody are left out. */
export function sightOf(streams: readonly Seen[], share: number): Sight {
  const some = streams.filter(({ n }) => n > 0)
  const classes = [...CLASSES, null].flatMap((to, index) => {
    const from = index === 0 ? 1 : CLASSES[index - 1]! + 1
    return (
      classOf(
        from,
        to,
        some.filter(({ n }) => n >= from && (to === null || n <= to)),
      ) ?? []
    )
  })
  return { share, recognised: RECOGNISED, classes, all: classOf(1, null, some) }
}

/** From how many fabricated interviews on one would be found with 80 %; null when none would. */
export const seenFromOf = ({ n, checked }: Seen): number | null => seenFrom({ n, checked }, CONFIDENCE)

function classOf(from: number, to: number | null, streams: readonly Seen[]): SightClass | null {
  if (streams.length === 0) return null
  const mean = (of: (stream: Seen) => number) => streams.reduce((sum, stream) => sum + of(stream), 0) / streams.length
  return {
    ...{ from, to, interviewers: streams.length },
    interviews: streams.reduce((sum, { n }) => sum + n, 0),
    checked: streams.reduce((sum, { checked }) => sum + checked, 0),
    chances: FABRICATED.map((fabricated) => {
      const chance = (recognised: number) =>
        mean(({ n, checked }) => caughtChance({ n, checked, fabricated: fabricatedOf(n, fabricated), recognised }))
      return { fabricated, sure: chance(1), missing: chance(RECOGNISED) }
    }),
  }
}
