import type { Answer } from "@/lib/questionnaire/definition"
import type { OfferedChoice } from "@/lib/questionnaire/questionnaire"

/** The codes of a multiple choice after one is marked or unmarked; an exclusive one stands alone. */
export function toggled(choices: readonly OfferedChoice[], before: Answer | undefined, code: string): string[] {
  const marked = Array.isArray(before) ? before : []
  if (marked.includes(code)) return marked.filter((one) => one !== code)
  const exclusive = new Set(choices.filter(({ choice }) => choice.exclusive).map(({ choice }) => choice.code))
  return exclusive.has(code) ? [code] : [...marked.filter((one) => !exclusive.has(one)), code]
}
