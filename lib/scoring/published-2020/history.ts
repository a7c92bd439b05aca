// What the report prints of its own and earlier years, as rows of a study's history.

import type { History, HistoryLevel, HistoryRow } from "../../study/history"
import { mergeHistory } from "../../study/history"
import type { Scheme } from "../scheme"
import { bodyCode, regionCode, serviceAt } from "./lookup"
import type { ReadCell, Report } from "./read"
import { chapterNumber } from "./read"

/** Files of history/ by name, each in the order of History. */
export function printedHistory(scheme: Scheme, { national, chapters }: Report): Record<string, History> {
  const service = (number: number) => serviceAt(scheme, number)?.code ?? `unknown ${number}`
  const people = (number: number) => national.sample_by_service.rows.find((one) => one.service_no === number)?.n ?? null
  const { central_body_dynamics: central, central_body_ranking: own, annex_a, leb_ranking_dynamics: local } = national
  const body = ({ body_code }: { body_code: string }) => bodyCode(scheme, body_code)
  const files: Record<string, History> = {
    national: national.dynamics_2014_2020.rows.flatMap((one) =>
      row("study", "", one.year, one, "table 6", { n: one.n, services: one.services }),
    ),
    services: [
      ...chapters.flatMap((chapter) =>
        Object.entries(chapter.previous_years ?? {}).flatMap(([year, cell]) =>
          row("service", service(chapterNumber(chapter)), Number(year), cell, `chapter ${chapter.section}`),
        ),
      ),
      ...national.service_ranking.rows.flatMap((one) =>
        row("service", service(one.service_no), 2020, one, "table 8", { n: people(one.service_no), services: null }),
      ),
    ],
    bodies: [
      ...central.rows.flatMap((one) =>
        Object.entries(one.years).flatMap(([year, pair]) => row("body_own", body(one), Number(year), pair, "table 10")),
      ),
      // Table 9 prints the same of 2020; where table 10 lacks it, it stands for it.
      ...own.rows
        .filter((one) => !central.rows.find(({ body_code }) => body_code === one.body_code)?.years["2020"])
        .flatMap((one) => row("body_own", body(one), 2020, one, "table 9")),
      ...annex_a.rows.flatMap((one) => row("body_all", body(one), 2020, one, "annex A")),
    ],
    regions: [
      ...local.rows.flatMap((one) =>
        Object.entries(one.years).flatMap(([year, pair]) =>
          row("region_local", regionCode(one.region_id), Number(year), pair, "table 11"),
        ),
      ),
      ...national.region_ranking.rows.flatMap((one) => {
        const n = national.sample_by_region.rows.find(({ region_id }) => region_id === one.region_id)?.n ?? null
        return row("region", regionCode(one.region_id), 2020, one, "table 12", { n, services: null })
      }),
    ],
    providers: national.provider_totals.rows.flatMap((one) => {
      const name = PROVIDERS[one.id]
      return name ? row("provider", name, 2020, one, "table 7") : []
    }),
  }
  return Object.fromEntries(Object.entries(files).map(([name, rows]) => [name, mergeHistory([], rows)]))
}

/** A file of history/ as it is read again: comma-separated, decimal points. */
export function historyCsv(rows: History): string {
  const cells = ({ level, code, year, mean, percent, n, services, source }: HistoryRow) =>
    [level, code, year, mean ?? "", percent ?? "", n ?? "", services ?? "", `"${source}"`].join(",")
  return `${["level,code,year,mean,percent,n,services,source", ...rows.map(cells)].join("\n")}\n`
}

/** Names of the providers in the study's method. */
const PROVIDERS: Readonly<Record<string, string>> = {
  sc_self_service: "sc_self_service",
  sc_manager: "sc_manager",
  sc_total: "state_corporation",
  portals: "portals",
  leb: "local_bodies",
  central_bodies: "central_bodies",
}
const NOT_PRINTED = { n: null, services: null }

function row(
  level: HistoryLevel,
  code: string,
  year: number,
  pair: ReadCell,
  where: string,
  counts: Pick<HistoryRow, "n" | "services"> = NOT_PRINTED,
): HistoryRow[] {
  if (!pair || (pair.mean === null && pair.pct === null)) return []
  const source = `Public monitoring report 2020, ${where}`
  return [{ level, code, year, mean: pair.mean, percent: pair.pct, ...counts, source }]
}
