// A scored item of a view, broken down.
import type { ReportTable, TableValue } from "../report/table"
import type { ViewItem } from "./catalogue"
import { scorerOf } from "./figure"
import type { Prepared } from "./prepare"
import { baseOf, rowsOf } from "./rows"
import { column, nameColumn, tableOf } from "./table-parts"
import { universeOf } from "./universe"
import type { View } from "./view"

/** Mean and satisfaction with their intervals, and the people asked. Null without a method, or without its weights. */
export function scoreTable(view: View, prepared: Prepared, item: ViewItem): ReportTable | null {
  if (!prepared.scheme) return null
  if (prepared.scheme.settings.weights === "raking" && !prepared.weights) return null
  const scored = scorerOf(prepared.scheme, prepared, item)
  const rows = rowsOf(view, prepared, universeOf(prepared, item), ["mean", "percent"], (rows) => {
    const found = scored(rows)
    const value = (part: "mean" | "percent"): TableValue => ({
      value: found?.score[part] ?? null,
      ...found?.bounds?.[part],
    })
    return { mean: value("mean"), percent: value("percent") }
  })
  const columns = [
    nameColumn(view, prepared.catalogue),
    column("mean", "mean"),
    column("percent", "percent"),
    column("n", "count"),
  ]
  return {
    ...tableOf(item, columns, rows),
    base: baseOf(rows),
    chart: { kind: "ranked_bars", columns: ["percent"] },
  }
}
