// What each value of a column does to each figure, for the respondents of one class.
import { questionColumn } from "../microdata/columns"
import type { Column, Microdata } from "../microdata/microdata"
import { columnIn } from "../microdata/select"
import type { Scheme } from "../scoring/scheme"
import type { Class } from "./classes"
import type { Linear, Term } from "./influence"

/** Of one item on one figure: by value of the item's column, what is added to the influence on mean and percentage. */
export type Effect = Readonly<{ slot: number; mean: Float64Array; percent: Float64Array }>
/** `seen` by value: 1 = asked, 3 = asked and rated. */
export type ItemEffects = Readonly<{ column: Column; seen: Uint8Array; effects: readonly Effect[] }>
/** `slots`: the figures that answers of the class can move. */
export type ClassEffects = Readonly<{ slots: readonly number[]; items: readonly ItemEffects[] }>

/** Looks up the effects of a class, by number of the figure among `linears`. */
export function effectsOf(scheme: Scheme, microdata: Microdata, linears: readonly Linear[]) {
  const columns = new Map<string, ReadColumn>()
  const known = new Map<string, { number: number; effect: Omit<Effect, "slot">; item: string }[]>()
  linears.forEach(({ terms }, number) => {
    for (const term of terms) {
      const column = columns.get(term.item) ?? readColumn(scheme, microdata, term.item)
      columns.set(term.item, column)
      const key = placeOf(term.scope, term.service)
      const found = known.get(key) ?? []
      found.push({ number, effect: effectOf(scheme, column, term), item: term.item })
      known.set(key, found)
    }
  })
  return ({ scopes, service }: Class): ClassEffects => {
    const slots = new Map<number, number>()
    const items = new Map<string, Effect[]>()
    for (const scope of scopes)
      for (const own of [service, null])
        for (const { number, effect, item } of known.get(placeOf(scope, own)) ?? []) {
          const slot = slots.get(number) ?? slots.size
          slots.set(number, slot)
          const effects = items.get(item) ?? []
          effects.push({ slot, ...effect })
          items.set(item, effects)
        }
    return {
      slots: [...slots.keys()],
      items: [...items].map(([item, effects]) => ({ ...columns.get(item)!, effects })),
    }
  }
}

type ReadColumn = Readonly<{ column: Column; seen: Uint8Array; ratings: readonly (number | undefined)[] }>

const placeOf = (scope: string, service: string | null): string => JSON.stringify([scope, service])

/** Values start at 1; 0 is off the path and moves nothing. */
function readColumn(scheme: Scheme, microdata: Microdata, item: string): ReadColumn {
  const column = columnIn(microdata, questionColumn(item))
  const ratings = [undefined, ...column.codes.map(scheme.placeOf)]
  const seen = Uint8Array.from(ratings, (rating, value) => (value === 0 ? 0 : rating === undefined ? 1 : 3))
  return { column, seen, ratings }
}

function effectOf({ settings, items }: Scheme, { ratings }: ReadColumn, term: Term): Omit<Effect, "slot"> {
  const { lowest, highest } = settings.scale
  const rated = items.get(term.item)?.base === "rated"
  const best = highest - lowest
  return {
    mean: Float64Array.from(ratings, (rating) =>
      rating === undefined ? 0 : term.point * (lowest + rating) - term.rated,
    ),
    percent: Float64Array.from(ratings, (rating, value) =>
      value === 0 || (rated && rating === undefined) ? 0 : (rating === best ? term.best : 0) - term.base,
    ),
  }
}
