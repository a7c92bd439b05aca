// A questionnaire ready to run: every rule a closure, every name a slot. Made by `compile`, never by hand.
import type { Block, Choice, Definition, Question } from "./definition"
import type { Rule } from "./expression/rule"

export type Questionnaire = Readonly<{
  definition: Definition
  blocks: readonly CompiledBlock[]
  /** Preload names; the place in the array is the slot. */
  preloads: readonly string[]
  /** Slots of one scope: the preloads, then every question in document order. */
  slots: number
  byName: ReadonlyMap<string, CompiledQuestion>
}>

export type CompiledBlock = Readonly<{
  block: Block
  relevant?: Rule<boolean>
  questions: readonly CompiledQuestion[]
}>

export type CompiledQuestion = Readonly<{
  question: Question
  block: Block
  slot: number
  relevant?: Rule<boolean>
  constraint?: Rule<boolean>
  doubt?: Rule<boolean>
  screenOut?: Rule<boolean>
  choiceFilter?: Rule<boolean>
  calculation?: Rule
  default?: Rule
  /** The list's choices, then the special ones, in the order they are shown; empty when nothing is chosen. */
  choices: readonly OfferedChoice[]
  choiceOf: ReadonlyMap<string, OfferedChoice>
}>

/** A choice with its place in the list; a special one is exclusive and passes every filter. */
export type OfferedChoice = Readonly<{ choice: Choice; order: number; special: boolean }>

/** Whether anybody can answer it: not a note read aloud, not a calculation. */
export function isAnswerable(question: Question): boolean {
  return question.type !== "note" && question.type !== "calculate"
}

/** Whether it is answered with codes of a list. */
export function hasChoices(question: Question): boolean {
  return question.type === "select_one" || question.type === "select_multiple" || question.type === "rating"
}
