// Words of a study in the reader's language.
import type { Text } from "../questionnaire/definition"
import type { Entry } from "../study/register"

/** In this language, else in whichever the study has. */
export const wordsOf = (text: Text | undefined, language: string): string =>
  text?.[language] ?? Object.values(text ?? {})[0] ?? ""

export type Named = Readonly<{ code: string; label: string; full: string }>

/** An entry of a register with its label and, where the register has one, the full official name. */
export function namedEntry(entry: Entry, language: string): Named {
  const label = wordsOf(entry.label, language)
  return { code: entry.code, label, full: wordsOf(entry.texts.full, language) || label }
}
