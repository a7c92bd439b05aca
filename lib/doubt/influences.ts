// The inner loop: influences of a class of respondents on its figures, some hundred respondents at a time.
import type { Weights } from "../microdata/counts"
import type { Microdata } from "../microdata/microdata"
import type { Scheme } from "../scoring/scheme"
import { emptyAnswers, type ItemAnswers, type ItemReader, readerOf } from "./answers"
import type { Class } from "./classes"
import type { Parts, Shape } from "./shapes"
import type { Sums } from "./sums"

const CHUNK = 256

/** Adds the influences of classes to the sums, `order` as the classes have it. */
export function influences(scheme: Scheme, microdata: Microdata, order: Uint32Array, weights: Weights | undefined) {
  const readers = new Map<string, ItemReader>()
  const together = emptyAnswers(CHUNK)
  const weight = new Float64Array(CHUNK).fill(1)

  const readAll = (names: ReadonlySet<string>, start: number, m: number) => {
    const found = new Map<string, ItemAnswers>()
    for (const name of names) {
      const reader = readers.get(name) ?? readerOf(scheme, microdata, order, name, CHUNK)
      readers.set(name, reader)
      const answers = reader(start, m)
      if (answers) found.set(name, answers)
    }
    return found
  }

  return (shapes: readonly Shape[], { start, end }: Class, sums: Sums) => {
    const names = new Set(shapes.flatMap(({ items }) => items.map(({ item }) => item)))
    for (let from = start; from < end; from += CHUNK) {
      const m = Math.min(CHUNK, end - from)
      if (weights) for (let at = 0; at < m; at++) weight[at] = weights[order[from + at]!]!
      const answers = readAll(names, from, m)
      for (const { items, figures } of shapes) {
        if (!sumUp(together, items, answers, m)) continue
        for (const { figure, times } of figures) addFigure(sums, figure, times, together, weight, m)
      }
    }
  }
}

/** Sums over the items of a shape; false where nobody was asked any of them. */
function sumUp(sum: ItemAnswers, items: Shape["items"], answers: ReadonlyMap<string, ItemAnswers>, m: number): boolean {
  const asked = items.filter(({ item }) => answers.has(item))
  for (const part of Object.values(sum)) part.fill(0, 0, m)
  for (const { item, point, rated, best, base } of asked) {
    const own = answers.get(item)!
    for (let at = 0; at < m; at++) {
      sum.point[at]! += point * own.point[at]!
      sum.rated[at]! += rated * own.rated[at]!
      sum.best[at]! += best * own.best[at]!
      sum.base[at]! += base * own.base[at]!
      sum.seen[at]! |= own.seen[at]!
    }
  }
  return asked.length > 0
}

function addFigure(sums: Sums, figure: number, times: Parts, of: ItemAnswers, weight: Float64Array, m: number): void {
  const added = { people: 0, raters: 0, mean: 0, meanSquares: 0, percent: 0, percentSquares: 0 }
  for (let at = 0; at < m; at++) {
    if (of.seen[at] === 0) continue
    const own = weight[at]!
    const onMean = own * (times.point * of.point[at]! - times.rated * of.rated[at]!)
    const onPercent = own * (times.best * of.best[at]! - times.base * of.base[at]!)
    added.people++
    if (of.seen[at] === 3) added.raters++
    added.mean += onMean
    added.meanSquares += onMean * onMean
    added.percent += onPercent
    added.percentSquares += onPercent * onPercent
  }
  sums.add(figure, added)
}
