// Lets a test read as an interview: `interview(branching).answer("pet", "yes").expect("pet_name").back()`.
import { checkAnswer, unanswered } from "../check"
import { compile } from "../compile"
import type { Answer, Answers, Context, Definition, Question } from "../definition"
import { firstOpen, nextQuestion, previousQuestion } from "../navigate"
import { choicesFor, defaultFor, type Path, pathOf } from "../path"
import type { Questionnaire } from "../questionnaire"

/** Starts an interview at its first question. Every step throws when it is not what the test says. */
export function interview(definition: Definition, context: Partial<Context> = {}): Interview {
  const compiled = compile(definition)
  if (!compiled.ok) throw new Error(compiled.faults.map(({ message }) => message).join("\n"))
  return new Interview(compiled.questionnaire, { preloads: {}, today: "2020-10-17", ...context })
}

export class Interview {
  answers: Answers = {}
  private at: string | undefined

  constructor(
    readonly questionnaire: Questionnaire,
    private readonly context: Context,
  ) {
    this.at = this.path.questions[0]?.name
  }

  get path(): Path {
    return pathOf(this.questionnaire, this.answers, this.context)
  }

  /** Answers a question, which must be accepted, and moves on to the next. */
  answer(name: string, raw: unknown): this {
    const checked = checkAnswer(this.questionnaire, this.answers, this.question(name), raw, this.context)
    if (!checked.ok) throw new Error(`${name} was refused: ${checked.refusal.code}`)
    this.answers = without(this.answers, name)
    if (checked.answer !== undefined) this.answers = { ...this.answers, [name]: checked.answer }
    this.at = this.path.screenedOut === undefined ? nextQuestion(this.path, name)?.name : undefined
    return this
  }

  refuses(name: string, raw: unknown, code: string): this {
    const checked = checkAnswer(this.questionnaire, this.answers, this.question(name), raw, this.context)
    return this.same(checked.ok ? "accepted" : checked.refusal.code, code, `${name} = ${JSON.stringify(raw)}`)
  }

  /** Moves past a note or an optional question. */
  next(): this {
    this.at = this.at && nextQuestion(this.path, this.at)?.name
    return this
  }

  back(): this {
    this.at = this.at && previousQuestion(this.path, this.at)?.name
    return this
  }

  /** Leaves and comes back later. */
  resume(): this {
    this.at = firstOpen(this.path, this.answers)?.name
    return this
  }

  expect(name: string): this {
    return this.same(this.at, name, "the question asked")
  }

  expectEnd(): this {
    this.same(this.at, undefined, "the question asked")
    return this.same(unanswered(this.questionnaire, this.answers, this.context).map(nameOf), [], "unanswered")
  }

  expectScreenedOut(name: string): this {
    this.same(this.at, undefined, "the question asked")
    return this.same(this.path.screenedOut, name, "screened out at")
  }

  expectPath(...names: string[]): this {
    return this.same(this.path.questions.map(nameOf), names, "the path")
  }

  expectValue(name: string, value: Answer | undefined): this {
    return this.same(this.path.values[name], value, name)
  }

  expectChoices(name: string, ...codes: string[]): this {
    const choices = choicesFor(this.questionnaire, this.question(name), this.answers, this.context)
    return this.same(
      choices.map(({ code }) => code),
      codes,
      `choices of ${name}`,
    )
  }

  expectDefault(name: string, value: Answer | undefined): this {
    return this.same(defaultFor(this.questionnaire, this.question(name), this.answers, this.context), value, name)
  }

  private question(name: string): Question {
    const compiled = this.questionnaire.byName.get(name)
    if (!compiled) throw new Error(`no question ${name}`)
    return compiled.question
  }

  private same(actual: unknown, expected: unknown, what: string): this {
    if (JSON.stringify(actual) === JSON.stringify(expected)) return this
    throw new Error(`${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`)
  }
}

function nameOf({ name }: Question): string {
  return name
}

function without(answers: Answers, name: string): Answers {
  const { [name]: _, ...rest } = answers
  return rest
}
