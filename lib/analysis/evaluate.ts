// What a view shows: a table for each item, with base and interval in each cell, and what of it is withheld.
import type { ReportTable } from "../report/table"
import type { Catalogue, ViewItem } from "./catalogue"
import { refusedCodes } from "./groups"
import type { Prepared } from "./prepare"
import { questionTable } from "./question-table"
import { scoreTable } from "./score-table"
import { tableOf } from "./table-parts"
import { universeOf } from "./universe"
import type { View } from "./view"

/** A filter's code that too few people have: the table is refused, and nothing of it is told. */
export type RefusedCode = Readonly<{ column: string; code: string }>

/** `items` are those that the table shows. Without a table: `refused` says which codes stand in the way. */
export type Shown = Readonly<{ items: readonly ViewItem[]; table: ReportTable | null; refused: readonly RefusedCode[] }>

/**
 * The tables of a view of one wave; the break across waves is for `acrossWaves`. Without a break, scored items share a
 * table.
 */
export function evaluate(view: View, prepared: Prepared): Shown[] {
  const shown = itemsOf(view, prepared.catalogue).map((item) => evaluateItem(view, prepared, item))
  return view.breaks.length === 0 ? together(shown) : shown
}

export const itemsOf = (view: View, { items }: Catalogue): ViewItem[] =>
  items.filter(({ word }) => view.items.includes(word))

/** One item's table, for whoever lets others have a turn between items. */
export function evaluateItem(view: View, prepared: Prepared, item: ViewItem): Shown {
  const refused = refusedCodes(prepared, view, universeOf(prepared, item).shows)
  if (refused.length > 0) return { items: [item], table: null, refused }
  const table = item.kind === "question" ? questionTable(view, prepared, item) : scoreTable(view, prepared, item)
  return { items: [item], table, refused }
}

/** Scored items that have nothing but a whole, in one table; whatever else stays as it is. */
export function together(all: readonly Shown[]): Shown[] {
  const scored = all.filter(({ items, table }) => table !== null && items[0]?.kind !== "question")
  const [first] = scored
  if (!first?.table || scored.length < 2) return [...all]
  const rows = scored.flatMap(({ items: [item], table }) => {
    const [whole] = table?.rows ?? []
    return item && whole ? [{ code: item.word, label: labelOf(item), values: whole.values }] : []
  })
  const [, ...figures] = first.table.columns
  const columns = [{ key: "name", kind: "name", word: "item" } as const, ...figures]
  const { title: _title, ...table } = tableOf(first.items[0]!, columns, rows)
  const one: Shown = {
    items: scored.flatMap(({ items }) => items),
    table: {
      ...table,
      name: "items",
      kind: "items",
      section: "criteria",
      chart: { kind: "ranked_bars", columns: ["percent"] },
    },
    refused: [],
  }
  return all.flatMap((shown) => (shown === first ? [one] : scored.includes(shown) ? [] : [shown]))
}

/** Criteria have the same words in each form. */
function labelOf(item: ViewItem) {
  if (item.kind !== "criterion") return item.label
  return Object.fromEntries(
    Object.entries(item.label).map(([language, words]) => [
      language,
      `${words} (${item.group[language] ?? item.form})`,
    ]),
  )
}
