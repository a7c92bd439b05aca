// Outcome rates: AAPOR Standard Definitions (10th edition, 2023), "Calculating outcome rates from final disposition codes".

/** Cases by what the standard's formulas call them. */
export type Outcomes = Readonly<{
  /** Complete and partial interviews. */
  I: number
  P: number
  /** Refusals and break-offs. */
  R: number
  /** Non-contacts. */
  NC: number
  /** Others of the eligible: language, illness, death. */
  O: number
  /** Unknown whether anybody eligible is there: never dialled, no answer, busy, machine. */
  UH: number
  /** Unknown otherwise: reached, but whether eligible was not found out. */
  UO: number
  /** Not eligible: they enter no rate, only e. */
  NE: number
}>
export type OutcomeGroup = keyof Outcomes

const PREFIXES: readonly (readonly [prefix: string, group: OutcomeGroup])[] = [
  ["1.1", "I"],
  ["1.2", "P"],
  ["2.1", "R"],
  ["2.2", "NC"],
  ["2.3", "O"],
  ["3.1", "UH"],
  ["3.", "UO"],
  ["4.", "NE"],
]

/** The group of a disposition's code of the standard, such as "2.112"; a code outside the standard is an error. */
export function groupOf(aapor: string): OutcomeGroup {
  const found = PREFIXES.find(([prefix]) => aapor.startsWith(prefix))
  if (!found) throw new RangeError(`${aapor} is no code of the standard`)
  return found[1]
}

/** Counts by group of cases that ended, or stand, with these codes. */
export function outcomesOf(cases: Iterable<Readonly<{ aapor: string; n: number }>>): Outcomes {
  const counts: Record<OutcomeGroup, number> = { I: 0, P: 0, R: 0, NC: 0, O: 0, UH: 0, UO: 0, NE: 0 }
  for (const { aapor, n } of cases) counts[groupOf(aapor)] += n
  return counts
}

/**
 * e, the share of cases of unknown eligibility that is taken to be eligible, by proportional allocation: as among those
 * that were found out. 1 where none was.
 */
export function eligibleShare({ I, P, R, NC, O, NE }: Outcomes): number {
  const eligible = I + P + R + NC + O
  return eligible + NE === 0 ? 1 : eligible / (eligible + NE)
}

export type RateName = `RR${1 | 2 | 3 | 4 | 5 | 6}` | `COOP${1 | 2 | 3 | 4}` | `REF${1 | 2 | 3}` | `CON${1 | 2 | 3}`

/** Each rate as a share of 1, null where nothing is below its line; `e` is the one that was used. */
export type Rates = Readonly<Record<RateName, number | null> & { e: number }>

/** @param e between 0 and 1; by proportional allocation where it is not given, and the report says which */
export function ratesOf(outcomes: Outcomes, e: number = eligibleShare(outcomes)): Rates {
  const { I, P, R, NC, O, UH, UO } = outcomes
  const interviews = I + P
  const known = interviews + R + NC + O
  const unknown = UH + UO
  const reached = interviews + R + O
  return {
    RR1: share(I, known + unknown),
    RR2: share(interviews, known + unknown),
    RR3: share(I, known + e * unknown),
    RR4: share(interviews, known + e * unknown),
    RR5: share(I, known),
    RR6: share(interviews, known),
    COOP1: share(I, reached),
    COOP2: share(interviews, reached),
    COOP3: share(I, interviews + R),
    COOP4: share(interviews, interviews + R),
    REF1: share(R, known + unknown),
    REF2: share(R, known + e * unknown),
    REF3: share(R, known),
    CON1: share(reached, known + unknown),
    CON2: share(reached, known + e * unknown),
    CON3: share(reached, known),
    e,
  }
}

const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null)
