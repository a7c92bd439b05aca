// The promises of the path, on random questionnaires.
import fc from "fast-check"
import { expect, test } from "vitest"
import { checkAnswer, unanswered } from "./check"
import { compile } from "./compile"
import type { Answer, Answers, Context, Definition } from "./definition"
import { answersTo, definitions, preloads } from "./examples/arbitrary"
import { lazyValues } from "./examples/lazy"
import { firstOpen, progress } from "./navigate"
import { choicesFor, pathOf } from "./path"
import { isAnswerable, type Questionnaire } from "./questionnaire"

type Case = { questionnaire: Questionnaire; answers: Answers; other: Answers; context: Context; order: number[] }

const cases: fc.Arbitrary<Case> = definitions.chain((definition) => {
  const questionnaire = compiled(definition)
  return fc.record({
    questionnaire: fc.constant(questionnaire),
    answers: answersTo(definition),
    other: answersTo(definition),
    context: preloads.map((given) => ({ preloads: given, today: "2020-10-17" })),
    order: fc.shuffledSubarray(
      [...questionnaire.byName.keys()].map((_, index) => index),
      { minLength: questionnaire.byName.size },
    ),
  })
})

function holds(property: (one: Case) => void): void {
  fc.assert(fc.property(cases, property), { numRuns: 500 })
}

test("off-path answers never matter: adding, changing and removing them changes nothing", () => {
  holds(({ questionnaire, answers, other, context }) => {
    const path = pathOf(questionnaire, answers, context)
    const asked = new Set(path.questions.map(({ name }) => name))
    const on = (name: string) => asked.has(name)
    const changed = { ...pick(other, (name) => !on(name)), ...pick(answers, on) }
    expect(pathOf(questionnaire, changed, context)).toEqual(path)
    expect(pathOf(questionnaire, path.values, context)).toEqual(path)
  })
})

test("answers given in any order give the same path", () => {
  holds(({ questionnaire, answers, context }) => {
    const backwards = Object.fromEntries(Object.entries(answers).reverse())
    const [one, two] = [answers, backwards].map((given) => JSON.stringify(pathOf(questionnaire, given, context)))
    expect(one).toBe(two)
  })
})

test("evaluating on demand, in any order, gives the same path as evaluating from top to bottom", () => {
  holds(({ questionnaire, answers, context, order }) => {
    const { values } = pathOf(questionnaire, answers, context)
    expect(lazyValues(questionnaire, answers, context, order)).toEqual(values)
  })
})

test("a value stands exactly when the check accepts it", () => {
  holds(({ questionnaire, answers, context }) => {
    const { questions, values } = pathOf(questionnaire, answers, context)
    for (const question of questions.filter(isAnswerable)) {
      const checked = checkAnswer(questionnaire, answers, question, answers[question.name], context)
      expect(checked.ok ? checked.answer : undefined).toEqual(values[question.name])
    }
  })
})

test("a choice is accepted exactly when it is offered", () => {
  holds(({ questionnaire, answers, context }) => {
    for (const question of pathOf(questionnaire, answers, context).questions) {
      if (question.type !== "select_one") continue
      const offered = choicesFor(questionnaire, question, answers, context).map(({ code }) => code)
      const accepted = ["a", "b", "c", "98"].filter(
        (raw) => checkAnswer(questionnaire, answers, question, raw, context).ok,
      )
      expect(accepted).toEqual(offered)
    }
  })
})

test("answering the first open question again and again finishes the interview", () => {
  holds(({ questionnaire, other, context }) => {
    let answers = other
    for (let step = 0; step <= questionnaire.byName.size * 2; step++) {
      const open = firstOpen(pathOf(questionnaire, answers, context), answers)
      if (!open) break
      const given = acceptable(questionnaire, answers, open.name, context)
      answers = { ...answers, [open.name]: given }
    }
    expect(unanswered(questionnaire, answers, context)).toEqual([])
    expect(progress(questionnaire, answers, context).share).toBe(1)
  })
})

function acceptable(questionnaire: Questionnaire, answers: Answers, name: string, context: Context): Answer {
  const { question } = questionnaire.byName.get(name)!
  const given = [["b"], "b", 3, "words"].find((raw) => checkAnswer(questionnaire, answers, question, raw, context).ok)
  if (given === undefined) throw new Error(`nothing can be answered to ${name}`)
  return given
}

function compiled(definition: Definition): Questionnaire {
  const result = compile(definition)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.questionnaire
}

function pick(answers: Answers, keep: (name: string) => boolean): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => keep(name)))
}
