// Words: everything a person may read exists in every language of the study and names only what is known by then.
import type { Definition, Question, Text } from "../definition"
import { type FaultWhere, faultAt } from "../fault"
import { referencesIn } from "../text"
import { listOf, SPECIAL_LIST } from "./lists"
import { Known, type Report } from "./names"

export function checkLabels(definition: Definition, report: Report): void {
  const known = new Known(definition)
  const check = (text: Text, where: FaultWhere) => checkText(definition, known, text, where, report)
  const lists = new Set<string>()
  const checkList = (list: string) => {
    if (lists.has(list)) return
    lists.add(list)
    for (const { code, label } of listOf(definition, list) ?? []) check(label, { list, choice: code, field: "label" })
  }
  check(definition.title, { field: "title" })
  for (const block of definition.blocks) {
    check(block.label, { block: block.name, field: "label" })
    if (block.help) check(block.help, { block: block.name, field: "help" })
    if (block.leadIn) check(block.leadIn, { block: block.name, field: "leadIn" })
    for (const question of block.questions) {
      for (const [field, text] of textsOf(question)) {
        check(text, { block: block.name, question: question.name, field })
      }
      // A list's words must make sense at the first question that shows them.
      if (question.list !== undefined) checkList(question.list)
      if (question.special.length > 0) checkList(SPECIAL_LIST)
      known.add(question, 0)
    }
  }
  for (const list of Object.keys(definition.lists)) checkList(list)
}

function textsOf(question: Question): [string, Text][] {
  const { label, hint, guidance, help, constraintMessage, doubtMessage } = question
  const texts: [string, Text | undefined][] = [
    ["label", question.type === "calculate" ? undefined : label],
    ["hint", hint],
    ["guidance", guidance],
    ["help", help],
    ["constraintMessage", constraintMessage],
    ["doubtMessage", doubtMessage],
  ]
  return texts.filter((entry): entry is [string, Text] => entry[1] !== undefined)
}

function checkText(definition: Definition, known: Known, text: Text, where: FaultWhere, report: Report): void {
  for (const language of definition.languages) {
    const words = Object.hasOwn(text, language) ? text[language]! : ""
    if (words.trim() === "") report(faultAt(where, "label_missing", { language }))
    for (const { name, at } of referencesIn(words)) {
      if (name === undefined) report(faultAt(where, "bad_reference", { language }, at))
      const slot = name === undefined ? 0 : known.slotOf(name)
      if (name !== undefined && typeof slot === "string") report(faultAt(where, slot, { name, language }, at))
    }
  }
  for (const language of Object.keys(text)) {
    if (!definition.languages.includes(language)) report(faultAt(where, "unknown_language", { language }))
  }
}
