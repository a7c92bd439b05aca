import type { StudyProblem } from "../questionnaire/xlsform/problem"
import { problemAt, readTable, type Sheet } from "../questionnaire/xlsform/table"
import type { Axes } from "./quota-values"
import type { Entry, Register } from "./register"
import type { AxisName } from "./settings"

type Test = (entry: Entry) => boolean

/** Whether a quota cell of these entries can exist. */
export type Possible = (entries: Readonly<Partial<Record<AxisName, Entry>>>) => boolean

/**
 * Reads the cells that cannot exist: each row names some. A cell of the file is a code, `*` for all,
 * or a column of the register with `=` or `!=` and a word: `instrument!=abroad`, `code!=abroad`.
 */
export function readExcluded(sheet: Sheet, dimensions: readonly AxisName[], axes: Axes) {
  const { table, problems } = readTable(sheet, {
    plain: [...dimensions, "remark"],
    translated: [],
    required: [...dimensions],
  })
  const rules: Readonly<Partial<Record<AxisName, Test>>>[] = []
  for (const row of table.rows) {
    const rule: Partial<Record<AxisName, Test>> = {}
    for (const dimension of dimensions) {
      const register = axes[dimension]
      const test = register && readTest(row.cells.get(dimension) ?? "", register)
      if (typeof test === "function") rule[dimension] = test
      else
        problems.push(
          problemAt(table, row, dimension, test ?? `The study has no axis "${dimension}".`) satisfies StudyProblem,
        )
    }
    rules.push(rule)
  }
  const possible: Possible = (entries) =>
    !rules.some((rule) => dimensions.every((dimension) => entries[dimension] && rule[dimension]?.(entries[dimension])))
  return { possible, problems }
}

function readTest(cell: string, register: Register): Test | string {
  if (cell === "*") return () => true
  const [, column, sign, word] = /^([a-z][a-z0-9_]*)(!?=)(.*)$/.exec(cell) ?? []
  if (column === undefined || word === undefined) {
    const known = register.entries.some((entry) => entry.code === cell)
    return known
      ? (entry) => entry.code === cell
      : `The register "${register.name}" has no code "${cell}". Write a code, *, or column=word.`
  }
  const wordOf = (entry: Entry) => (column === "code" ? entry.code : (entry.columns[column] ?? ""))
  if (column !== "code" && !register.columns.includes(column))
    return `The register "${register.name}" has no column "${column}".`
  if (!register.entries.some((entry) => wordOf(entry) === word))
    return `No entry of "${register.name}" has ${column} = "${word}".`
  return sign === "=" ? (entry) => wordOf(entry) === word : (entry) => wordOf(entry) !== word
}
