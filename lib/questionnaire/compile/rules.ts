// Compiles every expression of a questionnaire, reading it from top to bottom.
import type { Block, Definition, Question } from "../definition"
import { compileExpression, type Names } from "../expression/compile"
import type { Rule } from "../expression/rule"
import { toTruth } from "../expression/value"
import { type FaultWhere, faultAt } from "../fault"
import { type CompiledBlock, type CompiledQuestion, hasChoices } from "../questionnaire"
import { listOf, offeredBy } from "./lists"
import type { Known, Report } from "./names"

export function compileBlocks(definition: Definition, known: Known, report: Report): CompiledBlock[] {
  const compiler = new RuleCompiler(definition, known, report)
  return definition.blocks.map((block) => compiler.block(block))
}

class RuleCompiler {
  private nextSlot: number

  constructor(
    private readonly definition: Definition,
    private readonly known: Known,
    private readonly report: Report,
  ) {
    this.nextSlot = definition.preloads.length
  }

  block(block: Block): CompiledBlock {
    const where = { block: block.name, field: "relevant" }
    return {
      block,
      ...optional("relevant", truth(this.rule(block.relevant, where, this.names()))),
      questions: block.questions.map((question) => this.question(block, question)),
    }
  }

  private question(block: Block, question: Question): CompiledQuestion {
    const rule = (field: Field, names: Names) =>
      this.rule(question[field], { block: block.name, question: question.name, field }, names)
    const slot = this.nextSlot++
    const choices = offeredBy(this.definition, question)
    const before = {
      ...optional("relevant", truth(rule("relevant", this.names()))),
      ...optional("choiceFilter", truth(rule("choiceFilter", this.names(undefined, this.columnsOf(question))))),
      ...optional("calculation", rule("calculation", this.names())),
      ...optional("default", rule("default", this.names())),
    }
    this.known.add(question, slot)
    return {
      question,
      block,
      slot,
      ...before,
      ...optional("constraint", truth(rule("constraint", this.names(question)))),
      ...optional("doubt", truth(rule("doubt", this.names(question)))),
      ...optional("screenOut", truth(rule("screenOut", this.names(question)))),
      choices,
      choiceOf: new Map(choices.map((offered) => [offered.choice.code, offered])),
    }
  }

  private rule(source: string | undefined, where: FaultWhere, names: Names): Rule | undefined {
    if (source === undefined) return undefined
    const compiled = compileExpression(source, names)
    if (compiled.ok) return compiled.rule
    for (const { code, params, column } of compiled.faults) this.report(faultAt(where, code, params, column))
    return undefined
  }

  private names(current?: Question, columns?: ReadonlySet<string>): Names {
    const questionOf = (name: string | undefined) => (name === undefined ? current : this.known.questionOf(name))
    return {
      slotOf: (name) => this.known.slotOf(name),
      codesOf: (name) => this.codesOf(questionOf(name)),
      current: current !== undefined,
      ...(columns && { columns }),
    }
  }

  private codesOf(question: Question | undefined): ReadonlySet<string> | undefined {
    if (!question || !hasChoices(question) || !listOf(this.definition, question.list)) return undefined
    return new Set(offeredBy(this.definition, question).map(({ choice }) => choice.code))
  }

  private columnsOf(question: Question): ReadonlySet<string> {
    return new Set((listOf(this.definition, question.list) ?? []).flatMap(({ attributes }) => Object.keys(attributes)))
  }
}

type Field = "relevant" | "choiceFilter" | "calculation" | "default" | "constraint" | "doubt" | "screenOut"

function truth(rule: Rule | undefined): Rule<boolean> | undefined {
  return rule && ((scope) => toTruth(rule(scope)))
}

function optional<K extends string, T>(key: K, value: T | undefined): Partial<Record<K, T>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, T>)
}
