// The page of one body: its services, in its own zone and in all, and its years.
import type { ReportTable, TableRow } from "../table"
import { yearTable } from "./dynamics"
import { column, count, type Figures, nameColumn, rankValue, SCORE_COLUMNS, scoreValues, serviceName } from "./figures"

/** Every table of one body; none of a body without a scored service. */
export function bodyTables(figures: Figures, code: string): ReportTable[] {
  const { ownZone, allZones } = figures.scores.bodies
  const own = ownZone.find((one) => one.code === code)
  const all = allZones.find((one) => one.code === code)
  const history = { name: "history", kind: "body_history", section: "dynamics" } as const
  const about = { ...history, code, n: null, services: own?.services ?? null }
  return [
    ...servicesOf(figures, code),
    ...yearTable(figures, { ...about, level: "body_own", key: `body_own ${code}`, score: own?.score ?? null }),
    ...yearTable(figures, {
      ...{ ...about, name: "history-all", level: "body_all" },
      ...{ key: `body_all ${code}`, score: all?.score ?? null },
    }),
  ]
}

function servicesOf(figures: Figures, body: string): ReportTable[] {
  const { data, method, scores } = figures
  const codes = method.services.filter((one) => one.body === body).map(({ code }) => code)
  const zone = { mean: "own_mean", percent: "own_percent" }
  const rows = scores.services
    .filter(({ code }) => codes.includes(code))
    .map(({ code, rank, n, score }): TableRow => {
      const own = data.cross.ownZone[code] ?? null
      return {
        ...{ ...serviceName(figures, code), depth: 1 },
        values: {
          ...{ rank: rankValue(figures, "services", code, rank), n: count(n) },
          ...scoreValues(figures, score, { key: `service ${code}`, n }),
          ...scoreValues(figures, own, { n }, zone),
        },
      }
    })
  const own = scores.bodies.ownZone.find(({ code }) => code === body)
  const all = scores.bodies.allZones.find(({ code }) => code === body)
  const total: TableRow = {
    ...{ code: "", word: "total", depth: 0 },
    values: {
      ...scoreValues(figures, all?.score ?? null, { key: `body_all ${body}` }),
      ...scoreValues(figures, own?.score ?? null, { key: `body_own ${body}` }, zone),
    },
  }
  return rows.length === 0
    ? []
    : [
        {
          ...{ name: "services", kind: "body_services", section: "services" },
          columns: [
            nameColumn(figures, "service"),
            column("rank", "rank"),
            column("n", "count"),
            ...SCORE_COLUMNS,
            column("own_mean", "mean"),
            column("own_percent", "percent"),
          ],
          rows: own || all ? [total, ...rows] : rows,
          base: rows.reduce((sum, { values }) => sum + (values.n?.value ?? 0), 0),
          notes: [],
          chart: { kind: "dumbbell", columns: ["percent", "own_percent"] },
        },
      ]
}
