// The words of a questionnaire in one language, with `${name}` replaced by what is known about this person.
import type { Text } from "./definition"

const REFERENCE = /\$\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}/g

/**
 * The words in `language` with every `${name}` filled from `values`; a name without a value leaves nothing.
 * `compile` refuses labels with unknown names or a missing language, so neither can happen in an interview.
 */
export function fill(text: Text, language: string, values: Readonly<Record<string, string>>): string {
  const words = text[language] ?? Object.values(text)[0] ?? ""
  if (!words.includes("${")) return words
  return words.replace(REFERENCE, (_, name: string) => (Object.hasOwn(values, name) ? values[name]! : ""))
}

/** The names a text refers to, with their offsets; `name` is undefined where `${` is not a whole reference. */
export function referencesIn(words: string): { name: string | undefined; at: number }[] {
  const whole = new Map([...words.matchAll(REFERENCE)].map((match) => [match.index, match[1]]))
  return [...words.matchAll(/\$\{/g)].map(({ index }) => ({ name: whole.get(index), at: index }))
}
