import type { Flag } from "./flag"
import { median } from "./robust"

/** One interviewer's numeric answers of two digits and more, and how many of them end in 0 or 5. */
export type Heaped = Readonly<{ interviewerId: string; n: number; heaped: number }>

const FEWEST = 20
const FEWEST_PEERS = 5

/**
 * Measured: the share of an interviewer's numeric answers of 10 and more that end in 0 or 5. Usual: the share among all
 * other interviewers, for people round honestly, and differently from question to question.
 * False alarms: exact upper tail of the binomial with the others' share, widened to the beta-binomial by what
 * interviewers honestly differ in (middle of their own dispersions, so that a few cannot widen it). Only where a study
 * has numeric items. Source: Whipple's index idea of heaping, as a test instead of a fixed ratio.
 */
export function digitHeaping(all: readonly Heaped[], falseAlarm: number): Map<string, Flag> {
  const known = all.filter(({ n }) => n >= FEWEST)
  const total = known.reduce((sum, { n, heaped }) => ({ n: sum.n + n, heaped: sum.heaped + heaped }), {
    n: 0,
    heaped: 0,
  })
  if (known.length <= FEWEST_PEERS) return new Map()
  const dispersion = dispersionOf(known, total.heaped / total.n)
  const flags = known.flatMap(({ interviewerId, n, heaped }) => {
    // Half a success and half a failure: where nobody else heaps, one who does must not be infinitely unlikely.
    const share = (total.heaped - heaped + 0.5) / (total.n - n + 1)
    if (tailOf(heaped, n, share, dispersion) > falseAlarm) return []
    const most = mostOf(n, share, dispersion, falseAlarm) / n
    const flag: Flag = { kind: "digit_heaping", seen: { share: heaped / n, answers: n }, usual: { share, most } }
    return [[interviewerId, flag] as const]
  })
  return new Map(flags)
}

/** P(X >= hits) for X beta-binomial with this mean and correlation; binomial when it is 0. */
export function tailOf(hits: number, n: number, share: number, dispersion: number): number {
  if (hits <= 0) return 1
  const chances = chancesOf(n, share, dispersion)
  return chances.slice(hits).reduce((sum, chance) => sum + chance, 0)
}

function mostOf(n: number, share: number, dispersion: number, falseAlarm: number): number {
  const chances = chancesOf(n, share, dispersion)
  let tail = 0
  for (let hits = n; hits >= 0; hits--) {
    tail += chances[hits] ?? 0
    if (tail > falseAlarm) return hits
  }
  return 0
}

/** P(X = 0 .. n), by the ratio of neighbours on the log scale. */
function chancesOf(n: number, share: number, dispersion: number): number[] {
  const size = dispersion > 1e-9 ? 1 / dispersion - 1 : 1e9
  const [a, b] = [share * size, (1 - share) * size]
  let log = 0
  for (let j = 0; j < n; j++) log += Math.log((b + j) / (a + b + j))
  const chances = [Math.exp(log)]
  for (let k = 0; k < n; k++) {
    log += Math.log(((n - k) * (a + k)) / ((k + 1) * (b + n - k - 1)))
    chances.push(Math.exp(log))
  }
  return chances
}

/** Correlation within an interviewer's answers, from the median of squared z-scores, which a normal has at 0.455. */
function dispersionOf(known: readonly Heaped[], share: number): number {
  const pure = share * (1 - share)
  if (pure <= 0) return 0
  const squares = known.map(({ n, heaped }) => (heaped - n * share) ** 2 / (n * pure))
  const excess = median(squares) / 0.455 - 1
  const size = median(known.map(({ n }) => n))
  return Math.min(0.5, Math.max(0, excess / (size - 1)))
}
