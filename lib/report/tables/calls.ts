// Contact centres by the number that was called.
import type { CallFigure } from "../data"
import type { ReportTable, TableColumn, TableRow, TableValue } from "../table"
import { column, count, crossValues, type Figures, nameColumn, SCORE_COLUMNS, scoreValues, WITHHELD } from "./figures"

/** All services together. */
export function callsTables(figures: Figures): ReportTable[] {
  return callTable(figures, "", { name: "calls", kind: "calls", section: "calls" })
}

/** Those whom the recipients of one service called. */
export function serviceCallsTables(figures: Figures, service: string): ReportTable[] {
  return callTable(figures, service, { name: "calls", kind: "service_calls", section: "calls" })
}

type Head = Pick<ReportTable, "name" | "kind" | "section">

function callTable(figures: Figures, service: string, head: Head): ReportTable[] {
  const { data, labels } = figures
  const numbers = Object.entries(data.cross.calls)
    .flatMap(([number, services]) => (services[service] ? [{ number, call: services[service] }] : []))
    .sort((a, b) => b.call.n - a.call.n || (a.number < b.number ? -1 : 1))
  if (numbers.length === 0) return []
  const items = figures.method.settings.callItems
  const rows = numbers.map(({ number, call }): TableRow => {
    const label = labels.calls[number]
    return {
      ...{ code: number, ...(label && { label }) },
      values: {
        n: count(call.n),
        ...(service === ""
          ? scoreValues(figures, call.score, { key: `call ${number}`, n: call.n })
          : crossValues(figures, call)),
        ...Object.fromEntries(items.flatMap((item) => itemValues(call, item))),
      },
    }
  })
  return [
    {
      ...head,
      columns: [
        nameColumn(figures, "number"),
        column("n", "count"),
        ...SCORE_COLUMNS,
        ...items.flatMap((item): TableColumn[] => {
          const group = labels.items[item]
          return [
            { key: `${item}_mean`, kind: "mean", word: "mean", ...(group && { group }) },
            { key: `${item}_percent`, kind: "percent", word: "percent", ...(group && { group }) },
          ]
        }),
      ],
      rows,
      base: null,
      notes: [],
      chart: { kind: "ranked_bars", columns: ["percent", "mean"] },
    },
  ]
}

function itemValues({ withheld, items }: CallFigure, item: string): [string, TableValue][] {
  const score = items.find((one) => one.item === item)?.score
  if (withheld)
    return [
      [`${item}_mean`, WITHHELD],
      [`${item}_percent`, WITHHELD],
    ]
  return [
    [`${item}_mean`, { value: score?.mean ?? null }],
    [`${item}_percent`, { value: score?.percent ?? null }],
  ]
}
