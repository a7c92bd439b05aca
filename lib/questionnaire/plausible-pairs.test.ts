import { describe, expect, it } from "vitest"
import { compile } from "./compile"
import type { Answers } from "./definition"
import { ask, block, en, example } from "./examples/build"
import { doubtsOf } from "./plausible-pairs"

const compiled = compile(
  example("doubts", {
    blocks: [
      block("main", [
        ask("paid", "integer"),
        ask("price", "integer", { doubt: ". < ${paid}", doubtMessage: en("Paid more than the price") }),
        ask("why", "text", { relevant: "${paid} > 10", doubt: ". = 'no reason'", required: false }),
      ]),
    ],
  }),
)
if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults))
const { questionnaire } = compiled
const doubted = (answers: Answers) =>
  doubtsOf(questionnaire, answers, { preloads: {}, today: "2026-11-22" }).map(({ question }) => question)

describe("pairs that hardly go together", () => {
  it.each<[string, Answers, string[]]>([
    ["nothing answered", {}, []],
    ["only one of the two", { price: 5 }, []],
    ["a pair that goes together", { paid: 5, price: 5 }, []],
    ["a pair that does not", { paid: 9, price: 5 }, ["price"]],
    ["several, in the order of the questions", { paid: 20, price: 5, why: "no reason" }, ["price", "why"]],
    ["an answer that has left the path", { paid: 2, price: 5, why: "no reason" }, []],
  ])("%s", (_, answers, expected) => {
    expect(doubted(answers)).toEqual(expected)
  })

  it("come with the study's sentence", () => {
    const [doubt] = doubtsOf(questionnaire, { paid: 9, price: 5 }, { preloads: {}, today: "2026-11-22" })
    expect(doubt?.message).toEqual(en("Paid more than the price"))
  })

  it("a rule that names a later question is no rule", () => {
    const wrong = compile(
      example("wrong", { blocks: [block("main", [ask("a", "integer", { doubt: ". > ${b}" }), ask("b", "integer")])] }),
    )
    expect(wrong.ok).toBe(false)
  })
})
