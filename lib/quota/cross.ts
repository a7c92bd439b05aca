// Crosses two lists of quota targets into cells: whole numbers, both lists kept exactly.

/** Why no such table exists. `rows` need `short` more places than the `columns` open to them can give. */
export type CrossRefusal =
  | Readonly<{ ok: false; reason: "not_whole"; margin: "rows" | "columns"; index: number }>
  | Readonly<{ ok: false; reason: "sums_differ"; rows: number; columns: number }>
  | Readonly<{ ok: false; reason: "no_room"; rows: readonly number[]; columns: readonly number[]; short: number }>

export type Crossed = Readonly<{ ok: true; cells: number[][] }> | CrossRefusal

const SWEEPS = 2000
const CLOSE = 1e-9

/**
 * Targets for every (row, column), nearest to what proportion asks for (iterative proportional fitting), then rounded
 * so that each cell is its expectation rounded up or down and each row and column adds up exactly.
 * Cells that are not `allowed` stay 0. Where zeros make proportion impossible, cells give way, margins never do.
 * The same input always gives the same table.
 */
export function crossMargins(
  rows: readonly number[],
  columns: readonly number[],
  allowed: (row: number, column: number) => boolean,
): Crossed {
  const refusal = refuseMargins(rows, columns)
  if (refusal) return refusal
  const open = rows.map((_, r) => columns.map((_, c) => allowed(r, c)))
  const expected = expectations(rows, columns, open)
  const cells = floors(rows, columns, expected)
  const table: Flow = { cells, open, expected, rows: [...rows], columns: [...columns] }
  fill(table, (r, c) => Math.ceil((expected[r]?.[c] ?? 0) - CLOSE))
  const stuck = fill(table, () => Number.POSITIVE_INFINITY)
  return stuck ? noRoom(rows, columns, stuck) : { ok: true, cells }
}

function refuseMargins(rows: readonly number[], columns: readonly number[]): CrossRefusal | undefined {
  for (const [margin, values] of [["rows", rows] as const, ["columns", columns] as const]) {
    const index = values.findIndex((value) => !Number.isSafeInteger(value) || value < 0)
    if (index >= 0) return { ok: false, reason: "not_whole", margin, index }
  }
  const totals = { rows: sum(rows), columns: sum(columns) }
  return totals.rows === totals.columns ? undefined : { ok: false, reason: "sums_differ", ...totals }
}

/** Iterative proportional fitting from a table of ones and structural zeros. */
export function expectations(rows: readonly number[], columns: readonly number[], open: readonly boolean[][]) {
  const table = rows.map((_, r) => columns.map((_, c) => (open[r]?.[c] ? 1 : 0)))
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let worst = 0
    rows.forEach((target, r) => {
      const line = table[r]!
      const total = sum(line)
      for (let c = 0; c < line.length; c++) line[c]! *= total === 0 ? 0 : target / total
    })
    columns.forEach((target, c) => {
      const total = table.reduce((all, line) => all + line[c]!, 0)
      worst = Math.max(worst, Math.abs(total - target))
      for (const line of table) line[c]! *= total === 0 ? 0 : target / total
    })
    if (worst < CLOSE) break
  }
  return table
}

function floors(rows: readonly number[], columns: readonly number[], expected: readonly number[][]) {
  const left = [...columns]
  return rows.map((target, r) => {
    let room = target
    return columns.map((_, c) => {
      const cell = Math.min(Math.floor(expected[r]![c]! + CLOSE), room, left[c]!)
      room -= cell
      left[c]! -= cell
      return cell
    })
  })
}

type Flow = { cells: number[][]; open: boolean[][]; expected: number[][]; rows: number[]; columns: number[] }

// Adds units along augmenting paths until every margin is met. Returns the reachable rows and columns when it cannot be.
function fill(flow: Flow, most: (r: number, c: number) => number): Cut | undefined {
  for (;;) {
    const found = augmentingPath(flow, most)
    if (!found) return undefined
    if ("cut" in found) return found.cut
    found.path.forEach(([r, c], step) => {
      flow.cells[r]![c]! += step % 2 === 0 ? 1 : -1
    })
  }
}

type Cut = Readonly<{ rows: number[]; columns: number[] }>

// Breadth first from a row that lacks units to a column that lacks units: up a cell, down another of the same column.
function augmentingPath(flow: Flow, most: (r: number, c: number) => number) {
  const { cells, open, expected, rows, columns } = flow
  const lacking = rows.flatMap((target, r) => (sum(cells[r]!) < target ? [r] : []))
  if (lacking.length === 0) return undefined
  const filled = columns.map((_, c) => cells.reduce((all, line) => all + line[c]!, 0))
  const cameFromColumn = new Map<number, number | undefined>(lacking.map((r) => [r, undefined]))
  const cameFromRow = new Map<number, number>()
  for (const r of cameFromColumn.keys()) {
    for (const c of byRemainder(expected[r]!, columns.length)) {
      if (cameFromRow.has(c) || !open[r]![c] || cells[r]![c]! >= most(r, c)) continue
      cameFromRow.set(c, r)
      if (filled[c]! < columns[c]!) return { path: backtrack(c, cameFromRow, cameFromColumn) }
      rows.forEach((_, other) => {
        const least = most(other, c) === Number.POSITIVE_INFINITY ? 0 : Math.floor(expected[other]![c]! + CLOSE)
        if (!cameFromColumn.has(other) && cells[other]![c]! > least) cameFromColumn.set(other, c)
      })
    }
  }
  return { cut: { rows: [...cameFromColumn.keys()], columns: [...cameFromRow.keys()] } }
}

// Largest remainder first, then the order of the columns: the rounding of each row is as fair as the columns let it be.
function byRemainder(line: readonly number[], length: number) {
  const remainder = (c: number) => line[c]! - Math.floor(line[c]! + CLOSE)
  return Array.from({ length }, (_, c) => c).sort((a, b) => remainder(b) - remainder(a) || a - b)
}

function backtrack(
  column: number,
  cameFromRow: ReadonlyMap<number, number>,
  cameFromColumn: ReadonlyMap<number, number | undefined>,
) {
  const path: [number, number][] = []
  for (let c: number | undefined = column; c !== undefined; ) {
    const r: number = cameFromRow.get(c)!
    path.push([r, c])
    c = cameFromColumn.get(r)
    if (c !== undefined) path.push([r, c])
  }
  return path
}

function noRoom(rows: readonly number[], columns: readonly number[], cut: Cut): CrossRefusal {
  const need = sum(cut.rows.map((r) => rows[r]!))
  const room = sum(cut.columns.map((c) => columns[c]!))
  return { ok: false, reason: "no_room", rows: cut.rows, columns: cut.columns, short: need - room }
}

function sum(values: readonly number[]) {
  return values.reduce((total, value) => total + value, 0)
}
