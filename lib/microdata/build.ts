// Fills the columns, one interview after the other, in the order in which they are given.
import type { Answer, Answers, Context } from "../questionnaire/definition"
import type { Questionnaire } from "../questionnaire/questionnaire"
import { walk } from "../questionnaire/walk"
import type { Dimensions } from "../quota/dimensions"
import { BLANK } from "../scoring/contribution"
import type { Study } from "../study/study"
import { CHOSEN, choiceColumn, columnsOf, dimensionColumn, isKept, PLACE_COLUMNS, questionColumn } from "./columns"
import type { Column, Microdata } from "./microdata"
import { type OpenColumn, openColumn } from "./open-column"

export type TakenInterview = Readonly<{
  region: string | null
  service: string | null
  mode: string
  source: string
  /** Language it was held in. */
  language: string
  answers: Answers
  /** As of the end of the interview. */
  context: Context
}>

export type MicrodataBuilder = Readonly<{
  /**
   * A function that takes the interviews of one instrument. `dimensions` are those of the quotas and the population.
   * Several instruments of a wave fill the same columns: what one does not ask is unknown of its interviews.
   */
  taking: (study: Study, questionnaire: Questionnaire, dimensions: Dimensions) => (interview: TakenInterview) => void
  done: (waveId: string, at: string) => Microdata
}>

/** Room for at most so many interviews. @throws RangeError when more are given */
export function buildMicrodata(most: number): MicrodataBuilder {
  const columns = new Map<string, OpenColumn>()
  let n = 0
  return {
    taking(study, questionnaire, dimensions) {
      for (const plan of columnsOf(study, questionnaire))
        if (!columns.has(plan.name)) columns.set(plan.name, openColumn(plan, most))
      const write = writing(study, questionnaire, dimensions, (name) => columns.get(name)!)
      return (interview) => write(n++, interview)
    },
    done(waveId, at) {
      const closed = [...columns].flatMap(([name, column]): [string, Column][] => {
        const kept = column.close(n)
        return kept ? [[name, kept]] : []
      })
      return { waveId, at, n, columns: new Map(closed) }
    },
  }
}

type Write<T> = (row: number, given: T) => void

function writing(
  study: Study,
  questionnaire: Questionnaire,
  dimensions: Dimensions,
  column: (name: string) => OpenColumn,
): Write<TakenInterview> {
  const { form, place, callNumber } = study.tally
  const answers = new Map([...questionnaire.byName].flatMap(([name]) => answerWriter(questionnaire, name, column)))
  const places = PLACE_COLUMNS.map((name) => [name, column(name)] as const)
  const told = dimensions.codeOf.map(({ name, code }) => ({ code, column: column(dimensionColumn(name)) }))
  return (row, { region, service, mode, source, language, answers: given, context }) => {
    const seen = walk(questionnaire, given, context)
    const { questions, values } = seen.path
    for (const { name } of questions) answers.get(name)?.(row, values[name])
    const one = (name: string | undefined) => (name === undefined ? undefined : values[name])
    const known = {
      ...{ region, service, mode, source, language },
      ...{ form: one(form), place: one(place), number: one(callNumber) },
    }
    for (const [name, own] of places) if (known[name] != null) own.put(row, String(known[name]))
    for (const { code, column: own } of told) {
      const found = code(seen)
      if (found !== undefined) own.put(row, found)
    }
  }
}

function answerWriter(
  { byName }: Questionnaire,
  name: string,
  column: (name: string) => OpenColumn,
): [string, Write<Answer | undefined>][] {
  const compiled = byName.get(name)
  if (!compiled || !isKept(compiled.question)) return []
  if (compiled.question.type !== "select_multiple") {
    const own = column(questionColumn(name))
    return [[name, (row, answer) => own.put(row, answer === undefined ? BLANK : String(answer))]]
  }
  const choices = compiled.choices.map(({ choice: { code } }) => ({ code, own: column(choiceColumn(name, code)) }))
  return [
    [
      name,
      (row, answer) => {
        for (const { code, own } of choices)
          own.put(row, Array.isArray(answer) && answer.includes(code) ? CHOSEN[1] : CHOSEN[0])
      },
    ],
  ]
}
