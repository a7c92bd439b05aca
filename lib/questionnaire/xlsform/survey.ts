import type { Block } from "../definition"
import type { StudyProblem } from "./problem"
import { type Lists, readName, readQuestion } from "./question"
import { languagesOf, problemAt, type Row, readTable, readText, type Sheet, type Table } from "./table"

export const SURVEY_SHAPE = {
  plain: [
    ...["type", "name", "required", "relevant", "constraint", "choice_filter", "calculation", "default", "appearance"],
    ...["criterion", "zone", "form", "base", "verify", "doubt", "screen_out", "special", "personal", "remark"],
  ],
  translated: ["label", "hint", "guidance_hint", "help", "constraint_message", "doubt_message", "lead_in"],
  required: ["type", "name", "label"],
}

/** Opens the survey sheet: its columns tell the languages of the form. */
export function openSurvey(sheet: Sheet) {
  const { table, problems } = readTable(sheet, SURVEY_SHAPE)
  return { table, problems, languages: languagesOf(table, "label") }
}

/** Reads the rows of the survey sheet into blocks and preloads. `rows` says where each name stands. */
export function readSurvey(table: Table, lists: Lists, languages: readonly string[]) {
  const problems: StudyProblem[] = []
  const blocks: Block[] = []
  const preloads: string[] = []
  const rows = new Map<string, Row>()
  let open: { block: Block; row: Row } | undefined

  const take = (name: string, row: Row) => {
    const earlier = rows.get(name)
    if (earlier)
      problems.push(problemAt(table, row, "name", `The name "${name}" is taken already, in row ${earlier.number}.`))
    else rows.set(name, row)
  }

  for (const row of table.rows) {
    const type = (row.cells.get("type") ?? "").replaceAll(/\s+/g, "_")
    if (type === "begin_group") {
      if (open) problems.push(problemAt(table, row, "type", nested(open.row)))
      const block = readGroup(table, row, languages, problems)
      if (rows.has(block.name) || block.name !== "") take(block.name, row)
      if (!open) open = { block, row }
      continue
    }
    if (type === "end_group") {
      if (!open)
        problems.push(problemAt(table, row, "type", "No group is open here. Delete this row, or add its begin_group."))
      else closeGroup(table, open, blocks, problems)
      open = undefined
      continue
    }
    if (type === "hidden") {
      const name = readName(table, row, problems)
      if (name) {
        take(name, row)
        preloads.push(name)
      }
      continue
    }
    const question = readQuestion(table, row, lists, languages, problems)
    if (!open)
      problems.push(
        problemAt(table, row, "type", "The question stands in no group. Put it between begin_group and end_group."),
      )
    if (!question) continue
    take(question.name, row)
    open?.block.questions.push(question)
  }
  if (open) {
    problems.push(
      problemAt(table, open.row, "type", "The group is never closed. Add a row end_group after its last question."),
    )
    closeGroup(table, open, blocks, problems)
  }
  if (blocks.length === 0 && problems.length === 0)
    problems.push(problemAt(table, 2, "type", "The survey has no questions. Add a group with at least one."))
  return { blocks, preloads, rows, problems }
}

function nested(outer: Row) {
  return `A group cannot stand inside another: the one of row ${outer.number} is still open. End it first, and repeat its condition here.`
}

function readGroup(table: Table, row: Row, languages: readonly string[], problems: StudyProblem[]): Block {
  const name = readName(table, row, problems) ?? ""
  const label = readText(table, row, "label", languages, true)
  const leadIn = readText(table, row, "lead_in", languages, false)
  const help = readText(table, row, "help", languages, false)
  problems.push(...label.problems, ...leadIn.problems, ...help.problems)
  const relevant = row.cells.get("relevant")
  return {
    name,
    label: label.text ?? {},
    ...(leadIn.text && { leadIn: leadIn.text }),
    ...(help.text && { help: help.text }),
    ...(relevant !== undefined && { relevant }),
    questions: [],
  }
}

function closeGroup(table: Table, open: { block: Block; row: Row }, blocks: Block[], problems: StudyProblem[]) {
  const { block, row } = open
  if (block.questions.length === 0)
    problems.push(
      problemAt(table, row, "name", `The group "${block.name}" has no questions. Add one, or delete the group.`),
    )
  blocks.push(block)
}
