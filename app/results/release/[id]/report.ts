// How the figures of a release are printed, and where what they tell of has a page.
import type { Release } from "@/db/queries/releases"
import type { PrintSettings } from "@/lib/report/cell"
import type { RowTarget } from "@/lib/report/table"
import { wordsOf } from "@/lib/report/words"

/** How the figures of this release are printed. */
export function settingsOf({ snapshot: { method, counts, report } }: Release, language: string): PrintSettings {
  const { decimals, scale, confidence } = method.settings
  const smallest = report?.settings.smallest ?? counts.smallest
  return { language, decimals, scale, confidence, smallest, few: report?.settings.few ?? 30 }
}

export const pathOf = (release: Pick<Release, "id">, ...parts: readonly string[]): string =>
  [`/results/release/${release.id}`, ...parts.map(encodeURIComponent)].join("/")

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
