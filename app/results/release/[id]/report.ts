// The report of a release as its pages and files read it: tables by name, and how they are said.
import { createTranslator } from "next-intl"
import { type ReportTranslator, type ReportWords, reportWords } from "@/components/report/report-words"
import type { Release } from "@/db/queries/releases"
import type { PrintSettings } from "@/lib/report/cell"
import type { ReportTable, RowTarget } from "@/lib/report/table"
import { wordsOf } from "@/lib/report/words"
import { isLocale, messagesOf } from "@/messages"

export const wordsIn = (language: string): ReportWords => {
  const locale = isLocale(language) ? language : "kk"
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: "report" })
  return reportWords(t as ReportTranslator, locale)
}

/** How the figures of this release are printed. */
export function settingsOf({ snapshot: { method, counts, report } }: Release, language: string): PrintSettings {
  const { decimals, scale, confidence } = method.settings
  const smallest = report?.settings.smallest ?? counts.smallest
  return { language, decimals, scale, confidence, smallest, few: report?.settings.few ?? 30 }
}

export const pathOf = (release: Pick<Release, "id">, ...parts: readonly string[]): string =>
  [`/results/release/${release.id}`, ...parts.map(encodeURIComponent)].join("/")

/** Tables under their headings, in the order in which those come. */
export function sectionsOf(tables: readonly ReportTable[], words: ReportWords): ReadonlyMap<string, ReportTable[]> {
  const sections = new Map<string, ReportTable[]>()
  for (const table of tables) {
    const title = words.section(table)
    sections.set(title, [...(sections.get(title) ?? []), table])
  }
  return sections
}

const FOLDERS = { service: "service", region: "region", body: "body", table: "tables" } as const

/** Addresses of what tables tell about. */
export const linksOf =
  (release: Release, language: string) =>
  ({ level, code }: RowTarget): string =>
    `${pathOf(release, FOLDERS[level], code)}?lang=${language}`

/** What tiles call a region. */
export const shortRegionOf =
  ({ snapshot: { labels } }: Release, language: string) =>
  (code: string): string | undefined =>
    wordsOf(labels.shortRegions[code], language) || undefined
