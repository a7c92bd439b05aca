// The questionnaire engine as the console uses it: compiled once in the browser, asked at every key.
import { compile } from "@/lib/questionnaire/compile"
import type { Context, Definition } from "@/lib/questionnaire/definition"
import type { Questionnaire } from "@/lib/questionnaire/questionnaire"

export type Engine = Readonly<{ questionnaire: Questionnaire; context: Context }>

/** Throws when the definition does not compile: the server has compiled the same one before it sent it. */
export function engineOf(definition: Definition, context: Context): Engine {
  const compiled = compile(definition)
  if (!compiled.ok) throw new Error(`questionnaire ${definition.id} does not compile`)
  return { questionnaire: compiled.questionnaire, context }
}
