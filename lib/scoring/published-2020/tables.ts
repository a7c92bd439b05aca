// The national tables: each mean against what it is the mean of, each order against its rule.
import { rank } from "../rank"
import { published } from "../round"
import type { Scheme } from "../scheme"
import { average } from "../score"
import { type Comparison, meanOfPrinted, same } from "./comparison"
import { national, type Printed, scoreOf } from "./data"
import { details, inRegisterOrder } from "./lookup"

/** Forms -> service -> nation, the ranking of services, the sample, and the orders of regions. */
export function tableComparisons(scheme: Scheme): Comparison[] {
  const { rows, total } = national.service_ranking
  const nation = average(rows.map(scoreOf))
  const shown = nation && published(nation, scheme.settings.decimals)
  const order = rank(scheme, "services", inRegisterOrder(rows))
  return [
    ...details.flatMap(({ service_no, overall, forms }) =>
      meanOfPrinted(`service ${service_no} / forms`, overall, present(Object.values(forms))),
    ),
    same("table 8 / order", numbers(rows), numbers(order)),
    same("table 8 / ranks", rows.map(rankOf), order.map(rankOf)),
    same("national", [total.mean, total.pct], [shown?.mean, shown?.percent]),
    ...sample(scheme),
    inOrder(scheme, "table 12 / order", national.region_ranking.rows),
    inOrder(scheme, "annex B / order", national.annex_b.rows),
  ]
}

function sample({ settings }: Scheme): Comparison[] {
  const { rows } = national.sample_by_service
  const regions = national.sample_by_region.rows
  const sum = (counts: readonly (number | null)[]) => counts.reduce<number>((total, n) => total + (n ?? 0), 0)
  const share = (n: number) => published({ mean: 0, percent: (100 * n) / 9181 }, settings.decimals).percent
  return [
    same("sample / services", 62, rows.filter(({ mass_survey }) => mass_survey).length),
    same("sample / by service", 9181, sum(rows.map(({ n }) => n))),
    same("sample / by region", 9181, sum(regions.map(({ n }) => n))),
    ...rows.map((row) => same(`sample / service ${row.service_no} / body`, row.body_code_printed, row.body_code)),
    ...regions.map(({ region_id, n, pct }) => same(`sample / ${region_id} / pct`, pct, share(n))),
  ]
}

// Regions are ordered by means that the report does not print unrounded: the print may not contradict the order.
function inOrder(scheme: Scheme, cell: string, rows: readonly (Printed & { region_id: string })[]): Comparison {
  const order = rank(
    scheme,
    "services",
    rows.map((row) => ({ ...row, score: scoreOf(row) })),
  )
  const regions = (all: readonly { region_id: string }[]) => all.map(({ region_id }) => region_id)
  return same(cell, regions(rows), regions(order))
}

const present = (cells: readonly (Printed | null)[]) => cells.filter((cell) => cell !== null)
const numbers = (rows: readonly { service_no: number }[]) => rows.map(({ service_no }) => service_no)
const rankOf = ({ rank }: { rank: number }) => rank
