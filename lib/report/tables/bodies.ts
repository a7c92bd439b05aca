// What the bodies are given for their own zone, over the years; the local ones region by region.
import { rank } from "../../scoring/rank"
import type { Score } from "../../scoring/score"
import type { LocalScore } from "../data"
import type { ReportTable, TableRow } from "../table"
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
} from "./figures"
import { notesOf } from "./rankings"
import { yearColumns, yearNotes, yearsOf, yearValues } from "./years"

/** Ranked bodies by their own zone, with earlier years. */
export function ownZoneTables(figures: Figures): ReportTable[] {
  const { ownZone } = figures.scores.bodies
  if (ownZone.length === 0) return []
  const years = yearsOf(figures, "body_own")
  const rows = ownZone.map(({ code, rank: place, score, services }): TableRow => {
    const key = `body_own ${code}`
    return {
      ...bodyName(figures, code),
      values: {
        rank: rankValue(figures, "bodies_own_zone", code, place),
        services: count(services),
        ...yearValues(figures, years, { level: "body_own", code, score, key }),
      },
    }
  })
  return [
    {
      ...{ name: "bodies", kind: "bodies_own", section: "bodies" },
      columns: [
        nameColumn(figures, "body"),
        column("rank", "rank"),
        column("services", "count"),
        ...yearColumns(figures, years),
      ],
      rows,
      base: null,
      notes: [...notesOf(figures), ...yearNotes(figures, years, "body_own")],
      chart: changeChart(figures, years),
    },
  ]
}

/** The local bodies of each region by their own zone, with earlier years. */
export function localTables(figures: Figures): ReportTable[] {
  const own = ranked(figures, "bodies_own_zone", ({ own: score }) => score)
  if (own.length === 0) return []
  const years = yearsOf(figures, "region_local")
  return [
    {
      ...{ name: "local-bodies", kind: "local_own", section: "bodies" },
      columns: [
        nameColumn(figures, "region"),
        column("rank", "rank"),
        column("n", "count"),
        column("services", "count"),
        ...yearColumns(figures, years),
      ],
      rows: own.map(({ code, rank: place, score, n, services }): TableRow => {
        const values = yearValues(figures, years, { level: "region_local", code, score })
        return {
          ...regionName(figures, code),
          values: { rank: count(place), n: count(n), services: count(services), ...values },
        }
      }),
      base: own.reduce((sum, { n }) => sum + n, 0),
      notes: yearNotes(figures, years, "region_local"),
      chart: changeChart(figures, years),
    },
  ]
}

/** The same by everything in their services (2020: annex B). */
export function localAllTables(figures: Figures): ReportTable[] {
  const all = ranked(figures, "bodies_all_zones", ({ all: score }) => score)
  if (all.length === 0) return []
  return [
    {
      ...{ name: "local-bodies-all", kind: "local_all", section: "bodies" },
      columns: [
        nameColumn(figures, "region"),
        column("rank", "rank"),
        column("n", "count"),
        column("services", "count"),
        ...SCORE_COLUMNS,
      ],
      rows: all.map(
        ({ code, rank: place, score, n, services }): TableRow => ({
          ...regionName(figures, code),
          values: {
            ...{ rank: count(place), n: count(n), services: count(services) },
            ...scoreValues(figures, score, { n }),
          },
        }),
      ),
      base: all.reduce((sum, { n }) => sum + n, 0),
      notes: [],
      chart: { kind: "ranked_bars", columns: ["percent", "mean"] },
    },
  ]
}

function ranked(
  { data, method }: Figures,
  ranking: "bodies_own_zone" | "bodies_all_zones",
  scoreOf: (local: LocalScore) => Score | null,
) {
  const entries = method.regions.flatMap((code) => {
    const local = data.cross.local[code]
    return local ? [{ code, score: scoreOf(local), n: local.n, services: local.services }] : []
  })
  return rank(method, ranking, entries)
}

/** A dumbbell from the year before to this one; without it bars of this year. */
function changeChart({ data }: Figures, years: readonly number[]): NonNullable<ReportTable["chart"]> {
  const [now, before] = [`percent_${data.year}`, `percent_${data.year - 1}`]
  return years.includes(data.year - 1)
    ? { kind: "dumbbell", columns: [before, now] }
    : { kind: "ranked_bars", columns: [now] }
}
