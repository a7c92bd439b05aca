// The blind part as the screen shows it: questions in the respondent's language, errors in the supervisor's.
import { getTranslations } from "next-intl/server"
import { asPosted } from "@/app/r/_form/sheet"
import type { Asked, QuestionWords } from "@/components/question/asked"
import type { StudiedCheck } from "@/db/queries/checkable"
import type { OpenedCheck } from "@/db/queries/verifications"
import type { Refusal } from "@/lib/questionnaire/check"
import type { Text } from "@/lib/questionnaire/definition"
import { fill } from "@/lib/questionnaire/text"
import { fillsFor } from "@/lib/study/preloads"
import {
  type BlindAnswers,
  type BlindQuestion,
  blindQuestions,
  isSpecialOf,
  type Part,
  type Posted,
  type Refusals,
} from "@/lib/verification/blind"
import type { Kind } from "@/lib/verification/kind"

/** Questions asked again that stand together; a block has a title only where the whole questionnaire is asked. */
export type AskedBlock = Readonly<{
  name: string
  title: string | null
  leadIn: string | null
  asked: readonly Asked[]
}>

/** `left`: how many of those asked again have no answer. `wrong`: something shown cannot be saved as it stands. */
export type BlindView = Readonly<{
  kind: Kind
  full: boolean
  language: string
  leadIn: string | null
  callback: readonly Asked[]
  again: readonly AskedBlock[]
  left: number
  wrong: boolean
}>

export async function blindView(
  { interview, caseRow }: OpenedCheck,
  { study, checkable }: StudiedCheck,
  answers: BlindAnswers,
  refusals: Refusals = new Map(),
  posted?: Readonly<Record<Part, Posted>>,
): Promise<BlindView> {
  const t = await getTranslations("question")
  const { language } = interview
  const known = { region: caseRow.region ?? undefined, service: caseRow.service ?? undefined }
  const fills = fillsFor(study, known, language)
  const asked = (part: Part, { question, choices }: BlindQuestion): Asked => {
    const answer = answers[part][question.name]
    const refusal = refusals.get(question.name)
    const labelled = choices.map(({ code, label, exclusive }) => ({
      ...{ code, exclusive, label: fill(label, language, fills) },
      special: isSpecialOf(question, code),
    }))
    return {
      // Those asked again may be left out; the form says how many are needed instead of marking each.
      question: part === "again" ? { ...question, required: true } : question,
      label: fill(question.label, language, fills),
      hint: question.hint && fill(question.hint, language, fills),
      choices: labelled,
      given: posted?.[part][question.name] ?? (answer === undefined ? [] : asPosted(question, answer)),
      error: refusal && wordsOf(refusal, labelled, language, fills, t),
      branches: false,
      kept: false,
    }
  }
  const words = (text: Text | undefined) => (text ? fill(text, language, fills) : null)
  const full = checkable.extent === "full"
  const questions = blindQuestions(checkable, answers)
  const callback = questions.callback.map((one) => asked("callback", one))
  const again = questions.again.map(({ block, questions: put }) => ({
    ...{ name: block.name, title: full ? words(block.label) : null, leadIn: full ? words(block.leadIn) : null },
    asked: put.map((one) => asked("again", one)),
  }))
  const leadIn = words(checkable.form.definition.blocks[0]?.leadIn)
  return {
    ...{ kind: checkable.kind, full, language, leadIn, callback, again, left: questions.left },
    wrong: [...callback, ...again.flatMap((block) => block.asked)].some(({ error }) => error !== undefined),
  }
}

function wordsOf(
  { message, code, params }: Refusal,
  choices: Asked["choices"],
  language: string,
  fills: Readonly<Record<string, string>>,
  t: QuestionWords,
): string {
  if (message) return fill(message, language, fills)
  if (code === "exclusive_choice")
    return t("errors.exclusive_choice", { label: choices.find((choice) => choice.code === params.value)?.label ?? "" })
  if (code === "too_long") return t("errors.too_long", { given: Number(params.given), most: Number(params.most) })
  if (code === "unknown_question" || code === "not_answerable") return t("errors.constraint")
  return t(`errors.${code}`)
}
