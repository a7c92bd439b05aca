// The tables of a release, made once from its snapshot, and the places that have a page of their own.
import type { Release } from "@/db/queries/releases"
import type { Text } from "@/lib/questionnaire/definition"
import type { ReportTable } from "@/lib/report/table"
import { bodyTables, type Figures, regionTables, reportTables, serviceTables } from "@/lib/report/tables"
import { wordsOf } from "@/lib/report/words"

export type Level = "service" | "region" | "body"
export type PlaceName = Readonly<{
  code: string
  name: (language: string) => string
  full: (language: string) => string
}>
export type ReleaseReport = Readonly<{
  tables: readonly ReportTable[]
  services: readonly PlaceName[]
  regions: readonly PlaceName[]
  bodies: readonly PlaceName[]
}>

const known = new WeakMap<Release, ReleaseReport>()

/** Null for a release from before there were reports. */
export function reportOf(release: Release): ReleaseReport | null {
  const found = known.get(release)
  if (found) return found
  const figures = figuresOf(release)
  if (!figures) return null
  const { labels, data } = figures
  const report = {
    tables: reportTables(figures),
    services: data.services.map(({ code, label, full }) => named(code, label, full)),
    regions: figures.method.regions.map((code) => named(code, labels.regions[code])),
    bodies: Object.entries({ ...data.bodies, ...labels.bodies }).map(([code, label]) => named(code, label)),
  }
  known.set(release, report)
  return report
}

const TABLES = { service: serviceTables, region: regionTables, body: bodyTables } as const

/** The place of that code and its tables; null where there is none. */
export function placeOf(release: Release, level: Level, code: string): (PlaceName & { tables: ReportTable[] }) | null {
  const report = reportOf(release)
  const figures = figuresOf(release)
  const places = report && { service: report.services, region: report.regions, body: report.bodies }[level]
  const place = places?.find((one) => one.code === code)
  return place && figures ? { ...place, tables: TABLES[level](figures, code) } : null
}

function figuresOf({ snapshot }: Release): Figures | null {
  const { scores, labels, method, counts, doubt, report } = snapshot
  return report ? { scores, labels, method, counts, doubt: doubt ?? null, data: report } : null
}

const named = (code: string, label?: Text, full?: Text | null): PlaceName => ({
  code,
  name: (language) => wordsOf(label, language) || code,
  full: (language) => wordsOf(full ?? undefined, language),
})
