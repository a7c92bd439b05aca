// Choice lists: present where they are needed, each code once, and none that looks like a special code.
import { type Choice, type Definition, type Question, SPECIAL_CODES, type SpecialName } from "../definition"
import { faultAt } from "../fault"
import { hasChoices, type OfferedChoice } from "../questionnaire"
import type { Report } from "./names"

/** The list that holds the labels of the special codes. */
export const SPECIAL_LIST = "special"

export function checkLists(definition: Definition, report: Report): void {
  for (const [list, choices] of Object.entries(definition.lists)) checkCodes(list, choices, report)
  for (const block of definition.blocks) {
    for (const question of block.questions) {
      const where = { block: block.name, question: question.name }
      checkList(definition, question, where, report)
      checkSpecial(definition, question, where, report)
    }
  }
}

/** What a question offers: its list, then its special codes. Lists at fault are simply short. */
export function offeredBy(definition: Definition, question: Question): OfferedChoice[] {
  const offered = (hasChoices(question) ? listOf(definition, question.list) : []) ?? []
  const special = question.special.flatMap((name) => specialChoice(definition, name) ?? [])
  return [
    ...offered.map((choice, order) => ({ choice, order, special: false })),
    ...special.map((choice, order) => ({
      choice: { ...choice, exclusive: true },
      order: offered.length + order,
      special: true,
    })),
  ]
}

export function listOf(definition: Definition, list: string | undefined): readonly Choice[] | undefined {
  return list !== undefined && Object.hasOwn(definition.lists, list) ? definition.lists[list] : undefined
}

function checkCodes(list: string, choices: readonly Choice[], report: Report): void {
  if (choices.length === 0) report(faultAt({ list, field: "name" }, "empty_list", { list }))
  const codes = new Set<string>()
  for (const { code } of choices) {
    const where = { list, choice: code, field: "name" }
    if (/\s/.test(code)) report(faultAt(where, "bad_code", { code }))
    if (codes.has(code)) report(faultAt(where, "duplicate_code", { list, code }))
    codes.add(code)
  }
}

type Place = { block: string; question: string }

function checkList(definition: Definition, question: Question, place: Place, report: Report): void {
  if (!hasChoices(question)) return
  const where = { ...place, field: "list" }
  const { list, type } = question
  if (list === undefined) report(faultAt(where, "list_missing", { type }))
  else if (!listOf(definition, list)) report(faultAt(where, "unknown_list", { list }))
  // A rating may never hold a special code: it would enter the mean.
  const special = type === "rating" ? Object.values<string>(SPECIAL_CODES) : question.special.map(codeOf)
  for (const { code } of listOf(definition, list) ?? []) {
    if (special.includes(code)) report(faultAt(where, "special_code_clash", { list: list ?? "", code }))
  }
}

function checkSpecial(definition: Definition, question: Question, place: Place, report: Report): void {
  for (const name of question.special) {
    if (specialChoice(definition, name)) continue
    report(faultAt({ ...place, field: "special" }, "special_missing", { name, code: codeOf(name) }))
  }
}

function specialChoice(definition: Definition, name: SpecialName): Choice | undefined {
  return listOf(definition, SPECIAL_LIST)?.find((choice) => choice.code === codeOf(name))
}

function codeOf(name: SpecialName): string {
  return SPECIAL_CODES[name]
}
