// Error rates of checks. Checks drawn at random say how the work is; checks made on suspicion say how good the suspicion
// was. The two never meet in one estimate, so a set of rates carries the name of its part.
import { exactInterval, type Interval } from "./binomial"
import { type ClusterSums, NO_ITEMS, type PooledRate, pooledRate } from "./clustered"
import type { Counted } from "./hold"
import type { VerifyType } from "./reask"

export type Part = "random" | "risk"

/** `rate` and `interval` are null when there is nothing to count. */
export type Rate = Counted & Readonly<{ rate: number | null; interval: Interval | null }>

/** A share of interviews (or of answers to one question, one an interview) with its exact interval. */
export function rateOf({ hits, of }: Counted, confidence = 0.95): Rate {
  if (of === 0) return { hits, of, rate: null, interval: null }
  return { hits, of, rate: hits / of, interval: exactInterval(hits, of, confidence) }
}

/** One question: the interviews in which it could be compared, and in which it differs. */
export type ItemCount = Readonly<{ question: string; verify: VerifyType }> & Counted
export type ItemRate = ItemCount & Rate

/** Items as they are given; each interview answers a question once, so the interval is over interviews by itself. */
export const itemRates = (counts: readonly ItemCount[], confidence = 0.95): ItemRate[] =>
  counts.map(({ question, verify, ...counted }) => ({ question, verify, ...rateOf(counted, confidence) }))

/**
 * Checks of one verify type, counted in three ways.
 * `differing`: at least one item differs, or the check shows it without items (never held, facts told on the telephone).
 * `discrepant`: what holds count: beyond the policy's limit for the interview, and not confirmed against it in writing.
 * `items`: questions pooled over interviews.
 */
export type TypeCount = Readonly<{
  verify: VerifyType
  n: number
  differing: number
  discrepant: number
  sums: ClusterSums
}>
export type TypeRate = Readonly<{ verify: VerifyType; differing: Rate; discrepant: Rate; items: PooledRate }>

export const typeRate = ({ verify, n, differing, discrepant, sums }: TypeCount, confidence = 0.95): TypeRate => ({
  verify,
  differing: rateOf({ hits: differing, of: n }, confidence),
  discrepant: rateOf({ hits: discrepant, of: n }, confidence),
  items: pooledRate(sums, confidence),
})

/** The three types of one interviewer, team or region, or of everybody. `checked`: decided checks, reached or not. */
export type GroupRates = Readonly<{ checked: number; byType: Readonly<Record<VerifyType, TypeRate>> }>
export type GroupCount = Readonly<{ checked: number; types: readonly TypeCount[] }>

export function groupRates({ checked, types }: GroupCount, confidence = 0.95): GroupRates {
  const type = (verify: VerifyType) =>
    typeRate(
      types.find((count) => count.verify === verify) ?? { verify, n: 0, differing: 0, discrepant: 0, sums: NO_ITEMS },
      confidence,
    )
  return { checked, byType: { 1: type(1), 2: type(2), 3: type(3) } }
}

/** Named groups, with `key` null for what belongs to nobody: self-completed interviews, people without a team. */
export type NamedRates = GroupRates & Readonly<{ key: string | null; name: string | null }>

/** Everything that the decided checks of one part show. */
export type ErrorRates<P extends Part> = Readonly<{
  part: P
  all: GroupRates
  items: readonly ItemRate[]
  interviewers: readonly NamedRates[]
  teams: readonly NamedRates[]
  regions: readonly NamedRates[]
}>

/** Both parts, side by side and never added up. */
export type Rates = Readonly<{ [P in Part]: ErrorRates<P> }>

/** The share around which a funnel is drawn: of everybody's random checks; null while there are none. */
export const usualShare = ({ all }: ErrorRates<"random">, verify: VerifyType): number | null =>
  all.byType[verify].discrepant.rate
