// A wave's counted interviews held against its study: counts by dimension, the margins that are aimed at, and weights.

import { grouped } from "../grouped"
import { type Conditions, dimensionsOf } from "../quota/cells"
import type { Score } from "../scoring/score"
import type { Population } from "../study/population"
import type { Group } from "./rake"
import type { Sizes } from "./representativeness"
import type { WeightingAim, WeightingPlan } from "./settings"
import { UNANSWERED, type Weighed, type WeightedGroup, weigh } from "./weigh"

/** So many counted interviews of a region have this code of a dimension; "" stands for no answer. */
export type SampleCount = Readonly<{ region: string; dimension: string; code: string; n: number }>
export type AimedMargin = Readonly<{ name: string; shares: Sizes; aim: WeightingAim; verified: boolean }>
export type WeighedSample = Readonly<Omit<Weighed, "groups"> & { margins: readonly AimedMargin[] }>
export type Overall = Readonly<{ unweighted: Score; weighted: Score }>
type Cell = Readonly<{ conditions: Conditions; target: number }>

export type WaveWeights = Readonly<{
  sample: WeighedSample
  groups: readonly WeightedGroup[]
  counts: readonly SampleCount[]
}>

/** Counts and weighs groups by every dimension of the study; a dimension that a group lacks is unanswered. */
export function weighWave(
  groups: readonly Group[],
  dimensions: readonly string[],
  plan: WeightingPlan,
  population: Population,
  cells: readonly Cell[],
): WaveWeights {
  const margins = plan.margins.map(({ dimension, aim }): AimedMargin => {
    const known = aim === "population" ? populationOf(population, dimension) : null
    const shares = (known ? known.sizes : targetsOf(cells, dimension)) ?? {}
    return { name: dimension, shares, aim, verified: known?.verified ?? true }
  })
  const { groups: weighted, ...rest } = weigh(groups, margins, plan)
  return { sample: { ...rest, margins }, groups: weighted, counts: countsOf(groups, dimensions) }
}

/** Figures of the population by code; verified only when all of them are. */
export function populationOf({ margins }: Population, dimension: string) {
  const rows = margins.find((margin) => margin.dimension === dimension)?.rows
  if (!rows) return null
  return {
    sizes: Object.fromEntries(rows.map(({ code, size }) => [code, size])) as Sizes,
    verified: rows.every(({ verified }) => verified),
    sources: [...new Set(rows.map(({ source }) => source))],
  }
}

/** Targets by code, from the table with the fewest dimensions that has this one; null where there is none. */
export function targetsOf(cells: readonly Cell[], dimension: string): Sizes | null {
  const tables = [...grouped(cells, ({ conditions }) => dimensionsOf(conditions)).entries()]
    .map(([name, own]) => ({ names: name.split(","), own }))
    .filter(({ names }) => names.includes(dimension))
    .sort((a, b) => a.names.length - b.names.length)
  const [table] = tables
  if (!table) return null
  const sizes: Record<string, number> = Object.create(null)
  for (const { conditions, target } of table.own) {
    const code = conditions[dimension] ?? ""
    sizes[code] = (sizes[code] ?? 0) + target
  }
  return { ...sizes }
}

/** The weight of somebody with these codes; undefined where nobody like that was weighed. */
export function weightOf(groups: readonly WeightedGroup[], margins: readonly string[]) {
  const key = (codes: Readonly<Record<string, string>>) =>
    JSON.stringify(margins.map((name) => codes[name] ?? UNANSWERED))
  const weights = new Map(groups.map(({ codes, weight }) => [key(codes), weight]))
  return (codes: Readonly<Record<string, string>>): number | undefined => weights.get(key(codes))
}

function countsOf(groups: readonly Group[], dimensions: readonly string[]): SampleCount[] {
  const counts = new Map<string, { region: string; dimension: string; code: string; n: number }>()
  for (const { codes, n } of groups)
    for (const dimension of dimensions) {
      const one = { region: codes.region ?? "", dimension, code: codes[dimension] ?? UNANSWERED, n }
      const key = JSON.stringify([one.region, dimension, one.code])
      const found = counts.get(key)
      if (found) found.n += n
      else counts.set(key, one)
    }
  return [...counts.values()]
}
