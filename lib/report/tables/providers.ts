// Who provides: totals, and the services of each provider.

import { rank } from "../../scoring/rank"
import { isNamed } from "../../scoring/scheme"
import type { Score } from "../../scoring/score"
import type { ReportTable, TableRow } from "../table"
import {
  column,
  count,
  crossValues,
  type Figures,
  nameColumn,
  rankValue,
  SCORE_COLUMNS,
  scoreValues,
  serviceName,
} from "./figures"
import { changeValues, yearsOf } from "./years"

/** All providers and their totals. */
export function providersTables(figures: Figures): ReportTable[] {
  const { providers, totals } = figures.scores
  const { data, labels, method } = figures
  if (providers.length === 0) return []
  const compared = yearsOf(figures, "provider").includes(data.year - 1)
  const name = (code: string) => (labels.providers[code] ? { code, label: labels.providers[code] } : { code })
  const change = (code: string, score: Score | null, key: string) =>
    compared ? changeValues(figures, { level: "provider", code, score, key }) : {}
  const line = (provider: (typeof providers)[number], depth: number): TableRow => {
    const { code, rank: place, score, services } = provider
    const key = `provider ${code}`
    return {
      ...name(code),
      depth,
      target: { level: "table", code: `provider-${code}` },
      values: {
        ...{ rank: rankValue(figures, "providers", code, place), services: count(services) },
        ...scoreValues(figures, score, { key }),
        ...change(code, score, key),
      },
    }
  }
  const inTotals = new Set(method.settings.totals.flatMap(({ of }) => of))
  const totalled = totals.filter(({ score }) => score !== null)
  return [
    {
      ...{ name: "providers", kind: "providers", section: "providers" },
      columns: [
        nameColumn(figures, "provider"),
        column("rank", "rank"),
        column("services", "count"),
        ...SCORE_COLUMNS,
        ...(compared ? [column("change_mean", "change_mean"), column("change_percent", "change_percent")] : []),
      ],
      rows: [
        ...totalled.flatMap(({ code, score }): TableRow[] => {
          const of = method.settings.totals.find((total) => total.name === code)?.of ?? []
          const values = {
            ...scoreValues(figures, score, { key: `total ${code}` }),
            ...change(code, score, `total ${code}`),
          }
          return [
            { ...name(code), depth: 0, values, marks: ["mean_of_providers"] },
            ...providers.filter((one) => of.includes(one.code)).map((one) => line(one, 1)),
          ]
        }),
        ...providers.filter(({ code }) => !inTotals.has(code)).map((one) => line(one, 0)),
      ],
      base: null,
      notes: [],
      chart: { kind: "ranked_bars", columns: ["percent", "mean"] },
    },
  ]
}

/** Services of each provider: the front office's self-service and manager, portals, local bodies, … */
export function providerServicesTables(figures: Figures): ReportTable[] {
  return figures.scores.providers.flatMap(({ code, score }) => {
    const services = rankedServices(figures, code)
    const all = figures.data.cross.providers[code] ?? {}
    const withheld = figures.method.services.filter((one) => all[one.code]?.withheld)
    const label = figures.labels.providers[code]
    if (services.length === 0) return []
    const table: ReportTable = {
      ...{ name: `provider-${code}`, kind: "provider_services", section: "providers" },
      ...(label && { title: label }),
      columns: [nameColumn(figures, "service"), column("rank", "rank"), column("n", "count"), ...SCORE_COLUMNS],
      rows: [
        { ...{ code: "", word: "total", depth: 0 }, values: scoreValues(figures, score, { key: `provider ${code}` }) },
        ...services.map(
          (one): TableRow => ({
            ...serviceName(figures, one.code),
            depth: 1,
            values: { rank: count(one.rank), n: count(one.n), ...scoreValues(figures, one.score, { n: one.n }) },
          }),
        ),
        ...withheld.map(
          (one): TableRow => ({
            ...serviceName(figures, one.code),
            depth: 1,
            values: { n: count(all[one.code]?.n), ...crossValues(figures, all[one.code]) },
          }),
        ),
      ],
      base: null,
      notes: [],
      chart: { kind: "ranked_bars", columns: ["percent", "mean"] },
    }
    return [table]
  })
}

function rankedServices({ data, method }: Figures, provider: string) {
  const first = method.settings.rankings.providers?.firstBodies ?? {}
  const bodies = new Map(method.bodies.map((body) => [body.code, body]))
  const isFirst = ({ body }: (typeof method.services)[number]) => {
    const entry = bodies.get(body ?? "")
    return entry !== undefined && isNamed({ ...entry, label: {}, texts: {} }, first)
  }
  const order = [...method.services.filter(isFirst), ...method.services.filter((one) => !isFirst(one))]
  const entries = order.flatMap(({ code }) => {
    const cross = data.cross.providers[provider]?.[code]
    return cross && !cross.withheld ? [{ code, score: cross.score, n: cross.n }] : []
  })
  return rank(method, "providers", entries)
}
