import type { StudyProblem } from "../questionnaire/xlsform/problem"
import { problemAt, type Row, readTable, type Sheet, type Table } from "../questionnaire/xlsform/table"
import type { CellTarget, Conditions } from "../quota/cells"
import type { QuotaValues } from "./quota-values"

/** Reads a file of quota targets: one column for each dimension, `target`, and optionally `floor` and `ceiling`. */
export function readTargets(sheet: Sheet, dimensions: readonly string[], values: QuotaValues, hard: boolean) {
  const { table, lines, problems } = readLines(sheet, dimensions, values, "target")
  const cells = lines.flatMap(({ row, conditions, floor, ceiling }): CellTarget[] => {
    const target = wholeAt(table, row, "target", "Write the target as a whole number, 0 or more.", problems)
    if (target === undefined) return []
    if (target < (floor ?? 0) || target > (ceiling ?? target))
      problems.push(
        problemAt(table, row, "target", "The target is outside its floor and ceiling. Correct one of them."),
      )
    return conditions ? [{ conditions, target, hard, ...bounds(floor, ceiling) }] : []
  })
  return { cells, table, problems }
}

/** A cell to share a total out to. */
export type Share = Readonly<{ conditions: Conditions; share: number; floor?: number; ceiling?: number }>

/** Reads a file of shares: one column for each dimension, `population`, and optionally `floor` and `ceiling`. */
export function readShares(sheet: Sheet, dimensions: readonly string[], values: QuotaValues) {
  const { table, lines, problems } = readLines(sheet, dimensions, values, "population")
  const shares = lines.flatMap(({ row, conditions, floor, ceiling }): Share[] => {
    const cell = row.cells.get("population") ?? ""
    if (!/^\d{1,12}([.]\d{1,6})?$/.test(cell))
      problems.push(problemAt(table, row, "population", "Write the population as a number, 0 or more."))
    return conditions ? [{ conditions, share: Number(cell), ...bounds(floor, ceiling) }] : []
  })
  return { shares, problems }
}

function readLines(sheet: Sheet, dimensions: readonly string[], values: QuotaValues, number: string) {
  const { table, problems } = readTable(sheet, {
    plain: [...dimensions, number, "floor", "ceiling", "remark"],
    translated: [],
    required: [...dimensions, number],
  })
  const seen = new Map<string, number>()
  const lines = table.rows.map((row) => {
    const conditions = readConditions(table, row, dimensions, values, problems)
    const key = dimensions.map((dimension) => row.cells.get(dimension)).join(" × ")
    const before = seen.get(key)
    if (before !== undefined)
      problems.push(problemAt(table, row, dimensions[0] ?? "", `"${key}" has a ${number} already, in row ${before}.`))
    seen.set(key, row.number)
    const [floor, ceiling] = [readBound(table, row, "floor", problems), readBound(table, row, "ceiling", problems)]
    if (floor !== undefined && ceiling !== undefined && floor > ceiling)
      problems.push(problemAt(table, row, "floor", "The floor is above the ceiling. Correct one of them."))
    return { row, conditions, floor, ceiling }
  })
  return { table, lines, problems }
}

function readConditions(
  table: Table,
  row: Row,
  dimensions: readonly string[],
  values: QuotaValues,
  problems: StudyProblem[],
): Conditions | undefined {
  const conditions: Record<string, string> = {}
  for (const dimension of dimensions) {
    const code = row.cells.get(dimension)
    const known = values.get(dimension)
    if (code === undefined) problems.push(problemAt(table, row, dimension, "The code is missing. Write it."))
    else if (!known?.codes.includes(code))
      problems.push(problemAt(table, row, dimension, `${known?.said ?? `"${dimension}"`} has no code "${code}".`))
    else conditions[dimension] = code
  }
  return Object.keys(conditions).length === dimensions.length ? conditions : undefined
}

const readBound = (table: Table, row: Row, column: "floor" | "ceiling", problems: StudyProblem[]) =>
  row.cells.has(column)
    ? wholeAt(table, row, column, `Write the ${column} as a whole number, or leave it empty.`, problems)
    : undefined

function wholeAt(table: Table, row: Row, column: string, message: string, problems: StudyProblem[]) {
  const cell = row.cells.get(column) ?? ""
  if (/^\d{1,7}$/.test(cell)) return Number(cell)
  problems.push(problemAt(table, row, column, message))
  return undefined
}

const bounds = (floor: number | undefined, ceiling: number | undefined) => ({
  ...(floor !== undefined && { floor }),
  ...(ceiling !== undefined && { ceiling }),
})
