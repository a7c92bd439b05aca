// The small-cell policy for counts by two things at once: which stay hidden so that no small one can be worked out.

/**
 * Counts of parts (services, regions) by answers, and the sums of all parts, which are published beside them. Parts
 * need not be all there are: what the sums have above them is somebody nobody names.
 */
export type CellTable = Readonly<{ parts: readonly (readonly number[])[]; sums: readonly number[] }>
/** `columns`: hidden in the sums and in every part. `cells`: of each part. */
export type HiddenCells = Readonly<{ columns: readonly boolean[]; cells: readonly (readonly boolean[])[] }>

/**
 * Hides counts from 1 to under `smallest`, then as many more as it takes (complementary suppression: Cox 1980, Journal
 * of the American Statistical Association 75, 377-385): what is hidden of a part, or of an answer, adds up to no small
 * number, and each hidden count stands in a rectangle of hidden ones, within which they could all be a little different.
 * A part with fewer people than `smallest` is hidden whole, and so are those of `whole`.
 */
export function hiddenCells(table: CellTable, smallest: number, whole: readonly boolean[] = []): HiddenCells {
  const columns = hiddenColumns(table.sums, smallest)
  const rows: Row[] = table.parts.map((counts, at) => ({
    counts,
    hidden: counts.map((n, column) => isSmall(n, smallest) || columns[column] === true || whole[at] === true),
  }))
  const open: Open = { rows, sums: table.sums, columns, smallest }
  for (const row of rows) if (isSmall(sum(row.counts), smallest)) row.hidden.fill(true)
  while (
    rows.some((row) => hideRow(row, smallest)) ||
    open.sums.some((_, column) => hideColumn(open, column)) ||
    closeRectangles(open)
  );
  return { columns, cells: rows.map(({ hidden }) => hidden) }
}

type Row = { counts: readonly number[]; hidden: boolean[] }
type Open = Readonly<{
  rows: readonly Row[]
  sums: readonly number[]
  columns: readonly boolean[]
  smallest: number
}>

const isSmall = (n: number, smallest: number) => n > 0 && n < smallest
const sum = (all: readonly number[]) => all.reduce((total, n) => total + n, 0)

/** Answers too rare in the whole, with the next rarest until what is hidden is no small number. */
function hiddenColumns(sums: readonly number[], smallest: number): boolean[] {
  const hidden = sums.map((n) => isSmall(n, smallest))
  for (;;) {
    const own = sums.filter((_, column) => hidden[column])
    if (own.length === 0 || !isFew(own, smallest)) return hidden
    const next = least(sums, (n, column) => n > 0 && !hidden[column])
    if (next < 0) return hidden.map(() => true)
    hidden[next] = true
  }
}

/** Whether hidden counts say too much by their sum, or by being one alone. */
function isFew(counts: readonly number[], smallest: number): boolean {
  const people = counts.filter((n) => n > 0)
  return people.length > 0 && (people.length === 1 || sum(people) < smallest)
}

function hideRow({ counts, hidden }: Row, smallest: number): boolean {
  if (
    !isFew(
      counts.filter((_, column) => hidden[column]),
      smallest,
    ) ||
    hidden.every(Boolean)
  )
    return false
  const next = least(counts, (n, column) => n > 0 && !hidden[column])
  if (next < 0) hidden.fill(true)
  else hidden[next] = true
  return true
}

/** The sum of a column is published, unless the column is hidden whole. */
function hideColumn({ rows, sums, columns, smallest }: Open, column: number): boolean {
  if (columns[column]) return false
  const elsewhere = (sums[column] ?? 0) - sum(rows.map(({ counts }) => counts[column] ?? 0))
  const own = rows.filter(({ hidden }) => hidden[column]).map(({ counts }) => counts[column] ?? 0)
  if (!isFew([...own, elsewhere], smallest) || (own.length === 0 && elsewhere >= smallest)) return false
  const shown = rows.map(({ counts, hidden }) => (hidden[column] ? 0 : (counts[column] ?? 0)))
  const next = least(shown, (n) => n > 0)
  if (next >= 0) return hide(rows, next, column)
  // Nobody else gave this answer: a part that shows so must hide it too, with what the one part hides beside it.
  return own.length < 2 && hideBeside(rows, column)
}

function hideBeside(rows: readonly Row[], column: number): boolean {
  const beside = rows.find(({ hidden }) => hidden[column])?.hidden ?? []
  const costs = rows.map(({ counts, hidden }) => {
    if (hidden[column]) return { second: -1, n: 0 }
    const second = least(counts, (n, place) => place !== column && beside[place] === true && n > 0)
    return { second, n: counts[second] ?? 0 }
  })
  const cheapest = least(
    costs.map(({ n }) => n),
    (_, at) => (costs[at]?.second ?? -1) >= 0,
  )
  if (cheapest >= 0) return hide(rows, cheapest, column) && hide(rows, cheapest, costs[cheapest]?.second ?? -1)
  const whole = least(
    rows.map(({ counts }) => sum(counts)),
    (_, at) => rows[at]?.hidden[column] === false,
  )
  rows[whole]?.hidden.fill(true)
  return whole >= 0
}

function closeRectangles(open: Open): boolean {
  const { rows } = open
  let changed = false
  for (const [at, row] of rows.entries())
    for (const [column, hidden] of row.hidden.entries())
      if (hidden && !open.columns[column] && !inRectangle(open, at, column))
        changed = closeOne(open, at, column) || changed
  return changed
}

function inRectangle({ rows }: Open, at: number, column: number): boolean {
  const own = rows[at]?.hidden ?? []
  return rows.some(
    ({ hidden }, other) =>
      other !== at && hidden[column] && hidden.some((also, second) => second !== column && also && own[second]),
  )
}

/** Hides the smallest count with which the rectangle of a hidden one is whole. */
function closeOne({ rows }: Open, at: number, column: number): boolean {
  const own = rows[at]?.hidden ?? []
  let best: { other: number; second: number; n: number } | null = null
  for (const [other, { counts, hidden }] of rows.entries()) {
    if (other === at || !hidden[column]) continue
    for (const [second, also] of own.entries()) {
      if (!also || second === column || hidden[second]) continue
      const n = counts[second] ?? 0
      const cost = n === 0 ? Number.MAX_SAFE_INTEGER : n
      if (best === null || cost < best.n) best = { other, second, n: cost }
    }
  }
  return best !== null && hide(rows, best.other, best.second)
}

function hide(rows: readonly Row[], at: number, column: number): boolean {
  const row = rows[at]
  if (!row) return false
  row.hidden[column] = true
  return true
}

/** Place of the smallest number wanted; -1 without one. */
function least(numbers: readonly number[], wanted: (n: number, place: number) => boolean): number {
  return numbers.reduce(
    (best, n, place) => (wanted(n, place) && (best < 0 || n < (numbers[best] ?? 0)) ? place : best),
    -1,
  )
}
