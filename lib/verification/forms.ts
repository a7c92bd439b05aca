// The form of each kind of check: the study's own, or a short built-in one.
import { compile } from "../questionnaire/compile"
import type { Definition } from "../questionnaire/definition"
import type { Questionnaire } from "../questionnaire/questionnaire"
import type { Study } from "../study/study"
import type { Kind } from "./kind"
import { SHORT_CALLBACK, SHORT_OBSERVATION, SHORT_REPEAT } from "./short-forms"

/** The languages of the built-in forms. */
export const BUILT_IN_LANGUAGES: readonly string[] = SHORT_CALLBACK.languages

type Forms = Partial<Pick<Study, "verificationForms">>

const BUILT_IN: Readonly<Record<Kind, Definition>> = {
  callback: SHORT_CALLBACK,
  repeat: SHORT_REPEAT,
  observation: SHORT_OBSERVATION,
}

/** The supervisor's conclusion is drawn from finding and consequence, so nobody fills it in twice. */
const CONCLUSION = /^ver_/

const compiled = new WeakMap<Definition, Questionnaire>()

/** @throws when a form does not compile; study packages with such a form do not load. */
export function formOf({ verificationForms }: Forms, kind: Kind): Questionnaire {
  const definition = verificationForms?.[kind] ?? BUILT_IN[kind]
  const known = compiled.get(definition)
  if (known) return known
  const result = compile(withoutConclusion(definition))
  if (!result.ok) throw new Error(`the ${kind} form does not compile: ${result.faults[0]?.message}`)
  compiled.set(definition, result.questionnaire)
  return result.questionnaire
}

function withoutConclusion(definition: Definition): Definition {
  const blocks = definition.blocks
    .map((block) => ({ ...block, questions: block.questions.filter(({ name }) => !CONCLUSION.test(name)) }))
    .filter(({ questions }) => questions.length > 0)
  return { ...definition, blocks }
}
