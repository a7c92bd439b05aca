// Makes a questionnaire ready to run, or says everything that is wrong with it.
import { checkLabels } from "./compile/labels"
import { checkLists } from "./compile/lists"
import { checkNames, Known } from "./compile/names"
import { compileBlocks } from "./compile/rules"
import { checkShape } from "./compile/shape"
import type { Definition } from "./definition"
import type { Fault } from "./fault"
import type { Questionnaire } from "./questionnaire"

export type Compiled = Readonly<{ ok: true; questionnaire: Questionnaire } | { ok: false; faults: readonly Fault[] }>

/**
 * Compiles a definition once; `pathOf`, `checkAnswer` and the rest run on the result.
 * All faults are reported together, each with its place (`where`), so that an author mends a sheet in one go.
 * A rule may refer only to preloads and to earlier questions: then any order of evaluation gives the same path.
 */
export function compile(definition: Definition): Compiled {
  const faults: Fault[] = []
  const report = (fault: Fault) => void faults.push(fault)
  checkNames(definition, report)
  checkShape(definition, report)
  checkLists(definition, report)
  checkLabels(definition, report)
  const known = new Known(definition)
  const blocks = compileBlocks(definition, known, report)
  if (faults.length > 0) return { ok: false, faults }
  const questions = blocks.flatMap((block) => block.questions)
  return {
    ok: true,
    questionnaire: {
      definition,
      blocks,
      preloads: definition.preloads,
      slots: definition.preloads.length + questions.length,
      byName: new Map(questions.map((compiled) => [compiled.question.name, compiled])),
    },
  }
}
