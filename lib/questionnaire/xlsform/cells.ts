import type { StudyProblem } from "./problem"
import { problemAt, type Row, type Table } from "./table"

const YES = ["yes", "true", "true()"]
const NO = ["no", "false", "false()"]

/** A yes/no cell; empty is no. Anything else is a problem. */
export function isYes(table: Table, row: Row, key: string, problems: StudyProblem[]) {
  const cell = row.cells.get(key)?.toLowerCase()
  if (cell === undefined || NO.includes(cell)) return false
  if (!YES.includes(cell)) problems.push(problemAt(table, row, key, 'Write "yes", or leave the cell empty.'))
  return YES.includes(cell)
}

/** A cell that takes one of a few words. */
export function oneOf<const T extends string>(
  table: Table,
  row: Row,
  key: string,
  words: readonly T[],
  problems: StudyProblem[],
): T | undefined {
  const cell = row.cells.get(key)
  if (cell === undefined) return undefined
  const word = words.find((candidate) => candidate === cell)
  if (word === undefined) problems.push(problemAt(table, row, key, `Write one of: ${words.join(", ")}.`))
  return word
}

/** In XLSForm a default is a constant unless it looks like an expression. */
export function defaultExpression(cell: string) {
  const isExpression = /\$\{|\(|^["'].*["']$/.test(cell) || /^-?\d+(\.\d+)?$/.test(cell)
  return isExpression ? cell : `'${cell.replaceAll("'", "")}'`
}
