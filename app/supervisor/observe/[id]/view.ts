// What the observer sees: the interviewer's screen in the interview's language, the form in the observer's own.
import { getLocale, getTranslations } from "next-intl/server"
import { askedOf, asPosted, type Filled } from "@/app/r/_form/sheet"
import type { Asked } from "@/components/question/asked"
import type { Tx } from "@/db/client"
import { loadForFilling } from "@/db/queries/interviews"
import type { OwnObservation } from "@/db/queries/observations"
import { type Answer, type Answers, GIVEN, type Question } from "@/lib/questionnaire/definition"
import { choicesFor, type Path, pathOf } from "@/lib/questionnaire/path"
import { fill } from "@/lib/questionnaire/text"
import { fillsFor } from "@/lib/study/preloads"
import { formOf } from "@/lib/verification/forms"
import { isHearable, type Observable, type Observed, splitObservation } from "@/lib/verification/observed"
import { type ScreenEvent, screenOf } from "@/lib/verification/screen"

export type ObservableHere = Observable & Readonly<{ fills: Readonly<Record<string, string>>; language: string }>

/** `coded` in words and as a form posts it; `heard`, as a form posts it, once somebody has said what they heard. */
export type CodedView = Readonly<{
  name: string
  label: string
  coded: string | null
  codedPosted: readonly string[]
  changes: number
  asked: Asked | null
  heard: readonly string[] | null
}>

export type ScreenView = Readonly<{
  language: string
  current: Readonly<{ label: string; hint: string | null; choices: readonly string[] }> | null
  /** Milliseconds the question has been on the screen; null before the first. */
  elapsed: number | null
  backs: number
  /** The latest question first. */
  coded: readonly CodedView[]
}>

/** The interview with its study; a finished one as of its own end. */
export async function observableOf(tx: Tx, { interview, caseRow }: OwnObservation, now: Date): Promise<ObservableHere> {
  const { study, questionnaire, context } = await loadForFilling(tx, interview, caseRow, interview.endedAt ?? now)
  const { language, answers: coded } = interview
  const known = { region: caseRow.region ?? undefined, service: caseRow.service ?? undefined }
  return {
    form: formOf(study, "observation"),
    questionnaire,
    coded,
    context,
    language,
    fills: fillsFor(study, known, language),
  }
}

/** The observer's form as it stands, with what cannot be saved said beside it. */
export async function formView(
  { form, context }: Observable,
  answers: Answers,
  returned?: Readonly<{ posted: Readonly<Record<string, readonly string[]>>; refusals: Observed["refusals"] }>,
): Promise<readonly Asked[]> {
  const t = await getTranslations("question")
  const filled: Filled = {
    filling: { questionnaire: form, context },
    answers,
    language: await getLocale(),
    fills: {},
    t,
  }
  const path = pathOf(form, answers, context)
  return everyQuestion(path).map(({ block, question }) =>
    askedOf(
      filled,
      block,
      question,
      path,
      returned && {
        strings: (name) => returned.posted[name] ?? [],
        shown: new Set(Object.keys(returned.posted)),
        refusals: returned.refusals,
      },
    ),
  )
}

/** What was said to be heard and cannot be an answer, in words, by question. */
export async function wrongHeard(
  { form, questionnaire, coded, context, language, fills }: ObservableHere,
  { refusals }: Observed,
): Promise<Readonly<Record<string, string>>> {
  const t = await getTranslations("question")
  const path = pathOf(questionnaire, coded, context)
  const filled: Filled = { filling: { questionnaire, context }, answers: coded, language, fills, t }
  const returned = { strings: () => [], shown: new Set<string>(), refusals }
  const wrong = everyQuestion(path).filter(({ question: { name } }) => refusals.has(name) && !form.byName.has(name))
  return Object.fromEntries(
    wrong.map(({ block, question }) => [question.name, askedOf(filled, block, question, path, returned).error ?? ""]),
  )
}

/** The interviewer's screen now, and what has been coded so far. Personal answers are not there to be shown. */
export async function screenView(
  observable: ObservableHere,
  own: OwnObservation,
  events: readonly ScreenEvent[],
  now: Date,
): Promise<ScreenView> {
  const { questionnaire, coded, context, language, fills } = observable
  const t = await getTranslations("question")
  const { heard } = splitObservation(observable.form, own.observation.answers)
  const path = pathOf(questionnaire, coded, context)
  const { question, since, backs, changes } = screenOf(
    path.questions.map(({ name }) => name),
    events,
  )
  const shown = path.questions.find(({ name }) => name === question)
  const words = (one: Question) => fill(one.label, language, fills)
  const choices = (one: Question) => choicesFor(questionnaire, one, coded, context)
  const filled: Filled = { filling: { questionnaire, context }, answers: { ...coded, ...heard }, language, fills, t }
  return {
    language,
    current: shown
      ? {
          label: words(shown),
          hint: shown.hint ? fill(shown.hint, language, fills) : null,
          choices: choices(shown).map(({ label }) => fill(label, language, fills)),
        }
      : null,
    elapsed: since && now.getTime() - since.getTime(),
    backs,
    coded: everyQuestion(path)
      .flatMap(({ block, question: one }) => {
        const answer = path.values[one.name]
        if (answer === undefined || one.type === "calculate") return []
        const known = new Map(choices(one).map(({ code, label }) => [code, fill(label, language, fills)]))
        return [
          {
            name: one.name,
            label: words(one),
            coded: inWords(answer, known),
            codedPosted: asPosted(one, answer),
            changes: changes.get(one.name) ?? 0,
            asked: isHearable(one) ? askedOf(filled, block, one, path) : null,
            heard: heard[one.name] === undefined ? null : asPosted(one, heard[one.name] as Answer),
          },
        ]
      })
      .toReversed(),
  }
}

function inWords(answer: Answer, known: ReadonlyMap<string, string>): string | null {
  if (answer === GIVEN) return null
  const one = (code: string | number) => known.get(String(code)) ?? String(code)
  return Array.isArray(answer) ? answer.map(one).join("; ") : one(answer as string | number)
}

const everyQuestion = (path: Path) =>
  path.blocks.flatMap(({ block, questions }) => questions.map((question) => ({ block: block.name, question })))
