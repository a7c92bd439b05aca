// Short ways to write the tiny questionnaires of this folder, in English unless the example is about languages.
import type { z } from "zod"
import { type Choice, Definition, type Question } from "../definition"

type Draft = Partial<z.input<typeof Definition>> & Pick<z.input<typeof Definition>, "blocks">

/** A complete definition from its blocks and whatever else matters to the example. */
export function example(id: string, draft: Draft): Definition {
  return Definition.parse({ id, version: "1", title: en(id), languages: ["en"], lists: { yes_no: YES_NO }, ...draft })
}

/** A question from its name, type and whatever else matters. */
export function ask(
  name: string,
  type: Question["type"],
  rest: Partial<z.input<typeof Definition>["blocks"][0]["questions"][0]> = {},
) {
  return { name, type, label: en(name), ...rest }
}

export function block(name: string, questions: ReturnType<typeof ask>[], relevant?: string) {
  return { name, label: en(name), questions, ...(relevant !== undefined && { relevant }) }
}

export function choice(code: string, rest: Partial<z.input<typeof Choice>> = {}) {
  return { code, label: en(code), ...rest }
}

export function en(words: string): Record<string, string> {
  return { en: words }
}

export const YES_NO = [choice("yes"), choice("no")]
export const SPECIAL = ["96", "97", "98", "99"].map((code) => choice(code))
export const SCALE = ["5", "4", "3", "2", "1"].map((code) => choice(code))
