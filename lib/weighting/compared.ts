// The dimensions of a study with what was achieved in each, against targets and, for whoever sees all, the population.
import { grouped } from "../grouped"
import { dimensionsOfStudy, type StudyDimension } from "../study/dimensions"
import type { Study } from "../study/study"
import { type ComparedMargin, compareMargin } from "./representativeness"
import { populationOf, type SampleCount, targetsOf } from "./wave"
import { UNANSWERED } from "./weigh"

export type KnownPopulation = Readonly<{ verified: boolean; sources: readonly string[] }>
export type ComparedDimension = Readonly<{
  dimension: StudyDimension
  compared: ComparedMargin
  population: KnownPopulation | null
}>

type Cell = Parameters<typeof targetsOf>[0][number]

/**
 * What was counted within `regions` (null = all) against the targets there; the population is that of the whole study.
 * A dimension that nothing is wanted of is left out when it is the mode, or the region of people who have only one.
 */
export function compareSample(
  study: Study,
  counts: readonly SampleCount[],
  cells: readonly Cell[],
  regions: readonly string[] | null,
): ComparedDimension[] {
  const own = grouped(counts, ({ dimension }) => dimension)
  return dimensionsOfStudy(study).flatMap((dimension) => {
    const known = regions ? null : populationOf(study.population, dimension.name)
    const targets = targetsOf(cells, dimension.name)
    if (dimension.name === "mode" && !known && !targets) return []
    if (dimension.name === "region" && regions?.length === 1) return []
    const sizes = sumsOf(own.get(dimension.name) ?? [])
    const { [UNANSWERED]: missing = 0, ...answered } = sizes
    const codes = dimension.codes.map(({ code }) => code)
    const compared = compareMargin({
      ...{ name: dimension.name, codes, counts: answered, missing, targets },
      population: known?.sizes ?? null,
    })
    return [{ dimension, compared, population: known && { verified: known.verified, sources: known.sources } }]
  })
}

function sumsOf(counts: readonly SampleCount[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { code, n } of counts) sums[code] = (sums[code] ?? 0) + n
  return sums
}
