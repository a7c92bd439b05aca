// Standard errors of all figures in one pass over the respondents.
import type { Weights } from "../microdata/counts"
import type { Microdata } from "../microdata/microdata"
import type { Scheme } from "../scoring/scheme"
import type { Score } from "../scoring/score"
import { type Classes, classesOf } from "./classes"
import type { FigureKey } from "./doubt"
import type { Linear } from "./influence"
import { influences } from "./influences"
import { shapesOf } from "./shapes"
import { type Sums, sumsOf } from "./sums"

/** `people`: respondents asked any item of the figure. The error is null where fewer than two rated anything. */
export type FigureError = Readonly<{ error: Score | null; people: number }>

/**
 * Variance of a stratified sample of respondents: over the strata, n / (n - 1) times the sum of squares of the
 * influences around their mean; all respondents of a stratum count, those without a part in a figure with 0 (domains:
 * Särndal, Swensson and Wretman 1992, section 10.3). No correction for a finite population. A lone respondent of a
 * stratum is held against 0, the mean over all, as `survey.lonely.psu = "adjust"` of R's survey package does. Raking
 * weights are taken as given: what was fitted in making them is not counted.
 */
export function errorsOf(
  scheme: Scheme,
  microdata: Microdata,
  linears: readonly Linear[],
  weights?: Weights,
): ReadonlyMap<FigureKey, FigureError> {
  const isCall = ({ key }: Linear) => key.startsWith("call ")
  const calls = linears.filter(isCall)
  const others = linears.filter((one) => !isCall(one))
  const places = scheme.settings.providers.flatMap(({ name, places: own }) => (own ? [{ name, own }] : []))
  const byPlace = classesOf(microdata, "place", (place) =>
    places.filter(({ own }) => own.includes(place)).map(({ name }) => `places ${name}`),
  )
  return new Map([
    ...pass(scheme, microdata, others, byPlace, weights),
    ...(calls.length > 0
      ? pass(
          scheme,
          microdata,
          calls,
          classesOf(microdata, "number", (number) => [`number ${number}`]),
          weights,
        )
      : []),
  ])
}

function pass(
  scheme: Scheme,
  microdata: Microdata,
  linears: readonly Linear[],
  { order, strata }: Classes,
  weights: Weights | undefined,
): [FigureKey, FigureError][] {
  const shapes = shapesOf(linears)
  const sums = sumsOf(linears.length)
  const add = influences(scheme, microdata, order, weights)
  for (const classes of strata) {
    for (const one of classes) add(shapes(one), one, sums)
    sums.close(classes.reduce((n, { start, end }) => n + end - start, 0))
  }
  return linears.map(({ key }, number) => [key, errorOf(sums, number)])
}

// The last bits of sums, where everybody agrees: no error.
const NOTHING = 1e-9

function errorOf({ variance, people, raters }: Sums, number: number): FigureError {
  const root = (squares: number) => (squares < NOTHING ** 2 ? 0 : Math.sqrt(squares))
  const error = { mean: root(variance.mean[number]!), percent: root(variance.percent[number]!) }
  return { error: raters[number]! < 2 ? null : error, people: people[number]! }
}
