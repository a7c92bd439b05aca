// One page of the questionnaire in one language: what the view shows, worked out beforehand.
import type { Asked, QuestionWords } from "@/components/question/asked"
import { type Ahead, ahead } from "@/lib/questionnaire/ahead"
import { postedSpecial, type Refusal } from "@/lib/questionnaire/check"
import { type Answer, type Answers, GIVEN, type Question, SPECIAL_CODES } from "@/lib/questionnaire/definition"
import { nextBlock, previousBlock } from "@/lib/questionnaire/navigate"
import { choicesFor, defaultFor, type Path, pathOf } from "@/lib/questionnaire/path"
import { hasChoices, isAnswerable } from "@/lib/questionnaire/questionnaire"
import { fill } from "@/lib/questionnaire/text"
import { askedNow, type Filling, isBranching } from "./asked-now"

export type Sheet = Readonly<{
  page: string
  title: string
  leadIn: string | undefined
  asked: readonly Asked[]
  isFirst: boolean
  isLast: boolean
  ahead: Ahead
  /** Stored answers of the questions shown. */
  was: Answers
}>

export type Filled = Readonly<{
  filling: Filling
  answers: Answers
  language: string
  /** Words for `${service_name}` and the like. */
  fills: Readonly<Record<string, string>>
  t: QuestionWords
}>

/** What was posted and could not be stored: it is shown again, with the reason. */
export type Returned = Readonly<{
  strings(question: string): readonly string[]
  shown: ReadonlySet<string>
  refusals: ReadonlyMap<string, Refusal>
}>

/** `undefined` when the block is not on the path. */
export function sheetOf(filled: Filled, page: string, returned?: Returned): Sheet | undefined {
  const { filling, answers, language, fills } = filled
  const path = pathOf(filling.questionnaire, answers, filling.context)
  const part = path.blocks.find(({ block }) => block.name === page)
  if (!part) return undefined
  const shown = askedNow(path, page)
  return {
    page,
    title: fill(part.block.label, language, fills),
    leadIn: part.block.leadIn && fill(part.block.leadIn, language, fills),
    asked: shown.map((question) => askedOf(filled, page, question, path, returned)),
    isFirst: previousBlock(path, page) === undefined,
    isLast: nextBlock(path, page) === undefined,
    ahead: ahead(filling.questionnaire, answers, filling.context),
    was: Object.fromEntries(
      shown.flatMap(({ name }) => (answers[name] === undefined ? [] : [[name, answers[name]] as const])),
    ),
  }
}

/** One question of a page as its widget takes it. */
export function askedOf(filled: Filled, page: string, question: Question, path: Path, returned?: Returned): Asked {
  const { filling, answers, language, fills } = filled
  const choices = labelled(filled, question)
  const refusal = returned?.refusals.get(question.name)
  const typed = returned?.shown.has(question.name) ? returned.strings(question.name) : undefined
  const stored = path.values[question.name] ?? answers[question.name]
  const offered = stored ?? defaultFor(filling.questionnaire, question, answers, filling.context)
  return {
    question,
    label: fill(question.label, language, fills),
    hint: question.hint && fill(question.hint, language, fills),
    choices,
    given: typed ?? (isAnswerable(question) && offered !== undefined ? asPosted(question, offered) : []),
    error: refusal && wordsOf(filled, refusal, choices),
    branches: isBranching(filling, page, question),
    kept: stored === GIVEN,
  }
}

function labelled({ filling, answers, language, fills }: Filled, question: Question): Asked["choices"] {
  const special = new Set<string>(question.special.map((name) => SPECIAL_CODES[name]))
  return choicesFor(filling.questionnaire, question, answers, filling.context).map(({ code, label, exclusive }) => ({
    code,
    label: fill(label, language, fills),
    special: special.has(code),
    exclusive,
  }))
}

/** An answer as the form would post it; a personal one is not shown again. */
export function asPosted(question: Question, answer: Answer): readonly string[] {
  if (answer === GIVEN) return []
  if (Array.isArray(answer)) return answer
  const text = String(answer)
  const isSpecial = question.special.some((name) => SPECIAL_CODES[name] === text)
  return [isSpecial && !hasChoices(question) && typeof answer === "string" ? postedSpecial(question, text) : text]
}

function wordsOf({ language, fills, t }: Filled, refusal: Refusal, choices: Asked["choices"]): string {
  if (refusal.message) return fill(refusal.message, language, fills)
  const { code, params } = refusal
  if (code === "exclusive_choice") {
    return t("errors.exclusive_choice", { label: choices.find((choice) => choice.code === params.value)?.label ?? "" })
  }
  if (code === "too_long") return t("errors.too_long", { given: Number(params.given), most: Number(params.most) })
  // Neither can come from a page that we made: the question has changed places meanwhile.
  if (code === "unknown_question" || code === "not_answerable") return t("errors.constraint")
  return t(`errors.${code}`)
}
