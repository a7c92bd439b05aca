// The words of a question as they are read to this respondent.
import type { Text } from "@/lib/questionnaire/definition"
import type { Path } from "@/lib/questionnaire/path"
import { fill } from "@/lib/questionnaire/text"
import type { CaseFile } from "../case-file"

/** Fills a text of the questionnaire in one language with what is known by now. */
export function wordingOf(file: CaseFile, path: Path): (text: Text, language: string) => string {
  const answered = Object.fromEntries(Object.entries(path.values).map(([name, value]) => [name, String(value)]))
  return (text, language) =>
    fill(text, language, { ...file.context.preloads, ...answered, ...file.scripts[language]?.fills })
}
