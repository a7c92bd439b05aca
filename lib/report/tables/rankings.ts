// Rankings: the best first, with the interval of each score and the range of each rank.
import type { FigureKey } from "../../doubt/doubt"
import type { RankedScore } from "../../release/scores"
import type { ReportTable, TableNote, TableRow } from "../table"
import {
  bodyName,
  column,
  count,
  type Figures,
  nameColumn,
  rankValue,
  regionName,
  SCORE_COLUMNS,
  scoreValues,
  serviceName,
} from "./figures"

type Ranked = RankedScore & Readonly<{ n?: number; services?: number }>
type Said = Readonly<{
  ranking: string
  key: (code: string) => FigureKey
  name: (figures: Figures, code: string) => Omit<TableRow, "values">
}>

/** Services, the whole study above them. */
export function servicesTables(figures: Figures): ReportTable[] {
  const { national, services } = figures.scores
  const said = { ranking: "services", key: (code: string) => `service ${code}`, name: serviceName }
  const total: TableRow = {
    ...{ code: "", word: "total", depth: 0 },
    values: { n: count(national.n), ...scoreValues(figures, national.score, { key: "study", n: national.n }) },
  }
  return services.length === 0
    ? []
    : [
        {
          ...{ name: "services", kind: "services", section: "services" },
          columns: [nameColumn(figures, "service"), column("rank", "rank"), column("n", "count"), ...SCORE_COLUMNS],
          rows: [total, ...services.map((one) => rankedRow(figures, one, said))],
          base: national.n,
          notes: notesOf(figures),
          chart: { kind: "ranked_bars", columns: ["percent", "mean"] },
        },
      ]
}

/** Regions, all services together. */
export function regionsTables(figures: Figures): ReportTable[] {
  const { regions } = figures.scores
  const said = { ranking: "regions", key: (code: string) => `region ${code}`, name: regionName }
  return regions.length === 0
    ? []
    : [
        {
          ...{ name: "regions", kind: "regions", section: "regions" },
          columns: [
            nameColumn(figures, "region"),
            column("rank", "rank"),
            column("n", "count"),
            column("services", "count"),
            ...SCORE_COLUMNS,
          ],
          rows: regions.map((one) => rankedRow(figures, one, said)),
          base: regions.reduce((sum, { n }) => sum + n, 0),
          notes: notesOf(figures),
          chart: { kind: "tiles", columns: ["percent"] },
        },
      ]
}

/** Bodies by everything in their services (2020: annex A). */
export function allZonesTables(figures: Figures): ReportTable[] {
  const { allZones } = figures.scores.bodies
  const said = { ranking: "bodies_all_zones", key: (code: string) => `body_all ${code}`, name: bodyName }
  const published = figures.method.settings.rankings.bodies_all_zones?.from === "published"
  return allZones.length === 0
    ? []
    : [
        {
          ...{ name: "bodies-all", kind: "bodies_all", section: "bodies" },
          columns: [nameColumn(figures, "body"), column("rank", "rank"), column("services", "count"), ...SCORE_COLUMNS],
          rows: allZones.map((one) => rankedRow(figures, one, said)),
          base: null,
          notes: [...notesOf(figures), ...(published ? (["from_published"] as const) : [])],
          chart: { kind: "ranked_bars", columns: ["percent", "mean"] },
        },
      ]
}

/** One line of a ranking. */
export function rankedRow(figures: Figures, { code, rank, score, n, services }: Ranked, said: Said): TableRow {
  return {
    ...said.name(figures, code),
    depth: 1,
    values: {
      rank: rankValue(figures, said.ranking, code, rank),
      ...(n !== undefined && { n: count(n) }),
      ...(services !== undefined && { services: count(services) }),
      ...scoreValues(figures, score, { key: said.key(code), n }),
    },
  }
}

export const notesOf = ({ doubt }: Figures): TableNote[] => (doubt ? ["rank_range"] : [])
