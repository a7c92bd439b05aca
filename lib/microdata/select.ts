// Parts of the interviews: whom a table or a comparison is about.
import type { Column, Microdata, Selection } from "./microdata"

/** Interviews with one of these codes in each column named. A column without codes means nobody. */
export type MicrodataFilter = Readonly<Record<string, readonly string[]>>

/** Those who have one of the codes in every column; everybody without a condition. A column that is not there has nobody. */
export function select({ n, columns }: Microdata, filter: MicrodataFilter): Selection {
  const selection: Selection = new Uint8Array(n).fill(1)
  for (const [name, codes] of Object.entries(filter)) keep(selection, columns.get(name), codes)
  return selection
}

/** Those who are in both. */
export const both = (one: Selection, other: Selection): Selection => one.map((is, row) => is & (other[row] ?? 0))

/** Those of these who are not in the other. */
export const without = (one: Selection, other: Selection): Selection =>
  one.map((is, row) => is & (1 - (other[row] ?? 0)))

export const sizeOf = (selection: Selection): number => selection.reduce((sum, is) => sum + is, 0)

/** The column by its name; one that is not there knows nothing of anybody. */
export const columnIn = ({ n, columns }: Microdata, name: string): Column =>
  columns.get(name) ?? { codes: [], values: new Uint8Array(n) }

/** The code of one interview; undefined off the path. */
export const codeIn = ({ codes, values }: Column, row: number): string | undefined => codes[(values[row] ?? 0) - 1]

/** The same microdata with a column more, such as the body that a service belongs to. */
export const withColumn = (microdata: Microdata, name: string, column: Column): Microdata => ({
  ...microdata,
  columns: new Map([...microdata.columns, [name, column]]),
})

function keep(selection: Selection, column: Column | undefined, wanted: readonly string[]): void {
  const numbers = column ? [0, ...column.codes.map((code) => (wanted.includes(code) ? 1 : 0))] : [0]
  for (let row = 0; row < selection.length; row++) if (!numbers[column?.values[row] ?? 0]) selection[row] = 0
}
