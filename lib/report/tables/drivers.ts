// What goes together with the result: association, and never its cause.
import { type Quadrant, quadrantsOf } from "../../doubt/quadrants"
import type { ReportTable, TableRow } from "../table"
import { column, count, type Figures, nameColumn, SCORE_COLUMNS } from "./figures"

/** Items of each form held against its result, all services together. */
export const driversTables = (figures: Figures): ReportTable[] => driverTables(figures, "")

/** The same of one service; without enough answers there is none. */
export function driverTables(figures: Figures, service: string): ReportTable[] {
  const forms = figures.method.settings.forms
  return (forms.length > 0 ? forms : [""]).flatMap((form) => {
    const quadrants = quadrantsOf(figures.doubt?.drivers[form]?.[service] ?? [])
    if (!quadrants) return []
    const group = figures.labels.forms[form]
    const table: ReportTable = {
      ...{ name: form ? `drivers-${form}` : "drivers", kind: "drivers", section: "drivers" },
      ...(group && { title: group }),
      columns: [nameColumn(figures, "item"), column("rho", "rho"), ...SCORE_COLUMNS, column("n", "count")],
      rows: quadrants.items.map(({ item, rho, low, high, n, score, quadrant }): TableRow => {
        const label = figures.labels.items[item]
        return {
          ...{ code: item, ...(label && { label }) },
          values: {
            ...{ rho: { value: rho, low, high, n }, n: count(n) },
            ...{ mean: { value: score.mean }, percent: { value: score.percent } },
          },
          marks: [MARKS[quadrant]],
        }
      }),
      base: Math.max(...quadrants.items.map(({ n }) => n)),
      notes: ["association"],
      chart: { kind: "quadrant", columns: ["rho", "percent"] },
    }
    return [table]
  })
}

const MARKS = {
  concentrate: "concentrate",
  keep_up: "keep_up",
  low_priority: "low_priority",
  more_than_needed: "more_than_needed",
} as const satisfies Record<Quadrant, string>
