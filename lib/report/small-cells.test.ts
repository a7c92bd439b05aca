import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type CellTable, hiddenCells } from "./small-cells"

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
        for (const { value, part } of learnt(table, columns, hidden)) {
          // Of a part that has fewer people than may be shown, or of one answer only, everything is its number of people.
          const own = part === null ? table.sums : (parts[part] ?? [])
          if (own.filter((n) => n > 0).length > 1 && own.reduce((a, b) => a + b, 0) >= SMALLEST)
            expect(value === 0 || value >= SMALLEST).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

/** Hidden counts that linear algebra finds: rows add up to their people, columns to their sums. */
function learnt({ parts, sums }: CellTable, columns: readonly boolean[], hidden: readonly (readonly boolean[])[]) {
  const unknown: { part: number | null; column: number; value: number }[] = []
  const all = [sums, ...parts]
  const hides = (row: number, column: number) => (row === 0 ? columns[column] : hidden[row - 1]?.[column]) ?? false
  all.forEach((counts, row) => {
    counts.forEach((value, column) => {
      if (hides(row, column)) unknown.push({ part: row === 0 ? null : row - 1, column, value })
    })
  })
  const place = (row: number, column: number) =>
    unknown.findIndex((one) => one.part === (row === 0 ? null : row - 1) && one.column === column)
  const equations: number[][] = []
  const equation = (terms: readonly [row: number, column: number, sign: number][]) => {
    const line = new Array<number>(unknown.length).fill(0)
    for (const [row, column, sign] of terms) if (hides(row, column)) line[place(row, column)] = sign
    equations.push(line)
  }
  all.forEach((_, row) => {
    equation(sums.map((_sum, column) => [row, column, 1]))
  })
  sums.forEach((_, column) => {
    equation(all.map((_row, row) => [row, column, row === 0 ? -1 : 1]))
  })
  const reduced = reduce(equations)
  return unknown.filter((_, at) =>
    reduced.some(
      (line) => Math.abs(line[at] ?? 0) > 1e-9 && line.every((n, other) => other === at || Math.abs(n) < 1e-9),
    ),
  )
}

function reduce(lines: number[][]): number[][] {
  const width = lines[0]?.length ?? 0
  let top = 0
  for (let column = 0; column < width && top < lines.length; column++) {
    const pivot = lines.findIndex((line, at) => at >= top && Math.abs(line[column] ?? 0) > 1e-9)
    if (pivot < 0) continue
    const [found] = lines.splice(pivot, 1)
    const line = found!.map((n) => n / found![column]!)
    lines.splice(top, 0, line)
    lines.forEach((other, at) => {
      const factor = other[column] ?? 0
      if (at !== top && factor !== 0) lines[at] = other.map((n, place) => n - factor * line[place]!)
    })
    top++
  }
  return lines
}
