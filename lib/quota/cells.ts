// Which quota cells an interview falls in.
import { grouped } from "../grouped"

export type Conditions = Readonly<Record<string, string>>
/** What a coordinator sets of a cell. */
export type CellTerms = Readonly<{ target: number; hard: boolean; floor: number | null; ceiling: number | null }>
export type CellTarget = Readonly<{
  conditions: Conditions
  target: number
  hard: boolean
  floor?: number
  ceiling?: number
}>

/** One canonical word for a cell: dimensions in alphabetical order, `region=akmola|service=C1`. */
export function cellKey(conditions: Conditions): string {
  return Object.keys(conditions)
    .sort()
    .map((dimension) => `${dimension}=${conditions[dimension]}`)
    .join("|")
}

/** A case falls in a cell when it meets each of the cell's conditions; a cell without conditions takes everyone. */
export function fallsIn(attributes: Conditions, cell: { conditions: Conditions }): boolean {
  return Object.entries(cell.conditions).every(([dimension, value]) => attributes[dimension] === value)
}

/** The table a cell belongs to: its dimensions in alphabetical order, `region,service`; "" for the cell of everybody. */
export const dimensionsOf = (conditions: Conditions): string => Object.keys(conditions).sort().join(",")

/** Cells that share their dimensions: an interview falls in one of them at most. A soft table steers and never refuses. */
export type QuotaTable = Readonly<{
  dimensions: readonly string[]
  kind: "hard" | "soft"
  cells: readonly CellTarget[]
}>

/** The tables that a list of cells makes, in the order of their first cells; hard when any cell of it is. */
export function tablesOf(cells: readonly CellTarget[]): QuotaTable[] {
  return [...grouped(cells, ({ conditions }) => dimensionsOf(conditions))].map(([dimensions, own]) => ({
    dimensions: dimensions === "" ? [] : dimensions.split(","),
    kind: own.some(({ hard }) => hard) ? "hard" : "soft",
    cells: own,
  }))
}

/** A table of a wave and the cell in it that has these codes, if any. */
export type TableCell = Readonly<{ dimensions: string; hard: boolean; cellId: number | null }>

/** `nowhere`: a hard table has no cell for it, so there can be no place, whatever the targets. */
export type Placement = Readonly<{ cellIds: readonly number[]; nowhere: boolean }>

/**
 * The cells of an interview with these codes, one of each table at most, in locking order. A table whose dimension is
 * not known yet takes no place; where a hard table knows all of its codes and has no cell, it is nobody's place.
 * @param fromAnswers names of the dimensions that an answer may still tell
 */
export function placementIn(
  tables: readonly TableCell[],
  codes: Conditions,
  fromAnswers: ReadonlySet<string>,
): Placement {
  const cellIds = tables.flatMap(({ cellId }) => cellId ?? []).sort((a, b) => a - b)
  const hard = tables.filter((table) => table.hard)
  const unknownOf = ({ dimensions }: TableCell) =>
    dimensions.split(",").filter((name) => name !== "" && codes[name] === undefined)
  const excluded = hard.some((table) => table.cellId === null && unknownOf(table).length === 0)
  const awaits = tables.some((table) => unknownOf(table).some((name) => fromAnswers.has(name)))
  const inNone = hard.length > 0 && cellIds.length === 0 && !awaits
  return { cellIds, nowhere: excluded || inNone }
}
