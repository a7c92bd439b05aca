// Which items go together with the result, in each form and service. An association: nothing here says what causes what.

import { questionColumn } from "../microdata/columns"
import type { Weights } from "../microdata/counts"
import { type Groups, groupsOf } from "../microdata/groups"
import type { Column, Microdata } from "../microdata/microdata"
import { columnIn } from "../microdata/select"
import type { Scheme } from "../scoring/scheme"
import type { Driver } from "./doubt"
import { spearman, spearmanInterval } from "./spearman"

/** Fewer pairs say next to nothing of a rank correlation, and its interval does not hold (Bonett and Wright 2000). */
export const FEWEST_PAIRS = 25

/**
 * By form, then by service ("" for all services): the items against `overall[form]`, the strongest first. With weights,
 * intervals rest on Kish's effective number of people.
 */
export function driversOf(
  scheme: Scheme,
  microdata: Microdata,
  overall: Readonly<Record<string, string>>,
  weights?: Weights,
): Record<string, Record<string, readonly Driver[]>> {
  const groups = groupsOf(microdata, ["service"])
  return Object.fromEntries(
    Object.entries(overall).map(([form, result]) => [form, inForm(scheme, microdata, groups, form, result, weights)]),
  )
}

function inForm(
  scheme: Scheme,
  microdata: Microdata,
  groups: Groups<"service">,
  form: string,
  result: string,
  weights: Weights | undefined,
): Record<string, readonly Driver[]> {
  const items = [...scheme.items.values()].filter((item) => !item.call && item.form === form && item.name !== result)
  const own = columnIn(microdata, questionColumn(result))
  const found: Record<string, Driver[]> = {}
  for (const { name } of items) {
    const pairs = pairsOf(scheme, columnIn(microdata, questionColumn(name)), own, groups, weights)
    const parts: [string, Pairs][] = groups.codes.map(({ service }, group) => [service, pairs[group]!])
    for (const [service, part] of [["", addAll(pairs)] as const, ...parts.filter(([code]) => code !== "")]) {
      const driver = driverOf(scheme, name, part)
      if (driver) found[service] = [...(found[service] ?? []), driver]
    }
  }
  for (const drivers of Object.values(found)) drivers.sort((a, b) => Math.abs(b.rho) - Math.abs(a.rho))
  return found
}

/** Weights of the pairs of ratings, `cells[x * size + y]`; how many people gave a pair, and the sum of squared weights. */
type Pairs = { cells: Float64Array; people: number; squares: number }

function pairsOf(scheme: Scheme, item: Column, result: Column, groups: Groups, weights: Weights | undefined): Pairs[] {
  const size = sizeOf(scheme)
  const [x, y] = [item, result].map(({ codes }) => [-1, ...codes.map((code) => scheme.placeOf(code) ?? -1)])
  const all = groups.codes.map((): Pairs => ({ cells: new Float64Array(size * size), people: 0, squares: 0 }))
  for (let row = 0; row < groups.of.length; row++) {
    const [own, other] = [x![item.values[row]!]!, y![result.values[row]!]!]
    if (own < 0 || other < 0) continue
    const pairs = all[groups.of[row]!]!
    const weight = weights ? weights[row]! : 1
    pairs.cells[own * size + other]! += weight
    pairs.people++
    pairs.squares += weight * weight
  }
  return all
}

const sizeOf = ({ settings }: Scheme): number => settings.scale.highest - settings.scale.lowest + 1

function addAll(all: readonly Pairs[]): Pairs {
  const sum: Pairs = { cells: new Float64Array(all[0]?.cells.length ?? 0), people: 0, squares: 0 }
  for (const { cells, people, squares } of all) {
    cells.forEach((weight, at) => {
      sum.cells[at]! += weight
    })
    sum.people += people
    sum.squares += squares
  }
  return sum
}

function driverOf(scheme: Scheme, item: string, { cells, people, squares }: Pairs): Driver | null {
  const { scale, confidence } = scheme.settings
  const size = sizeOf(scheme)
  const total = cells.reduce((sum, weight) => sum + weight, 0)
  const effective = total ** 2 / squares
  if (people < FEWEST_PAIRS || effective < FEWEST_PAIRS) return null
  const table = Array.from({ length: size }, (_, x) => [...cells.slice(x * size, (x + 1) * size)])
  const rho = spearman(table)
  if (rho === null) return null
  const rated = table.map((row) => row.reduce((sum, weight) => sum + weight, 0))
  const mean = rated.reduce((sum, weight, place) => sum + weight * (scale.lowest + place), 0) / total
  const percent = (100 * (rated.at(-1) ?? 0)) / total
  return { item, n: people, rho, ...spearmanInterval(rho, effective, confidence), score: { mean, percent } }
}
