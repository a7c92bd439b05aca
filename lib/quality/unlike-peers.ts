import type { Flag } from "./flag"
import { scoreOfT, tOfScore, upperPoint, upperTail } from "./normal"
import { quantile } from "./robust"

export const ASPECTS = ["mean", "top", "special"] as const
export type Aspect = (typeof ASPECTS)[number]
export type Sums = Readonly<{ sum: number; squares: number }>

/** One interviewer's completed interviews in one region and service: each interview gives one value per aspect. */
export type Part = Readonly<{ interviewerId: string; region: string; service: string; n: number }> &
  Readonly<Record<Aspect, Sums>>

/** How one interviewer differs: mean deviation from what their regions and services give others, and its error. */
export type Deviation = Readonly<{
  interviewerId: string
  n: number
  value: number
  expected: number
  variance: number
}>

/** With fewer interviews a mean is not yet nearly normal. */
const FEWEST = 5
/** With fewer interviewers nothing can be said about how they differ. */
const FEWEST_PEERS = 5
/** Weight of the wider mean in a part with few interviews. */
const SHRINK = 5

/**
 * Measured: an interviewer's mean rating, share of top ratings and share of special codes per interview, against what
 * others get in the same regions and services (indirect standardisation; small parts lean on the service's mean).
 * Usual: interviewers differ honestly, so the error is sampling *plus* the variance between them, estimated with the
 * outer tenths pulled in (overdispersed funnel limits, Spiegelhalter 2005), with Student's tail for having been
 * estimated; few interviews give wide limits.
 * False alarms: the stated rate is shared between the three aspects, each two-sided.
 * @returns at most one flag per interviewer, of the aspect that differs most
 */
export function unlikePeers(parts: readonly Part[], falseAlarm: number): Map<string, Flag> {
  const found = new Map<string, Readonly<{ flag: Flag; chance: number }>>()
  const each = falseAlarm / ASPECTS.length
  for (const aspect of ASPECTS) {
    const deviations = deviationsOf(parts, aspect)
    if (deviations.length < FEWEST_PEERS) continue
    const between = betweenOf(deviations)
    const degrees = deviations.length - 1
    for (const { interviewerId, n, value, expected, variance } of deviations) {
      const error = Math.sqrt(variance + between)
      const chance = error > 0 ? 2 * upperTail(scoreOfT(Math.abs(value - expected) / error, degrees)) : 1
      if (chance > each || chance >= (found.get(interviewerId)?.chance ?? 1)) continue
      const limit = tOfScore(upperPoint(each / 2), degrees) * error
      const usual = { value: expected, low: expected - limit, high: expected + limit }
      found.set(interviewerId, {
        flag: { kind: "unlike_peers", seen: { aspect, value, interviews: n }, usual },
        chance,
      })
    }
  }
  return new Map([...found].map(([interviewerId, { flag }]) => [interviewerId, flag]))
}

/** Every interviewer with enough interviews, for a funnel plot as well. */
export function deviationsOf(parts: readonly Part[], aspect: Aspect): Deviation[] {
  const all = totals(parts, aspect, () => "")
  const byService = totals(parts, aspect, ({ service }) => service)
  const byPart = totals(parts, aspect, ({ region, service }) => `${region}|${service}`)
  const ownByService = totals(parts, aspect, ({ interviewerId, service }) => `${interviewerId}|${service}`)
  const own = totals(parts, aspect, ({ interviewerId }) => interviewerId)
  const expected = new Map<string, number>()
  for (const part of parts) {
    const { interviewerId, region, service, n } = part
    const wide = less(all.get(""), own.get(interviewerId))
    const middle = less(byService.get(service), ownByService.get(`${interviewerId}|${service}`))
    const near = less(byPart.get(`${region}|${service}`), { n, ...part[aspect] })
    const usual = lean(near, lean(middle, wide.n > 0 ? wide.sum / wide.n : 0))
    expected.set(interviewerId, (expected.get(interviewerId) ?? 0) + n * usual)
  }
  const within = withinOf(parts, aspect)
  return [...own].flatMap(([interviewerId, { n, sum }]) => {
    const usual = (expected.get(interviewerId) ?? 0) / n
    return n < FEWEST ? [] : [{ interviewerId, n, value: sum / n, expected: usual, variance: within / n }]
  })
}

type Total = Sums & Readonly<{ n: number }>
const NOTHING: Total = { n: 0, sum: 0, squares: 0 }

function totals(parts: readonly Part[], aspect: Aspect, keyOf: (part: Part) => string): Map<string, Total> {
  const found = new Map<string, Total>()
  for (const part of parts) {
    const { n, sum, squares } = found.get(keyOf(part)) ?? NOTHING
    const more = part[aspect]
    found.set(keyOf(part), { n: n + part.n, sum: sum + more.sum, squares: squares + more.squares })
  }
  return found
}

const less = (all: Total = NOTHING, own: Total = NOTHING) => ({ n: all.n - own.n, sum: all.sum - own.sum })
const lean = ({ n, sum }: Readonly<{ n: number; sum: number }>, wider: number) => (sum + SHRINK * wider) / (n + SHRINK)

/** Variance of one interview's value about the mean of its service at this interviewer. */
function withinOf(parts: readonly Part[], aspect: Aspect): number {
  let [squares, degrees] = [0, 0]
  for (const { n, ...part } of parts) {
    if (n < 2) continue
    squares += part[aspect].squares - part[aspect].sum ** 2 / n
    degrees += n - 1
  }
  return degrees > 0 ? squares / degrees : allVariance(parts, aspect)
}

function allVariance(parts: readonly Part[], aspect: Aspect): number {
  const { n, sum, squares } = totals(parts, aspect, () => "").get("") ?? NOTHING
  return n > 1 ? (squares - sum ** 2 / n) / (n - 1) : 0
}

/**
 * Variance between interviewers by moments (DerSimonian and Laird 1986), from z-scores with the outer tenths pulled in;
 * so that a few who make answers up do not widen the limits for themselves.
 */
export function betweenOf(deviations: readonly Deviation[]): number {
  const scores = deviations.map(({ value, expected, variance }) => (value - expected) / Math.sqrt(variance || 1e-12))
  const [low, high] = [quantile(scores, 0.1), quantile(scores, 0.9)]
  const weights = deviations.map(({ variance }) => 1 / (variance || 1e-12))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const squares = weights.reduce((sum, weight) => sum + weight * weight, 0)
  const spread = scores.reduce((sum, score) => sum + Math.min(high, Math.max(low, score)) ** 2, 0)
  const overdispersion = (spread / deviations.length) * WINSORISED
  const extra = (deviations.length * overdispersion - (deviations.length - 1)) / (all - squares / all)
  return Number.isFinite(extra) ? Math.max(0, extra) : 0
}

/** Winsorising at the tenths leaves 0.679 of a normal distribution's variance; this gives it back. */
const WINSORISED = 1 / 0.679
