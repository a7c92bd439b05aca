// All figures and their errors by one method.
import { itemRowsFrom, type Weights } from "../microdata/counts"
import type { Microdata } from "../microdata/microdata"
import { columnIn } from "../microdata/select"
import { countItems } from "../scoring/count"
import type { Scheme } from "../scoring/scheme"
import type { Score } from "../scoring/score"
import { pooled } from "../scoring/tree"
import type { Beside, FigureKey } from "./doubt"
import { errorsOf, type FigureError } from "./errors"
import { figuresOf } from "./figures"
import { difference, linearOf } from "./influence"

export type Method = Pick<Beside, "method" | "weights">

export type WorkedFigure = FigureError & Readonly<{ score: Score }>

/** `apart`: the error of the difference of two providers, who may share respondents. */
export type Worked = Readonly<{
  figures: ReadonlyMap<FigureKey, WorkedFigure>
  apart: (one: string, other: string) => Score | null
}>

/** `pairs`: names of providers whose differences are wanted. */
export function workOut(
  scheme: Scheme,
  microdata: Microdata,
  { method, weights: weighted }: Method,
  weights: Weights | undefined,
  pairs: readonly string[] = [],
): Worked {
  const own: Scheme = { ...scheme, settings: { ...scheme.settings, average: method, weights: weighted } }
  const used = weighted === "raking" ? weights : undefined
  const rows = itemRowsFrom(own, together(own, microdata), undefined, used)
  const whole = pooled(own, countItems(own, rows)).get("") ?? new Map()
  const figures = figuresOf(own, rows)
  const linears = new Map(figures.map((figure) => [figure.key, linearOf(own, whole, figure)]))
  const differences = pairs.flatMap((one, place) =>
    pairs.slice(place + 1).flatMap((other) => {
      const [a, b] = [linears.get(`provider ${one}`), linears.get(`provider ${other}`)]
      return a && b ? [difference(pairKey(one, other), a, b)] : []
    }),
  )
  const errors = errorsOf(own, microdata, [...linears.values(), ...differences], used)
  return {
    figures: new Map(figures.map(({ key, score }) => [key, { score, ...errors.get(key)! }])),
    apart: (one, other) => (errors.get(pairKey(one, other)) ?? errors.get(pairKey(other, one)))?.error ?? null,
  }
}

/** Without what no figure asks for, so that there are few rows: mode, form, and places that are alike to providers. */
function together({ settings }: Scheme, microdata: Microdata): Microdata {
  const place = columnIn(microdata, "place")
  const kinds = place.codes.map((code) =>
    JSON.stringify(settings.providers.map(({ places }) => places?.includes(code) ?? false)),
  )
  const firsts = [0, ...kinds.map((kind) => 1 + kinds.indexOf(kind))]
  const alike = { codes: place.codes, values: place.values.map((value) => firsts[value]!) }
  const others = [...microdata.columns].filter(([name]) => !["place", "mode", "form"].includes(name))
  return { ...microdata, columns: new Map([...others, ["place", alike]]) }
}

const pairKey = (one: string, other: string): string => `difference ${JSON.stringify([one, other])}`

/** How many equal respondents unequal weights are worth (Kish, Survey Sampling, 1965, section 11.7). */
export function kishOf(weights: Weights): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const squares = weights.reduce((sum, weight) => sum + weight * weight, 0)
  return squares === 0 ? 0 : total ** 2 / squares
}
