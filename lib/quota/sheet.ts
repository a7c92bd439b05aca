// A quota table as it is edited: its dimensions with words, and its cells as they stand.
import { type Conditions, cellKey } from "./cells"
import type { StandingCell } from "./edit"

/** `names` are all texts that may stand for the value in a spreadsheet. */
export type SheetValue = Readonly<{ code: string; label: string; short: string; names: readonly string[] }>
export type SheetDimension = Readonly<{
  name: string
  label: string
  names: readonly string[]
  values: readonly SheetValue[]
  /** Numbers of the register that a total can be shared out by: column -> code -> number. */
  shares: Readonly<Record<string, Readonly<Record<string, number>>>>
}>

/** `id` is the table: its dimensions in alphabetical order. `hard` is for new cells; `closed`: none can be added any more. */
export type Sheet = Readonly<{
  id: string
  dimensions: readonly SheetDimension[]
  cells: readonly StandingCell[]
  hard: boolean
  closed: boolean
}>

export const cellsByKey = ({ cells }: Pick<Sheet, "cells">): ReadonlyMap<string, StandingCell> =>
  new Map(cells.map((cell) => [cellKey(cell.conditions), cell]))

/** What a cell is called: `Akmola, Driving licence`. */
export const cellName = ({ dimensions }: Pick<Sheet, "dimensions">, conditions: Conditions): string =>
  dimensions
    .map(({ name, values }) => values.find(({ code }) => code === conditions[name])?.label ?? conditions[name] ?? "")
    .join(", ")

/** Rows and columns of a table: the longer dimension goes down; with one dimension, or three, there is one column. */
export type Layout = Readonly<{
  rows: readonly SheetValue[]
  columns: readonly SheetValue[]
  down: string
  across: string | null
  conditionsAt: (row: SheetValue, column: SheetValue | null) => Conditions
}>

/** How a table of one or two dimensions is laid out. Null for more: then its cells are a list. */
export function layoutOf({ dimensions }: Pick<Sheet, "dimensions">): Layout | null {
  const [first, second] = dimensions
  if (!first || dimensions.length > 2) return null
  if (!second)
    return {
      ...{ rows: first.values, columns: [], down: first.label, across: null },
      conditionsAt: (row) => ({ [first.name]: row.code }),
    }
  const [long, wide] = first.values.length >= second.values.length ? [first, second] : [second, first]
  return {
    ...{ rows: long.values, columns: wide.values, down: long.label, across: wide.label },
    conditionsAt: (row, column) => ({ [long.name]: row.code, ...(column && { [wide.name]: column.code }) }),
  }
}
