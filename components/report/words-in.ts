// A report's words in one language, on the server.
import { createTranslator } from "next-intl"
import type { ReportTable } from "@/lib/report/table"
import { isLocale, messagesOf } from "@/messages"
import { type ReportTranslator, type ReportWords, reportWords } from "./report-words"

export const wordsIn = (language: string): ReportWords => {
  const locale = isLocale(language) ? language : "kk"
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: "report" })
  return reportWords(t as ReportTranslator, locale)
}

/** Tables under their headings, in the order in which those come. */
export function sectionsOf(tables: readonly ReportTable[], words: ReportWords): ReadonlyMap<string, ReportTable[]> {
  const sections = new Map<string, ReportTable[]>()
  for (const table of tables) {
    const title = words.section(table)
    sections.set(title, [...(sections.get(title) ?? []), table])
  }
  return sections
}
