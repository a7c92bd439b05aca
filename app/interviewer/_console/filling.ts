// Filling in a questionnaire question by question: what each deed of the interviewer changes, and which events it makes.
import { isBlank, type Refusal } from "@/lib/questionnaire/answer"
import { checkAnswer } from "@/lib/questionnaire/check"
import { type Answer, type Answers, GIVEN, type Question } from "@/lib/questionnaire/definition"
import { firstOpen, nextQuestion, previousQuestion } from "@/lib/questionnaire/navigate"
import { pathOf } from "@/lib/questionnaire/path"
import { isAnswerable } from "@/lib/questionnaire/questionnaire"
import type { Engine } from "./engine"
import { toggled } from "./toggled"

/** `at` is the question on the screen; null is the end, complete or not. */
export type Filling = Readonly<{ answers: Answers; at: string | null; refusal: Refusal | null }>

export type Deed =
  | Readonly<{ kind: "pick"; code: string }>
  /** What stands in a field; `leave` asks to go on, else it is only kept. */
  | Readonly<{ kind: "type"; question: string; raw: Answer | undefined; leave: boolean }>
  | Readonly<{ kind: "clear" | "next" | "back" | "resume" }>
  | Readonly<{ kind: "jump"; to: string }>

export type Happened =
  | Readonly<{ kind: "answered"; question: string; value: Answer }>
  | Readonly<{ kind: "cleared" | "opened"; question: string }>

export type Acted = Readonly<{ filling: Filling; events: readonly Happened[] }>

/** Where an interview goes on: its first question, the first open one, or the end. */
export function resumed(engine: Engine, answers: Answers): Filling {
  const path = pathOf(engine.questionnaire, answers, engine.context)
  const begun = path.questions.some((question) => isAnswerable(question) && path.values[question.name] !== undefined)
  const at = path.screenedOut ? undefined : begun ? firstOpen(path, answers) : path.questions[0]
  return { answers, at: at?.name ?? null, refusal: null }
}

/** One deed. What cannot be done leaves the filling as it is, with the refusal to show beside the question. */
export function act(engine: Engine, filling: Filling, deed: Deed): Acted {
  switch (deed.kind) {
    case "pick":
      return pick(engine, filling, deed.code)
    case "type":
      return type(engine, filling, deed)
    case "clear":
      return clear(filling)
    case "next":
      return next(engine, filling)
    case "back":
      return back(engine, filling)
    case "jump":
      return open(filling, deed.to)
    case "resume":
      return open(filling, resumed(engine, filling.answers).at)
  }
}

function pick(engine: Engine, filling: Filling, code: string): Acted {
  const compiled = engine.questionnaire.byName.get(filling.at ?? "")
  if (!compiled) return { filling, events: [] }
  const { question } = compiled
  if (question.type !== "select_multiple") return answer(engine, filling, question, code, true)
  const codes = toggled(compiled.choices, filling.answers[question.name], code)
  return codes.length === 0 ? clear(filling) : answer(engine, filling, question, codes, false)
}

function type(engine: Engine, filling: Filling, deed: Extract<Deed, { kind: "type" }>): Acted {
  const question = engine.questionnaire.byName.get(deed.question)?.question
  if (!question) return { filling, events: [] }
  const before = filling.answers[question.name]
  // A sealed answer does not come back into its field: an empty field leaves it alone.
  if (isBlank(deed.raw) && before === GIVEN) return deed.leave ? advance(engine, filling, question.name) : same(filling)
  if (isBlank(deed.raw) && before !== undefined) {
    const cleared = clearOf(filling, question.name)
    return deed.leave ? then(cleared, (at) => next(engine, at)) : cleared
  }
  if (isBlank(deed.raw)) return deed.leave ? next(engine, filling) : same(filling)
  const acted = answer(engine, filling, question, deed.raw, deed.leave)
  return acted.filling.refusal && !deed.leave ? same(filling) : acted
}

function answer(engine: Engine, filling: Filling, question: Question, raw: Answer | undefined, leave: boolean): Acted {
  const checked = checkAnswer(engine.questionnaire, filling.answers, question, raw, engine.context)
  if (!checked.ok) return { filling: { ...filling, refusal: checked.refusal }, events: [] }
  const value = checked.answer
  if (value === undefined) return same(filling)
  const answers = { ...filling.answers, [question.name]: value }
  const changed = JSON.stringify(filling.answers[question.name]) !== JSON.stringify(value)
  const events: Happened[] = changed ? [{ kind: "answered", question: question.name, value }] : []
  const kept: Acted = { filling: { ...filling, answers, refusal: null }, events }
  return leave ? then(kept, (at) => advance(engine, at, question.name)) : kept
}

const clear = (filling: Filling): Acted => (filling.at === null ? same(filling) : clearOf(filling, filling.at))

function clearOf(filling: Filling, name: string): Acted {
  if (filling.answers[name] === undefined) return same(filling)
  const { [name]: _taken, ...answers } = filling.answers
  return { filling: { ...filling, answers, refusal: null }, events: [{ kind: "cleared", question: name }] }
}

function next(engine: Engine, filling: Filling): Acted {
  const question = engine.questionnaire.byName.get(filling.at ?? "")?.question
  if (!question) return { filling, events: [] }
  const { values } = pathOf(engine.questionnaire, filling.answers, engine.context)
  if (isAnswerable(question) && question.required && values[question.name] === undefined) {
    return { filling: { ...filling, refusal: { code: "required", params: {} } }, events: [] }
  }
  return advance(engine, filling, question.name)
}

function back(engine: Engine, filling: Filling): Acted {
  const path = pathOf(engine.questionnaire, filling.answers, engine.context)
  const before = filling.at === null ? path.questions.at(-1) : previousQuestion(path, filling.at)
  return before ? open(filling, before.name) : same(filling)
}

function advance(engine: Engine, filling: Filling, from: string): Acted {
  const path = pathOf(engine.questionnaire, filling.answers, engine.context)
  return open(filling, nextQuestion(path, from)?.name ?? null)
}

function open(filling: Filling, at: string | null): Acted {
  const events: Happened[] = at === null || at === filling.at ? [] : [{ kind: "opened", question: at }]
  return { filling: { ...filling, at, refusal: null }, events }
}

const same = (filling: Filling): Acted => ({ filling: { ...filling, refusal: null }, events: [] })

function then(first: Acted, more: (filling: Filling) => Acted): Acted {
  const second = more(first.filling)
  return { filling: second.filling, events: [...first.events, ...second.events] }
}
