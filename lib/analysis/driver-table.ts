// Items held against the result of one form: importance beside performance. Association, never cause.
import type { Driver } from "../doubt/doubt"
import { quadrantsOf } from "../doubt/quadrants"
import type { ReportTable, TableRow } from "../report/table"
import type { Catalogue } from "./catalogue"

/** The strongest first; null where fewer than two items can be held against it. */
export function driverTable({ items }: Catalogue, form: string, drivers: readonly Driver[]): ReportTable | null {
  const quadrants = quadrantsOf(drivers)
  if (!quadrants) return null
  const title = items.flatMap((item) => (item.kind === "criterion" && item.form === form ? [item.group] : []))[0]
  return {
    ...{ name: form ? `drivers-${form}` : "drivers", kind: "drivers", section: "drivers", ...(title && { title }) },
    columns: [
      { key: "name", kind: "name", word: "item" },
      { key: "rho", kind: "rho", word: "rho" },
      { key: "mean", kind: "mean", word: "mean" },
      { key: "percent", kind: "percent", word: "percent" },
      { key: "n", kind: "count", word: "n" },
    ],
    rows: quadrants.items.map(({ item, rho, low, high, n, score, quadrant }): TableRow => {
      const label = items.find((one) => one.kind === "rating" && one.item === item)?.label
      const values = {
        rho: { value: rho, low, high },
        mean: { value: score.mean },
        percent: { value: score.percent },
        n: { value: n },
      }
      return { code: item, ...(label && { label }), values, marks: [quadrant] }
    }),
    base: Math.max(...quadrants.items.map(({ n }) => n)),
    notes: ["association"],
    chart: { kind: "quadrant", columns: ["rho", "percent"] },
  }
}
