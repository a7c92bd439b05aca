// Names of preloads, blocks and questions: well formed, used once, and used only after they are known.
import type { Definition, Question } from "../definition"
import { type Fault, faultAt } from "../fault"

export type Report = (fault: Fault) => void

const NAME = /^[a-z][a-z0-9_]*$/
// Answers are plain objects, and every plain object already has this key.
const RESERVED = "constructor"

export function checkNames(definition: Definition, report: Report): void {
  const names = new Set<string>()
  const take = (name: string, where: Fault["where"]) => {
    if (!NAME.test(name) || name === RESERVED) report(faultAt(where, "bad_name", { name }))
    if (names.has(name)) report(faultAt(where, "duplicate_name", { name }))
    names.add(name)
  }
  for (const name of definition.preloads) take(name, { field: "preloads" })
  const blocks = new Set<string>()
  for (const block of definition.blocks) {
    if (blocks.has(block.name))
      report(faultAt({ block: block.name, field: "name" }, "duplicate_name", { name: block.name }))
    blocks.add(block.name)
    for (const { name } of block.questions) take(name, { block: block.name, question: name, field: "name" })
  }
}

/** The names met so far while the questionnaire is read from top to bottom. */
export class Known {
  private readonly slots = new Map<string, number>()
  private readonly all: ReadonlySet<string>
  private readonly asked = new Map<string, Question>()

  constructor(definition: Definition) {
    this.all = new Set(definition.blocks.flatMap((block) => block.questions.map((question) => question.name)))
    definition.preloads.forEach((name, slot) => void this.slots.set(name, slot))
  }

  /** Makes the next question known; its slot follows the one before. */
  add(question: Question, slot: number): void {
    this.slots.set(question.name, slot)
    this.asked.set(question.name, question)
  }

  slotOf(name: string): number | "unknown_name" | "forward_reference" {
    return this.slots.get(name) ?? (this.all.has(name) ? "forward_reference" : "unknown_name")
  }

  questionOf(name: string): Question | undefined {
    return this.asked.get(name)
  }
}
