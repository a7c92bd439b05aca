import type { StudyProblem } from "../questionnaire/xlsform/problem"
import { problemAt, type Row, readTable, type Sheet, type Table } from "../questionnaire/xlsform/table"
import type { CellTarget } from "../quota/cells"
import type { Register } from "./register"
import type { AxisName } from "./settings"

export type Axes = Readonly<Partial<Record<AxisName, Register>>>

/** Reads a file of quota targets: one column for each dimension, and `target`. */
export function readTargets(sheet: Sheet, dimensions: readonly AxisName[], axes: Axes, hard: boolean) {
  const { table, problems } = readTable(sheet, {
    plain: [...dimensions, "target", "remark"],
    translated: [],
    required: [...dimensions, "target"],
  })
  const cells: CellTarget[] = []
  const seen = new Map<string, number>()
  for (const row of table.rows) {
    const conditions = readConditions(table, row, dimensions, axes, problems)
    const target = readTarget(table, row, problems)
    const key = dimensions.map((dimension) => row.cells.get(dimension)).join(" × ")
    if (seen.has(key))
      problems.push(
        problemAt(table, row, dimensions[0] ?? "", `"${key}" has a target already, in row ${seen.get(key)}.`),
      )
    seen.set(key, row.number)
    if (conditions && target !== undefined) cells.push({ conditions, target, hard })
  }
  return { cells, table, problems }
}

function readConditions(table: Table, row: Row, dimensions: readonly AxisName[], axes: Axes, problems: StudyProblem[]) {
  const conditions: Record<string, string> = {}
  for (const dimension of dimensions) {
    const code = row.cells.get(dimension)
    const register = axes[dimension]
    if (code === undefined) problems.push(problemAt(table, row, dimension, "The code is missing. Write it."))
    else if (!register?.entries.some((entry) => entry.code === code))
      problems.push(
        problemAt(table, row, dimension, `The register "${register?.name ?? dimension}" has no code "${code}".`),
      )
    else conditions[dimension] = code
  }
  return Object.keys(conditions).length === dimensions.length ? conditions : undefined
}

function readTarget(table: Table, row: Row, problems: StudyProblem[]) {
  const cell = row.cells.get("target") ?? ""
  if (/^\d{1,7}$/.test(cell)) return Number(cell)
  problems.push(problemAt(table, row, "target", "Write the target as a whole number, 0 or more."))
  return undefined
}
