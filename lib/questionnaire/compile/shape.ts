// Which fields a question of each type must and may have.
import type { Definition, Question } from "../definition"
import { faultAt } from "../fault"
import { hasChoices, isAnswerable } from "../questionnaire"
import type { Report } from "./names"

export function checkShape(definition: Definition, report: Report): void {
  for (const block of definition.blocks) {
    for (const question of block.questions) {
      const where = (field: string) => ({ block: block.name, question: question.name, field })
      for (const field of notAllowed(question)) {
        report(faultAt(where(field), "field_not_allowed", { type: question.type, field }))
      }
      if (question.type === "calculate" && question.calculation === undefined) {
        report(faultAt(where("calculation"), "calculation_missing"))
      }
    }
  }
}

function notAllowed(question: Question): string[] {
  const fields: string[] = []
  if (!hasChoices(question)) fields.push("list", "choiceFilter")
  if (!isAnswerable(question)) fields.push("constraint", "default", "doubt")
  if (question.type !== "calculate") fields.push("calculation")
  const present = fields.filter((field) => question[field as keyof Question] !== undefined)
  return isAnswerable(question) || question.special.length === 0 ? present : [...present, "special"]
}
