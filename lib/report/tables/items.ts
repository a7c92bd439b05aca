// The rated items of a form, with how often each rating was given.
import type { Part } from "../../release/scores"
import type { Numbers } from "../../release/withhold"
import type { Score } from "../../scoring/score"
import type { ReportTable, TableRow, TableValue } from "../table"
import { column, count, type Figures, nameColumn, SCORE_COLUMNS, scoreValues } from "./figures"

/** An item; without a score its ratings alone are shown. */
export type RatedItem = Readonly<{ item: string; score?: Score | null; counts: Numbers }>

/** Everybody's ratings, the answers of all services together: by form, in the order of criteria and questionnaire. */
export function itemsTables(figures: Figures): ReportTable[] {
  const { method, counts, scores } = figures
  const { criteria, forms } = method.settings
  const asked = new Set(scores.services.flatMap(({ parts }) => parts.flatMap(itemsIn)))
  const rest = Object.keys(method.items).sort()
  const place = (item: string) => criteria.indexOf(method.items[item]?.criterion ?? "")
  const order = [...new Set([...asked, ...rest])].sort((a, b) => place(a) - place(b))
  return (forms.length > 0 ? forms : [""]).flatMap((form) => {
    const own = order.filter((item) => {
      const known = method.items[item]
      return known && !known.call && (form === "" || known.form === form)
    })
    const rated = own.flatMap((item): RatedItem[] => {
      const all = Object.values(counts.services).flatMap((service) => (service[item] ? [service[item]] : []))
      return all.length === 0 ? [] : [{ item, counts: sumOf(all) }]
    })
    return itemTable(figures, form, rated)
  })
}

const itemsIn = ({ level, code, parts }: Part): string[] => (level === "item" ? [code] : parts.flatMap(itemsIn))

/** One form. */
export function itemTable(figures: Figures, form: string, items: readonly RatedItem[]): ReportTable[] {
  const { labels, method } = figures
  const { lowest, highest } = method.settings.scale
  const marks = Array.from({ length: highest - lowest + 1 }, (_, place) => lowest + place)
  const title = labels.forms[form]
  const scored = items.some(({ score }) => score !== undefined)
  const rows = items.map(({ item, score, counts: [asked = 0, ...ratings] }): TableRow => {
    const label = labels.items[item]
    const shares = marks.map((mark, place): [string, TableValue] => [
      `rating_${mark}`,
      { value: asked === 0 ? null : (100 * (ratings[place] ?? 0)) / asked, n: asked },
    ])
    return {
      ...{ code: item, ...(label && { label }) },
      values: {
        n: count(asked),
        ...(scored && scoreValues(figures, score ?? null, { n: asked })),
        ...Object.fromEntries(shares),
      },
    }
  })
  return rows.length === 0
    ? []
    : [
        {
          ...{ name: form ? `items-${form}` : "items", kind: "items", section: "criteria" },
          ...(title && { title }),
          columns: [
            nameColumn(figures, "item"),
            column("n", "count"),
            ...(scored ? SCORE_COLUMNS : []),
            ...marks.map((mark) => ({
              ...{ key: `rating_${mark}`, kind: "share" as const, word: "rating" as const },
              fill: { mark: String(mark) },
            })),
          ],
          rows,
          base: null,
          notes: [],
          chart: { kind: "stacked", columns: marks.map((mark) => `rating_${mark}`) },
        },
      ]
}

const sumOf = (all: readonly Numbers[]): Numbers =>
  (all[0] ?? []).map((_, place) => all.reduce((sum, numbers) => sum + (numbers[place] ?? 0), 0))
