// What one accepted interview adds to the tally: one count per answer on its path (design: tally).
import { type Answer, type Answers, type Context, type QuestionType, SPECIAL_CODES } from "../questionnaire/definition"
import { pathOf } from "../questionnaire/path"
import { isAnswerable, type Questionnaire } from "../questionnaire/questionnaire"
import type { Study } from "../study/study"

/** Value of a question that was asked and left blank: it stays in the base of percentages (method, section 3). */
export const BLANK = ""
/** Counted once for everybody who was asked a question with several answers, whose own counts do not add up to people. */
export const ASKED = "*"

export type Contribution = Readonly<{
  form: string
  place: string
  entries: [question: string, value: string, slice: string][]
}>

/**
 * Codes and numbers count by value; words only count that they were given. Questions in the block of the
 * call-centre number carry that number as their slice. Personal data is left out.
 */
export function contributionOf(
  study: Study,
  questionnaire: Questionnaire,
  answers: Answers,
  context: Context,
): Contribution {
  const { questions, values } = pathOf(questionnaire, answers, context)
  const one = (name: string | undefined): string => (name === undefined ? "" : String(values[name] ?? ""))
  const callBlock = study.tally.callNumber && questionnaire.byName.get(study.tally.callNumber)?.block.name
  const number = one(study.tally.callNumber)
  const asked = questions.filter((question) => isAnswerable(question) && !question.personal)
  return {
    form: one(study.tally.form),
    place: one(study.tally.place),
    entries: asked.flatMap((question) => {
      const slice = questionnaire.byName.get(question.name)?.block.name === callBlock ? number : ""
      const counted = valuesOf(question.type, values[question.name])
      return counted.map((value): [string, string, string] => [question.name, value, slice])
    }),
  }
}

function valuesOf(type: QuestionType, answer: Answer | undefined): string[] {
  if (type === "select_multiple") return [ASKED, ...(Array.isArray(answer) ? answer : [BLANK])]
  if (answer === undefined) return [BLANK]
  if (type === "text" && !SPECIAL.has(String(answer))) return ["given"]
  return [String(answer)]
}

const SPECIAL: ReadonlySet<string> = new Set(Object.values(SPECIAL_CODES))
