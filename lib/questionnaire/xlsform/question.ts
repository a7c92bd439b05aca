import { type Choice, type Question, type QuestionType, SpecialName } from "../definition"
import { defaultExpression, isYes, oneOf } from "./cells"
import type { StudyProblem } from "./problem"
import { problemAt, type Row, readText, type Table } from "./table"

const NAME = /^[a-z][a-z0-9_]*$/
const PLAIN_TYPES = ["text", "integer", "decimal", "date", "note", "calculate"] as const
const SELECTS = ["select_one", "select_multiple", "rating"] as const

export type Lists = Readonly<Record<string, readonly Choice[]>>

/** Reads one row of the survey sheet as a question. Undefined when it has no usable type or name. */
export function readQuestion(
  table: Table,
  row: Row,
  lists: Lists,
  languages: readonly string[],
  problems: StudyProblem[],
) {
  const name = readName(table, row, problems)
  const kind = readType(table, row, lists, problems)
  const texts = readTexts(table, row, languages, kind?.type, problems)
  const special = readSpecial(table, row, problems)
  const base = oneOf(table, row, "base", ["asked", "rated"], problems)
  const verify = oneOf(table, row, "verify", ["1", "2", "3"], problems)
  const required = isYes(table, row, "required", problems)
  const personal = isYes(table, row, "personal", problems)
  if (row.cells.has(`lead_in::${languages[0]}`))
    problems.push(problemAt(table, row, `lead_in::${languages[0]}`, "A lead-in belongs to the row of begin_group."))
  if (kind?.type === "calculate" && !row.cells.has("calculation"))
    problems.push(problemAt(table, row, "calculation", "A calculate row needs a calculation. Write it."))
  if (kind?.type === "rating" && row.cells.has("criterion") && !base)
    problems.push(problemAt(table, row, "base", 'An item with a criterion needs its base: "asked" or "rated".'))
  if (!name || !kind) return undefined
  const cell = (key: string) => row.cells.get(key)
  const initial = cell("default")
  const question: Question = dropUndefined({
    name,
    type: kind.type,
    list: kind.list,
    ...texts,
    required,
    relevant: cell("relevant"),
    constraint: cell("constraint"),
    doubt: cell("doubt"),
    choiceFilter: cell("choice_filter"),
    calculation: cell("calculation"),
    default: initial === undefined ? undefined : defaultExpression(initial),
    screenOut: cell("screen_out"),
    special,
    appearance: cell("appearance"),
    criterion: cell("criterion"),
    zone: cell("zone"),
    form: cell("form"),
    base,
    verify: verify === undefined ? undefined : (Number(verify) as 1 | 2 | 3),
    personal,
  })
  return question
}

/** The name of a question, group or hidden value. */
export function readName(table: Table, row: Row, problems: StudyProblem[]) {
  const name = row.cells.get("name")
  if (name === undefined) problems.push(problemAt(table, row, "name", "The name is missing. Write it."))
  else if (!NAME.test(name))
    problems.push(problemAt(table, row, "name", "A name starts with a-z and has only a-z, 0-9 and _ in it."))
  else return name
  return undefined
}

function readType(table: Table, row: Row, lists: Lists, problems: StudyProblem[]) {
  const [word = "", list, ...more] = (row.cells.get("type") ?? "").split(/\s+/)
  const fault = (message: string) => problems.push(problemAt(table, row, "type", message))
  const select = SELECTS.find((type) => type === word)
  const plain = PLAIN_TYPES.find((type) => type === word)
  if (!select && !plain) {
    const known = ["select_one LIST", "select_multiple LIST", ...PLAIN_TYPES, "hidden", "begin_group", "end_group"]
    fault(`Unknown type "${row.cells.get("type") ?? ""}". Known types: ${known.join(", ")}.`)
    return undefined
  }
  if (plain) {
    if (list !== undefined) fault(`The type "${plain}" takes no list. Write "${plain}" only.`)
    return { type: plain as QuestionType, list: undefined }
  }
  if (list === undefined || more.length > 0) {
    fault(
      `Write "${word} LIST" with one list of the choices sheet${more.includes("or_other") ? "; or_other is a choice and a text question of their own here" : ""}.`,
    )
    return undefined
  }
  const choices = Object.hasOwn(lists, list) ? lists[list] : undefined
  if (!choices) fault(`The choices sheet has no list "${list}".`)
  const isRating = select === "rating" || row.cells.has("criterion") || row.cells.get("appearance") === "rating"
  const type: QuestionType = select === "select_one" && isRating ? "rating" : (select as QuestionType)
  if (type === "rating" && choices?.some((choice) => !/^\d+$/.test(choice.code)))
    fault(`The list "${list}" of a rating needs whole numbers as codes.`)
  return { type, list }
}

function readTexts(
  table: Table,
  row: Row,
  languages: readonly string[],
  type: QuestionType | undefined,
  problems: StudyProblem[],
) {
  const read = (base: string, required: boolean) => {
    const { text, problems: found } = readText(table, row, base, languages, required)
    problems.push(...found)
    return text
  }
  return {
    label: read("label", type !== undefined && type !== "calculate") ?? {},
    hint: read("hint", false),
    guidance: read("guidance_hint", false),
    help: read("help", false),
    doubtMessage: read("doubt_message", row.cells.has("doubt")),
    constraintMessage: read("constraint_message", row.cells.has("constraint")),
  }
}

function readSpecial(table: Table, row: Row, problems: StudyProblem[]) {
  const words = row.cells.get("special")?.split(/\s+/) ?? []
  return words.flatMap((word) => {
    const known = SpecialName.safeParse(word)
    if (known.success) return [known.data]
    const message = `Unknown special code "${word}". Known: ${SpecialName.options.join(", ")}.`
    problems.push(problemAt(table, row, "special", message))
    return []
  })
}

function dropUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T
}
