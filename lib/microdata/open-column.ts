// A column while it is filled: codes are learnt as they come.
import type { ColumnPlan } from "./columns"
import type { Column } from "./microdata"

export type OpenColumn = Readonly<{
  put: (row: number, code: string) => void
  /** The column of the first `n` rows; null when it had more codes than a column may have. */
  close: (n: number) => Column | null
}>

const MOST_SMALL = 255
const MOST = 65_535

/** An empty column for at most so many rows: nothing is known of any. */
export function openColumn({ codes: planned, measured = false }: ColumnPlan, rows: number): OpenColumn {
  const codes = [...planned]
  const numbers = new Map(codes.map((code, index) => [code, index + 1]))
  let values: Uint8Array | Uint16Array = codes.length > MOST_SMALL ? new Uint16Array(rows) : new Uint8Array(rows)
  let full = codes.length > MOST

  function numberOf(code: string): number {
    const known = numbers.get(code)
    if (known !== undefined) return known
    if (codes.length === MOST) full = true
    if (full) return 0
    if (codes.length === MOST_SMALL) values = Uint16Array.from(values)
    numbers.set(code, codes.push(code))
    return codes.length
  }

  return {
    put(row, code) {
      if (row >= rows) throw new RangeError(`more than ${rows} interviews`)
      const number = numberOf(code)
      values[row] = number
    },
    close(n) {
      if (full) return null
      const kept = n === rows ? values : values.slice(0, n)
      return measured ? inOrder(codes, kept) : { codes, values: kept }
    },
  }
}

/** Numbers by size, then what is no number by its letters (dates; blank first). */
function inOrder(codes: readonly string[], values: Uint8Array | Uint16Array): Column {
  const sorted = [...codes].sort(bySize)
  const places = new Map(sorted.map((code, index) => [code, index + 1]))
  const moved = [0, ...codes.map((code) => places.get(code) ?? 0)]
  return { codes: sorted, values: values.map((value) => moved[value] ?? 0) }
}

function bySize(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)]
  if (a !== "" && b !== "" && x !== y && !Number.isNaN(x) && !Number.isNaN(y)) return x - y
  return a < b ? -1 : a > b ? 1 : 0
}
