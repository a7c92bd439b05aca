// From a posted page to events: what changed, what cannot stand, and what now follows on the same page.
import { checkAnswer, parsePosted, type Refusal, type RefusalCode } from "@/lib/questionnaire/check"
import { type Answer, type Answers, GIVEN, type Question } from "@/lib/questionnaire/definition"
import { type Path, pathOf } from "@/lib/questionnaire/path"
import { isAnswerable } from "@/lib/questionnaire/questionnaire"
import { askedNow, type Filling } from "./asked-now"
import type { Posted } from "./posted"

/** One change of an answer; undefined takes it back. */
export type Change = Readonly<{ question: string; value: Answer | undefined }>

export type ReadPage = Readonly<{
  changes: readonly Change[]
  /** The stored answers with the page's. */
  answers: Answers
  path: Path
  /** Why answers of the page cannot stand, by question. */
  refusals: ReadonlyMap<string, Refusal>
  /** Questions that the page's answers have opened on this very page. */
  opened: readonly Question[]
}>

/** `answers` are the stored ones. Only questions that stood on the posted page are read. */
export function readPage(filling: Filling, answers: Answers, posted: Posted): ReadPage {
  const { questionnaire, context } = filling
  const block = questionnaire.definition.blocks.find(({ name }) => name === posted.page)
  const refused = new Map<string, Refusal>()
  const changes: Change[] = []
  let after: Answers = answers
  for (const question of block?.questions ?? []) {
    if (!isAnswerable(question) || !posted.shown.has(question.name)) continue
    const raw = parsePosted(question, posted.strings(question.name))
    const checked = checkAnswer(questionnaire, after, question, raw, context)
    if (!checked.ok) refused.set(question.name, checked.refusal)
    if (!checked.ok && checked.refusal.code !== "required") continue
    const value = checked.ok ? checked.answer : undefined
    if (!isChange(question, value, answers, posted.was)) continue
    changes.push({ question: question.name, value })
    after = withAnswer(after, question.name, value)
  }
  const path = pathOf(questionnaire, after, context)
  const onPage = path.blocks.find((part) => part.block.name === posted.page)?.questions ?? []
  const refusals = new Map([...refused].filter(([name, refusal]) => concerns(name, refusal, onPage, path)))
  const asked = askedNow(path, posted.page).filter(isAnswerable)
  const opened = asked.filter(({ name }) => !posted.shown.has(name) && path.values[name] === undefined)
  return { changes, answers: after, path, refusals, opened }
}

const BLANK: RefusalCode = "required"

// A refusal of a question that has left the path concerns nobody; a blank one may have been answered in another tab.
function concerns(name: string, { code }: Refusal, onPage: readonly Question[], path: Path): boolean {
  const isThere = onPage.some((question) => question.name === name)
  return isThere && (code !== BLANK || path.values[name] === undefined)
}

/** Only what the person changed on this page, and only when it differs from what is stored. */
function isChange(question: Question, value: Answer | undefined, stored: Answers, was: Answers): boolean {
  const before = was[question.name]
  // A personal answer is not shown again, so an empty field means that it stays.
  if (value === undefined && before === GIVEN) return false
  return !same(value, before) && !same(value, stored[question.name])
}

const same = (a: Answer | undefined, b: Answer | undefined): boolean => JSON.stringify(a) === JSON.stringify(b)

function withAnswer(answers: Answers, name: string, value: Answer | undefined): Answers {
  const after: Record<string, Answer> = { ...answers }
  if (value === undefined) delete after[name]
  else after[name] = value
  return after
}
