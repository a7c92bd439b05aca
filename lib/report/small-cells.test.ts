import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type CellTable, hiddenCells } from "./small-cells"
import { solvedOf } from "./testing/attack"

const SMALLEST = 3
const sumsOf = (parts: readonly (readonly number[])[]) =>
  (parts[0] ?? []).map((_, column) => parts.reduce((sum, part) => sum + (part[column] ?? 0), 0))
const tableOf = (...parts: number[][]): CellTable => ({ parts, sums: sumsOf(parts) })
const shown = (table: CellTable) => {
  const { columns, cells } = hiddenCells(table, SMALLEST)
  return {
    sums: table.sums.map((n, column) => (columns[column] ? null : n)),
    parts: table.parts.map((part, at) => part.map((n, column) => (cells[at]?.[column] ? null : n))),
  }
}

describe("which counts are hidden", () => {
  it.each<[string, CellTable, ReturnType<typeof shown>]>([
    [
      "none where all are large or nobody",
      tableOf([5, 0], [7, 4]),
      {
        sums: [12, 4],
        parts: [
          [5, 0],
          [7, 4],
        ],
      },
    ],
    [
      "a small one, with the rectangle that it stands in",
      tableOf([1, 9, 20], [8, 7, 20], [30, 30, 20]),
      {
        sums: [39, 46, 60],
        parts: [
          [null, null, 20],
          [null, null, 20],
          [30, 30, 20],
        ],
      },
    ],
    [
      "what is rare in the whole, everywhere",
      tableOf([1, 4, 20], [1, 6, 20]),
      {
        sums: [null, null, 40],
        parts: [
          [null, null, 20],
          [null, null, 20],
        ],
      },
    ],
    [
      "a part with too few people, and what would tell of them",
      tableOf([1, 1, 0], [9, 4, 8], [7, 9, 6]),
      {
        sums: [17, 14, 14],
        parts: [
          [null, null, null],
          [9, null, null],
          [null, 9, null],
        ],
      },
    ],
  ])("%s", (_what, table, expected) => expect(shown(table)).toEqual(expected))

  it("an attacker who solves for everything published learns no small count", () => {
    const cells = fc.integer({ min: 1, max: 4 }).chain((columns) =>
      fc.array(fc.array(fc.oneof(fc.nat(3), fc.nat(12)), { minLength: columns, maxLength: columns }), {
        minLength: 2,
        maxLength: 6,
      }),
    )
    fc.assert(
      fc.property(cells, (parts) => {
        const table = tableOf(...parts)
        const { columns, cells: hidden } = hiddenCells(table, SMALLEST)
        parts.forEach((part, at) => {
          part.forEach((n, column) => {
            if (n > 0 && n < SMALLEST) expect(hidden[at]?.[column]).toBe(true)
          })
        })
        table.sums.forEach((n, column) => {
          if (n > 0 && n < SMALLEST) expect(columns[column]).toBe(true)
        })
        for (const [name, value] of solvedOf(published(table, columns, hidden))) {
          const row = Number(name.split(" ")[0])
          // Of a part that has fewer people than may be shown, or of one answer only, everything is its number of people.
          const own = [table.sums, ...parts][row] ?? []
          if (own.filter((n) => n > 0).length > 1 && own.reduce((a, b) => a + b, 0) >= SMALLEST)
            expect(value === 0 || value >= SMALLEST).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

/** Everything shown, and that rows add up to their people, columns to their sums; row 0 has the sums. */
function published({ parts, sums }: CellTable, columns: readonly boolean[], hidden: readonly (readonly boolean[])[]) {
  const all = [sums, ...parts]
  const hides = (row: number, column: number) => (row === 0 ? columns[column] : hidden[row - 1]?.[column])
  const total = (counts: readonly number[]) => counts.reduce((sum, n) => sum + n, 0)
  return [
    ...all.flatMap((counts, row) =>
      counts.flatMap((n, column) => (hides(row, column) ? [] : [{ terms: { [`${row} ${column}`]: 1 }, sum: n }])),
    ),
    ...all.map((counts, row) => ({
      terms: Object.fromEntries(counts.map((_, column) => [`${row} ${column}`, 1])),
      sum: total(counts),
    })),
    ...sums.map((_, column) => ({
      terms: Object.fromEntries(all.map((_row, row) => [`${row} ${column}`, row === 0 ? -1 : 1])),
      sum: 0,
    })),
  ]
}
