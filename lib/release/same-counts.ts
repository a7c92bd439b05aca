// Whether microdata are of the very interviews that the tally counts.
import type { ItemRow } from "../scoring/count"

/** Rows of both for the same places, items and answers; in whatever order, and however finely they are kept. */
export function sameCounts(tally: readonly ItemRow[], microdata: readonly ItemRow[]): boolean {
  const left = sumsOf(tally)
  for (const [key, counts] of sumsOf(microdata)) {
    const found = left.get(key)
    if (!found || found.some((n, place) => n !== counts[place])) return false
    left.delete(key)
  }
  return left.size === 0
}

/** By region, service, receipt place, called number and item: as the tally of a release is read. */
function sumsOf(rows: readonly ItemRow[]): Map<string, number[]> {
  const sums = new Map<string, number[]>()
  for (const { region, service, place, slice, item, counts } of rows) {
    const key = JSON.stringify([region, service, place, slice, item])
    const numbers = [counts.asked, ...counts.ratings]
    const known = sums.get(key)
    sums.set(key, known ? known.map((n, index) => n + (numbers[index] ?? 0)) : numbers)
  }
  for (const [key, numbers] of sums) if (numbers.every((n) => n === 0)) sums.delete(key)
  return sums
}
