import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { crossMargins, expectations } from "./cross"

const everywhere = () => true
const columnSums = (cells: readonly number[][], columns: number) =>
  Array.from({ length: columns }, (_, c) => cells.reduce((all, line) => all + line[c]!, 0))
const rowSums = (cells: readonly number[][]) => cells.map((line) => line.reduce((all, cell) => all + cell, 0))

/** A table with zeros in it, from which feasible margins are taken. */
const tables = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }))
  .chain(([rows, columns]) =>
    fc.array(
      fc.array(fc.record({ open: fc.integer({ min: 0, max: 3 }), n: fc.integer({ min: 0, max: 40 }) }), {
        minLength: columns,
        maxLength: columns,
      }),
      { minLength: rows, maxLength: rows },
    ),
  )
  .map((table) => table.map((line) => line.map(({ open, n }) => ({ open: open > 0, n: open > 0 ? n : 0 }))))

function marginsOf(table: { n: number }[][]) {
  const counts = table.map((line) => line.map(({ n }) => n))
  return { rows: rowSums(counts), columns: columnSums(counts, counts[0]!.length) }
}

describe("crossing two margins", () => {
  test("keeps proportion where it is whole", () => {
    const crossed = crossMargins([10, 20], [12, 18], everywhere)
    expect(crossed).toEqual({
      ok: true,
      cells: [
        [4, 6],
        [8, 12],
      ],
    })
  })

  test("leaves impossible cells empty", () => {
    const crossed = crossMargins([5, 7], [5, 7], (r, c) => (r === 0) === (c === 0))
    expect(crossed).toEqual({
      ok: true,
      cells: [
        [5, 0],
        [0, 7],
      ],
    })
  })

  test("keeps the margins even where the zeros leave a single solution that proportion never reaches", () => {
    const crossed = crossMargins([1, 1], [1, 1], (r, c) => !(r === 0 && c === 1))
    expect(crossed).toEqual({
      ok: true,
      cells: [
        [1, 0],
        [0, 1],
      ],
    })
  })

  test.each([
    ["a fraction", [1.5], [1.5], { ok: false, reason: "not_whole", margin: "rows", index: 0 }],
    ["a negative target", [1], [2, -1], { ok: false, reason: "not_whole", margin: "columns", index: 1 }],
    ["unequal totals", [3], [2], { ok: false, reason: "sums_differ", rows: 3, columns: 2 }],
  ])("refuses %s", (_, rows, columns, refusal) => {
    expect(crossMargins(rows, columns, everywhere)).toEqual(refusal)
  })

  test("names the rows that have too few columns open to them, and how many places are missing", () => {
    const crossed = crossMargins([9, 3], [4, 8], (r, c) => r === 1 || c === 0)
    expect(crossed).toEqual({ ok: false, reason: "no_room", rows: [0], columns: [0], short: 5 })
  })

  test("margins are exact for any feasible margins, and closed cells stay 0", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { rows, columns } = marginsOf(table)
        const crossed = crossMargins(rows, columns, (r, c) => table[r]![c]!.open)
        if (!crossed.ok) throw new Error(crossed.reason)
        expect(rowSums(crossed.cells)).toEqual(rows)
        expect(columnSums(crossed.cells, columns.length)).toEqual(columns)
        for (const [r, line] of crossed.cells.entries())
          for (const [c, cell] of line.entries()) {
            expect(cell).toBeGreaterThanOrEqual(0)
            if (!table[r]![c]!.open) expect(cell).toBe(0)
          }
      }),
    )
  })

  test("without zeros every cell is its expectation rounded up or down", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { rows, columns } = marginsOf(table)
        const crossed = crossMargins(rows, columns, everywhere)
        if (!crossed.ok) throw new Error(crossed.reason)
        const expected = expectations(
          rows,
          columns,
          table.map((line) => line.map(() => true)),
        )
        for (const [r, line] of crossed.cells.entries())
          for (const [c, cell] of line.entries()) expect(Math.abs(cell - expected[r]![c]!)).toBeLessThan(1 + 1e-6)
      }),
    )
  })
})
