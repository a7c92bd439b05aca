// Figures with the same items in the same proportions share one sum over items: most figures of a service do.
import { grouped } from "../grouped"
import type { Class } from "./classes"
import type { Linear, Term } from "./influence"
import type { Scope } from "./made"

/** Parts of the influence: of ratings and raters on the mean, of best ratings and the base on the percentage. */
export type Parts = Readonly<{ point: number; rated: number; best: number; base: number }>

/** The sums of `items` times `times` are the influence on the figure. */
export type Shape = Readonly<{
  items: readonly (Parts & Readonly<{ item: string }>)[]
  figures: readonly Readonly<{ figure: number; times: Parts }>[]
}>

/** Looks up what the answers of a class move; figures by their number among `linears`. */
export function shapesOf(linears: readonly Linear[]): (of: Class) => readonly Shape[] {
  const places = new Map<string, { figure: number; term: Term }[]>()
  linears.forEach(({ terms }, figure) => {
    for (const term of terms) {
      const key = keyOf(term.scope, term.service)
      const own = places.get(key)
      if (own) own.push({ figure, term })
      else places.set(key, [{ figure, term }])
    }
  })
  const known = new Map<string, Shape[]>()
  const inScopes = (scopes: readonly Scope[], service: string): Shape[] => {
    const key = JSON.stringify([scopes, service])
    const shapes =
      known.get(key) ??
      shared(scopes.flatMap((scope) => [service, null].flatMap((own) => places.get(keyOf(scope, own)) ?? [])))
    known.set(key, shapes)
    return shapes
  }
  // A figure may rest on several scopes of a class, so they are taken together; no figure does of a region and others.
  return ({ region, scopes, service }) => [...inScopes(scopes, service), ...inScopes([region], service)]
}

const keyOf = (scope: Scope, service: string | null): string => JSON.stringify([scope, service])

const PARTS = ["point", "rated", "best", "base"] as const

function shared(all: readonly Readonly<{ figure: number; term: Term }>[]): Shape[] {
  const found = new Map<string, { items: Shape["items"]; figures: Shape["figures"][number][] }>()
  const figures = grouped(all, (one) => one.figure)
  for (const [figure, own] of figures) {
    const terms = own.map(({ term }) => term)
    const times = Object.fromEntries(PARTS.map((part) => [part, scaleOf(terms, part)])) as Parts
    const items = terms.map((term) => ({ item: term.item, ...scaled(term, times) }))
    const alone = figures.size === 1
    const key = alone
      ? ""
      : items.map((one) => [one.item, ...PARTS.map((part) => one[part].toPrecision(ALIKE))].join(" ")).join()
    const shape = found.get(key) ?? { items, figures: [] }
    shape.figures.push({ figure, times })
    found.set(key, shape)
  }
  return [...found.values()]
}

// Proportions that differ in the last bits only are the same.
const ALIKE = 13

/** The largest part, so that proportions are of the order of 1. */
function scaleOf(terms: readonly Term[], part: keyof Parts): number {
  return terms.reduce((most, term) => (Math.abs(term[part]) > Math.abs(most) ? term[part] : most), 0)
}

function scaled(term: Term, times: Parts): Parts {
  const share = (part: keyof Parts) => (times[part] === 0 ? 0 : term[part] / times[part])
  return { point: share("point"), rated: share("rated"), best: share("best"), base: share("base") }
}
