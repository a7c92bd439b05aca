// What the tables of views have in common.
import type { ReportTable, TableColumn, TableRow } from "../report/table"
import type { Catalogue, ViewItem } from "./catalogue"
import { type View, WAVE } from "./view"

type Kind = "mean" | "percent" | "share" | "count"

export const column = (key: "mean" | "percent" | "share" | "n", kind: Kind): TableColumn => ({ key, kind, word: key })

/** The breaks' own words where there is one; the page's for groups of several. */
export function nameColumn({ breaks }: View, { columns }: Catalogue): TableColumn {
  const [name, ...more] = breaks.filter((one) => one !== WAVE)
  const label = columns.find((one) => one.name === name)?.label
  return { key: "name", kind: "name", ...(label && more.length === 0 ? { label } : { word: "group" as const }) }
}

export function tableOf(
  { word, label }: ViewItem,
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
): ReportTable {
  const name = word.replace(/[^a-z0-9]+/gi, "-")
  return { name, kind: "answers", title: label, section: "answers", columns, rows, base: null, notes: [] }
}
