// Answers of some respondents to an item, made ready for sums.
import { questionColumn } from "../microdata/columns"
import type { Microdata } from "../microdata/microdata"
import { columnIn } from "../microdata/select"
import type { Scheme } from "../scoring/scheme"

/** By respondent: the rating, whether they rated, gave the best, are in the base; `seen`: 1 = asked, 3 = rated, too. */
export type ItemAnswers = Readonly<{
  point: Float64Array
  rated: Float64Array
  best: Float64Array
  base: Float64Array
  seen: Uint8Array
}>

/** Reads the answers of respondents from `start` on, in the classes' order; null where none of them was asked. */
export type ItemReader = (start: number, m: number) => ItemAnswers | null

export const emptyAnswers = (size: number): ItemAnswers => ({
  point: new Float64Array(size),
  rated: new Float64Array(size),
  best: new Float64Array(size),
  base: new Float64Array(size),
  seen: new Uint8Array(size),
})

/**
 * A reader of an item, for up to `size` respondents at a time; what it gives is overwritten the next time. The column is
 * put in order once: one column stays in the processor's memory, all of them do not.
 */
export function readerOf(
  { settings, items, placeOf }: Scheme,
  microdata: Microdata,
  order: Uint32Array,
  item: string,
  size: number,
) {
  const { values: given, codes } = columnIn(microdata, questionColumn(item))
  const values = given.map((_, at) => given[order[at]!]!)
  const { lowest, highest } = settings.scale
  const onlyRaters = items.get(item)?.base === "rated"
  const by = emptyAnswers(codes.length + 1)
  codes.forEach((code, index) => {
    const [value, rating] = [index + 1, placeOf(code)]
    by.seen[value] = rating === undefined ? 1 : 3
    by.base[value] = onlyRaters && rating === undefined ? 0 : 1
    by.rated[value] = rating === undefined ? 0 : 1
    by.point[value] = rating === undefined ? 0 : lowest + rating
    by.best[value] = rating === highest - lowest ? 1 : 0
  })
  const read = emptyAnswers(size)
  const reader: ItemReader = (start, m) => {
    let any = 0
    for (let at = 0; at < m; at++) {
      const value = values[start + at]!
      any |= value
      read.point[at] = by.point[value]!
      read.rated[at] = by.rated[value]!
      read.best[at] = by.best[value]!
      read.base[at] = by.base[value]!
      read.seen[at] = by.seen[value]!
    }
    return any === 0 ? null : read
  }
  return reader
}
