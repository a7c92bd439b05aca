// Turns what an HTML form posts into an answer, without judging it: `checkAnswer` does that.
import type { Answer, Question, QuestionType } from "./definition"

const SPECIAL = "special:"
const NUMBER = /^[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)$/
const DOTTED_DATE = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/

/**
 * The form value of a special code. Beside a typed field it is marked, so that 98 years is not "don't know";
 * among the choices of a select it is the code itself.
 */
export function postedSpecial(question: Question, code: string): string {
  return question.list === undefined ? SPECIAL + code : code
}

/**
 * One field's posted strings as an answer; undefined when blank. What was typed wins over a marked special code.
 * Words in a number field come back as words, so that they can be refused and shown again.
 */
export function parsePosted(question: Question, strings: readonly string[]): Answer | undefined {
  const given = strings.map((value) => value.trim()).filter((value) => value !== "")
  if (question.type === "select_multiple") return given.length === 0 ? undefined : given
  const typed = lastOf(given.filter((value) => !value.startsWith(SPECIAL)))
  if (typed !== undefined) return (PARSERS[question.type] ?? asIs)(typed)
  return question.special.length === 0 ? lastOf(given) : lastOf(given)?.slice(SPECIAL.length)
}

const PARSERS: Partial<Record<QuestionType, (typed: string) => Answer>> = { integer: number, decimal: number, date }

// "1 200" and the decimal comma are how people write numbers in Kazakh and Russian.
function number(typed: string): Answer {
  const digits = typed.replace(/\s/g, "")
  return NUMBER.test(digits) ? Number(digits.replace(",", ".")) : typed
}

function date(typed: string): Answer {
  const match = DOTTED_DATE.exec(typed)
  return match ? `${match[3]}-${match[2]!.padStart(2, "0")}-${match[1]!.padStart(2, "0")}` : typed
}

function asIs(typed: string): Answer {
  return typed
}

// Respondents' browsers run this, too, and those before 2021 know no `at`.
const lastOf = (values: readonly string[]): string | undefined => values[values.length - 1]
