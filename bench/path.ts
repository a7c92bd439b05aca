// How long one path takes, on the real questionnaire fully answered, against the budget of 0.05 ms.
import { existsSync, readFileSync } from "node:fs"
import { checkAnswer } from "../lib/questionnaire/check"
import { compile } from "../lib/questionnaire/compile"
import type { Answers, Context, Definition, Question } from "../lib/questionnaire/definition"
import { ask, block, choice, example } from "../lib/questionnaire/examples/build"
import { firstOpen } from "../lib/questionnaire/navigate"
import { choicesFor, pathOf } from "../lib/questionnaire/path"
import type { Questionnaire } from "../lib/questionnaire/questionnaire"
import { readXlsform } from "../lib/questionnaire/xlsform/read"

const BUDGET_MICROSECONDS = 50
const REAL = "studies/public-services/questionnaire"
const PRELOADS = { service_instrument: "standard", service_paid: "paid", service_code: "C39", case_region: "astana" }

/** Prints the microseconds per `pathOf` for an empty, a half and a full interview. */
export async function run(): Promise<void> {
  if (existsSync(`${REAL}/survey.csv`)) report("real", real())
  report("synthetic, 130 questions", synthetic())
}

function report(name: string, definition: Definition): void {
  const compiled = compile(definition)
  if (!compiled.ok) throw new Error(compiled.faults.map(({ message }) => message).join("\n"))
  const { questionnaire } = compiled
  const context = { preloads: PRELOADS, today: "2020-10-17" }
  const full = answered(questionnaire, context)
  const names = Object.keys(full)
  const half = Object.fromEntries(Object.entries(full).slice(0, names.length / 2))
  console.log(`${name}: ${questionnaire.byName.size} questions, ${names.length} answered when full`)
  for (const [stage, answers] of Object.entries({ empty: {}, half, full })) {
    const took = microseconds(() => pathOf(questionnaire, answers, context))
    console.log(
      `  ${stage.padEnd(5)} ${took.toFixed(1).padStart(6)} µs  ${(took / BUDGET_MICROSECONDS).toFixed(2)} of the budget`,
    )
  }
}

function microseconds(work: () => unknown): number {
  const runs = 20_000
  for (let warm = 0; warm < 5_000; warm++) work()
  const before = performance.now()
  for (let index = 0; index < runs; index++) work()
  return ((performance.now() - before) * 1000) / runs
}

function answered(questionnaire: Questionnaire, context: Context): Answers {
  let answers: Answers = {}
  for (let left = questionnaire.byName.size; left > 0; left--) {
    const open = firstOpen(pathOf(questionnaire, answers, context), answers)
    if (!open) break
    const answer = firstAccepted(questionnaire, answers, open, context)
    if (answer === undefined) break
    answers = { ...answers, [open.name]: answer }
  }
  return answers
}

function firstAccepted(questionnaire: Questionnaire, answers: Answers, question: Question, context: Context) {
  const codes = choicesFor(questionnaire, question, answers, context).map(({ code }) => code)
  const tries = [...codes, ...codes.map((code) => [code]), 40, "2020-10-01", "words", "+77010000000"]
  for (const raw of tries) {
    if (!checkAnswer(questionnaire, answers, question, raw, context).ok) continue
    const next = { ...answers, [question.name]: raw }
    if (pathOf(questionnaire, next, context).screenedOut === undefined) return raw
  }
  return undefined
}

function real(): Definition {
  const sheet = (file: string) => ({ file: `${REAL}/${file}`, text: readFileSync(`${REAL}/${file}`, "utf8") })
  const form = readXlsform({
    survey: sheet("survey.csv"),
    choices: sheet("choices.csv"),
    settings: sheet("settings.csv"),
  })
  if (!form.ok) throw new Error(form.problems.map((problem) => JSON.stringify(problem)).join("\n"))
  return form.definition
}

function synthetic(): Definition {
  const questions = Array.from({ length: 130 }, (_, index) =>
    ask(`q${index}`, index % 3 === 0 ? "select_one" : "rating", {
      list: "scale",
      ...(index > 2 && { relevant: `\${p} = 'x' or selected(\${q${index - 2}}, '5') and \${q${index - 3}} != '1'` }),
    }),
  )
  const blocks = Array.from({ length: 13 }, (_, index) =>
    block(`b${index}`, questions.slice(index * 10, index * 10 + 10)),
  )
  return example("synthetic", {
    preloads: ["p"],
    lists: { scale: ["5", "4", "3", "2", "1"].map((code) => choice(code)) },
    blocks,
  })
}
