// The study over the years.

import type { Score } from "../../scoring/score"
import type { HistoryLevel } from "../../study/history"
import type { ReportTable, TableRow } from "../table"
import type { TableKind, TableSection } from "../table-words"
import { column, count, type Figures, nameColumn, SCORE_COLUMNS, scoreValues } from "./figures"
import { changeValues, yearNotes, yearsOf } from "./years"

type Said = Readonly<{
  name: string
  kind: TableKind
  section: TableSection
  level: HistoryLevel
  code: string
  key: string
  score: Score | null
  n: number | null
  services: number | null
}>

/** National mean, satisfaction, people and services by year. */
export function dynamicsTables(figures: Figures): ReportTable[] {
  const { score, n, services } = figures.scores.national
  const own = { level: "study", code: "", key: "study", score, n, services } as const
  return yearTable(figures, { name: "dynamics", kind: "dynamics", section: "dynamics", ...own })
}

/** A row a year, the newest first; no table without an earlier year. */
export function yearTable(figures: Figures, said: Said): ReportTable[] {
  const { data, method } = figures
  const { level, code, key, score, n, services, ...head } = said
  const years = yearsOf(figures, level, code).reverse()
  if (years.length < 2) return []
  const rows = years.map((year): TableRow => {
    const printed = data.history.find((row) => row.level === level && row.code === code && row.year === year)
    const now = year === data.year && score !== null
    const other = method.settings.otherScaleYears.includes(year)
    return {
      code: String(year),
      label: Object.fromEntries(["kk", "ru", "en"].map((language) => [language, String(year)])),
      values: now
        ? {
            ...{ n: count(n), services: count(services) },
            ...scoreValues(figures, score, { key }),
            ...changeValues(figures, { level, code, score, key }),
          }
        : {
            ...{ n: count(printed?.n), services: count(printed?.services) },
            ...{ mean: count(printed?.mean), percent: count(printed?.percent) },
          },
      ...(other && { marks: ["other_scale" as const] }),
    }
  })
  const compared = years.includes(data.year - 1)
  const counted = rows.some(({ values }) => values.n?.value !== null)
  const listed = rows.some(({ values }) => values.services?.value !== null)
  return [
    {
      ...head,
      columns: [
        nameColumn(figures, "year"),
        ...SCORE_COLUMNS,
        ...(compared ? [column("change_mean", "change_mean"), column("change_percent", "change_percent")] : []),
        ...(counted ? [column("n", "count")] : []),
        ...(listed ? [column("services", "count")] : []),
      ],
      rows,
      base: n,
      notes: yearNotes(figures, years).filter((note) => note !== "other_scale"),
      chart: { kind: "lines", columns: ["mean", "percent"] },
    },
  ]
}
