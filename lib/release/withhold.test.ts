import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Counts } from "../scoring/count"
import type { Leaf } from "./leaves"
import { type CrossedPart, withhold } from "./withhold"

const SMALLEST = 3
const leaf = (item: string, asked: number): Leaf => ({
  service: "C1",
  item,
  weight: 0.5,
  score: { mean: 4, percent: 50 },
  counts: { asked, ratings: [0, 0, 0, asked, 0] },
})
const marginOf = (parts: readonly CrossedPart[], elsewhere = 0): Counts => {
  const items = new Map<string, { asked: number; ratings: number[] }>()
  for (const { leaves } of parts)
    for (const { item, counts } of leaves)
      items.set(item, { asked: (items.get(item)?.asked ?? elsewhere) + counts.asked, ratings: [] })
  return new Map([["C1", items]])
}
const part = (code: string, ...asked: number[]) => ({ code, leaves: asked.map((n, i) => leaf(`q${i}`, n)) })
const shownOf = (parts: readonly CrossedPart[], elsewhere = 0) => {
  const published = withhold(parts, marginOf(parts, elsewhere), SMALLEST)
  return Object.fromEntries(
    Object.entries(published).map(([code, { counts }]) => [
      code,
      Object.values(counts.C1 ?? {}).map((row) => row?.[0] ?? null),
    ]),
  )
}

describe("the small-cell policy", () => {
  it.each([
    ["publishes what enough people were asked", [part("a", 5, 4), part("b", 6, 3)], 0, { a: [5, 4], b: [6, 3] }],
    [
      "withholds small cells, and others from which they would follow",
      [part("a", 2, 2), part("b", 6, 5), part("c", 9, 9)],
      0,
      { a: [null, null], b: [null, null], c: [9, 9] },
    ],
    [
      "needs no others where enough is hidden already",
      [part("a", 2, 2), part("b", 1, 1), part("c", 9, 9)],
      0,
      { a: [null, null], b: [null, null], c: [9, 9] },
    ],
    [
      "hides a small remainder outside the parts",
      [part("a", 5, 5), part("b", 9, 9)],
      1,
      { a: [null, null], b: [9, 9] },
    ],
    [
      "never withholds one item alone: the score of the part would tell it",
      [part("a", 2, 5, 9), part("b", 2, 9, 9)],
      0,
      { a: [null, null, 9], b: [null, null, 9] },
    ],
  ] as const)("%s", (_what, parts, elsewhere, shown) => {
    expect(shownOf(parts, elsewhere)).toEqual(shown)
  })

  it("tells nothing small by subtraction, whatever the cells", () => {
    const cells = fc.array(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(cells, fc.nat(4), (table, elsewhere) => {
        const parts = table.map((row, i) => part(`p${i}`, ...row))
        const shown = Object.values(shownOf(parts, elsewhere))
        for (const [item, { asked }] of marginOf(parts, elsewhere).get("C1")!) {
          const column = shown.map((row) => row[Number(item.slice(1))] ?? null)
          expect(column.every((n) => n === null || n >= SMALLEST)).toBe(true)
          const published = column.filter((n) => n !== null)
          const hidden = asked - published.reduce((sum, n) => sum + n, 0)
          expect(hidden === 0 || hidden >= SMALLEST || published.length === 0).toBe(true)
        }
        for (const row of shown) expect(row.filter((n) => n === null).length).not.toBe(1)
      }),
    )
  })

  it("gives the sum of what it withholds", () => {
    const parts = [part("a", 2, 2)]
    expect(withhold(parts, marginOf(parts, 9), SMALLEST).a?.rest).toEqual({ mean: 4, percent: 50 })
  })
})
