// The study over the years.

import type { Score } from "../../scoring/score"
import type { HistoryLevel } from "../../study/history"
import type { ReportTable, TableRow } from "../table"
import type { TableKind, TableSection } from "../table-words"
import { column, count, earlierValues, type Figures, nameColumn, SCORE_COLUMNS, scoreValues } from "./figures"
import { changeValues, yearsOf } from "./years"

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
  const earlier = data.history.filter((row) => row.level === level && row.code === code && row.year < data.year)
  const counted = n !== null || earlier.some((row) => row.n !== null)
  const listed = services !== null || earlier.some((row) => row.services !== null)
  const compared = years.includes(data.year - 1)
  const rows = years.map((year): TableRow => {
    const printed = earlier.find((row) => row.year === year)
    const behind = year === data.year ? { n, services } : printed
    const now = year === data.year && score !== null
    const other = method.settings.otherScaleYears.includes(year)
    return {
      code: String(year),
      values: {
        ...(now ? scoreValues(figures, score, { key }) : earlierValues(figures, printed)),
        ...(now && compared && changeValues(figures, { level, code, score, key })),
        ...(counted && { n: count(behind?.n) }),
        ...(listed && { services: count(behind?.services) }),
      },
      ...(other && { marks: ["other_scale" as const] }),
    }
  })
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
      notes: earlier.some(({ error }) => error === undefined) ? ["earlier"] : [],
      chart: { kind: "lines", columns: ["mean", "percent"] },
    },
  ]
}
