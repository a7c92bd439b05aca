// How far the achieved sample is from what was wanted, and from the population, margin by margin.
import { funnelLimits } from "../verification/funnel"

/** Sizes by code, in any unit. */
export type Sizes = Readonly<Record<string, number>>

/**
 * One code against an aim; shares are of 1, among the respondents whose code the aim knows. `low` to `high` is where
 * 19 of 20 samples of this size would lie if respondents came by chance.
 */
export type Against = Readonly<{
  achieved: number
  share: number
  difference: number
  low: number
  high: number
  usual: boolean
}>

/** `known`: respondents the comparison is about. `byChance`: the dissimilarity that chance alone would bring about. */
export type Distance = Readonly<{ known: number; dissimilarity: number; byChance: number }>

export type ComparedCode = Readonly<{
  code: string
  n: number
  share: number
  target: Against | null
  population: Against | null
}>

export type ComparedMargin = Readonly<{
  name: string
  /** Respondents with a code, and those without. */
  n: number
  missing: number
  codes: readonly ComparedCode[]
  toTarget: Distance | null
  toPopulation: Distance | null
  /** Codes that the targets or the population want and nobody has. */
  empty: readonly string[]
}>

type Asked = Readonly<{
  name: string
  /** In the order in which they are shown. */
  codes: readonly string[]
  counts: Sizes
  missing: number
  targets: Sizes | null
  population: Sizes | null
}>

/** Codes that nobody has and nobody wants are left out; codes the study does not know any more come last. */
export function compareMargin({ name, codes, counts, missing, targets, population }: Asked): ComparedMargin {
  const strangers = Object.keys(counts).filter((code) => !codes.includes(code))
  const wants = (code: string) => sizeIn(targets, code) > 0 || sizeIn(population, code) > 0
  const shown = [...codes, ...strangers].filter((code) => sizeIn(counts, code) > 0 || wants(code))
  const n = sum(shown.map((code) => sizeIn(counts, code)))
  const toTarget = against(counts, targets)
  const toPopulation = against(counts, population)
  return {
    ...{ name, n, missing },
    codes: shown.map((code) => ({
      code,
      n: sizeIn(counts, code),
      share: n === 0 ? 0 : sizeIn(counts, code) / n,
      target: toTarget?.codes.get(code) ?? null,
      population: toPopulation?.codes.get(code) ?? null,
    })),
    toTarget: toTarget?.distance ?? null,
    toPopulation: toPopulation?.distance ?? null,
    empty: shown.filter((code) => sizeIn(counts, code) === 0),
  }
}

function against(counts: Sizes, aim: Sizes | null) {
  const codes = Object.keys(aim ?? {}).filter((code) => sizeIn(aim, code) > 0)
  const whole = sum(codes.map((code) => sizeIn(aim, code)))
  if (whole === 0) return null
  const known = sum(codes.map((code) => sizeIn(counts, code)))
  const compared = codes.map((code) => one(sizeIn(counts, code), known, sizeIn(aim, code) / whole))
  const distance: Distance = {
    known,
    dissimilarity: known === 0 ? 1 : sum(compared.map(({ difference }) => Math.abs(difference))) / 2,
    byChance: known === 0 ? 1 : Math.min(1, sum(compared.map(({ share }) => meanDeviation(share, known))) / 2),
  }
  return { distance, codes: new Map(codes.map((code, index) => [code, compared[index]!])) }
}

function one(hits: number, n: number, share: number): Against {
  const achieved = n === 0 ? 0 : hits / n
  const { least, most } = share >= 1 ? { least: n, most: n } : funnelLimits(n, share)
  const [low, high] = n === 0 ? [0, 1] : [least / n, most / n]
  return { achieved, share, difference: achieved - share, low, high, usual: achieved >= low && achieved <= high }
}

// Of a binomial share, by the normal approximation.
const meanDeviation = (share: number, n: number): number => Math.sqrt((2 * share * (1 - share)) / (Math.PI * n))

const sizeIn = (sizes: Sizes | null, code: string): number =>
  sizes && Object.hasOwn(sizes, code) ? (sizes[code] ?? 0) : 0
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
