import fc from "fast-check"
import { expect, test } from "vitest"
import { ahead } from "./ahead"
import { checkAnswer } from "./check"
import { compile } from "./compile"
import type { Answer } from "./definition"
import { answersTo, definitions, preloads } from "./examples/arbitrary"
import { branching } from "./examples/branching"
import { interview } from "./examples/interview"
import { screening } from "./examples/screening"
import { progress } from "./navigate"
import { pathOf } from "./path"

const context = { preloads: {}, today: "2020-10-17" }

test.each([
  [{}, { answered: 0, least: 3, most: 6 }],
  [{ pet: "no" }, { answered: 1, least: 2, most: 2 }],
  [{ pet: "yes" }, { answered: 1, least: 3, most: 5 }],
])("what is ahead after %o", (answers, expected) => {
  expect(ahead(interview(branching).questionnaire, answers, context)).toEqual(expected)
})

test("nothing is ahead of whoever is screened out", () => {
  expect(ahead(interview(screening).questionnaire, { consent: "no" }, context)).toMatchObject({ least: 0, most: 0 })
})

const filled = definitions.chain((definition) => {
  const compiled = compile(definition)
  if (!compiled.ok) throw new Error("a random questionnaire does not compile")
  const { questionnaire } = compiled
  return fc.record({ questionnaire: fc.constant(questionnaire), answers: answersTo(definition), preloads })
})

test("answering in order, the bar never goes back, and no more and no fewer questions come than was said", () => {
  fc.assert(
    fc.property(filled, ({ questionnaire, answers: wanted, preloads }) => {
      const known = { preloads, today: "2020-10-17" }
      const said = [ahead(questionnaire, {}, known)]
      let answers: Record<string, Answer> = {}
      for (const [name, { question }] of questionnaire.byName) {
        const path = pathOf(questionnaire, answers, known)
        if (path.screenedOut !== undefined) return
        if (!path.questions.includes(question) || wanted[name] === undefined) continue
        const checked = checkAnswer(questionnaire, answers, question, wanted[name], known)
        if (!checked.ok || checked.answer === undefined) continue
        answers = { ...answers, [name]: checked.answer }
        if (pathOf(questionnaire, answers, known).screenedOut === undefined)
          said.push(ahead(questionnaire, answers, known))
      }
      const total = progress(questionnaire, answers, known).total
      said.forEach((now, index) => {
        const before = said[index - 1] ?? now
        expect(now.answered).toBeGreaterThanOrEqual(before.answered)
        expect(now.answered + now.most).toBeLessThanOrEqual(before.answered + before.most)
        expect(total).toBeGreaterThanOrEqual(now.answered + now.least)
        expect(total).toBeLessThanOrEqual(now.answered + now.most)
      })
    }),
    { numRuns: 500 },
  )
})
