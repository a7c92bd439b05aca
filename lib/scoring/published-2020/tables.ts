// The national tables: each mean against what it is the mean of, each order against its rule.
import { rank } from "../rank"
import { published } from "../round"
import type { Scheme } from "../scheme"
import { average } from "../score"
import { type Comparison, meanOfPrinted, same, sameOrder, samePair } from "./comparison"
import { type Printed, scoreOf } from "./data"
import { inRegisterOrder, isWhole } from "./lookup"
import { possible } from "./possible"
import type { ReadDetail, ReadNational, Report } from "./read"

/** Forms -> service -> nation, the ranking of services, and the orders of regions. */
export function tableComparisons(scheme: Scheme, { national }: Report): Comparison[] {
  const { rows, total } = national.service_ranking
  const surveyed = national.sample_by_service.rows.filter(({ mass_survey }) => mass_survey).length
  const whole = isWhole(rows, surveyed)
  const nation = average(rows.map(scoreOf))
  const shown = nation && published(nation, scheme.settings.decimals)
  return [
    ...national.service_detail_support.rows.flatMap((detail) => byService(national, detail)),
    ...(whole
      ? sameOrder("table 8 / order", rows, rank(scheme, "services", inRegisterOrder(rows)), numberOf, rankOf)
      : []),
    ...(whole && shown && total
      ? [
          ...samePair("national", total, { mean: shown.mean, pct: shown.percent }),
          ...meanOfPrinted("national / interval", total, rows),
        ]
      : []),
    ...rows.flatMap((row) => possible(`table 8 / service ${row.service_no}`, row)),
    ...regions(scheme, "table 12", national.region_ranking.rows),
    ...regions(scheme, "annex B", national.annex_b.rows),
  ]
}

function byService(national: ReadNational, { service_no, overall, forms, n, rank }: ReadDetail): Comparison[] {
  const name = `service ${service_no}`
  const known = Object.values(forms).filter((form) => form !== null)
  const row = national.service_ranking.rows.find((one) => one.service_no === service_no)
  const sampled = national.sample_by_service.rows.find((one) => one.service_no === service_no)
  return [
    ...(known.length > 0 ? meanOfPrinted(`${name} / forms`, overall, known) : []),
    ...(row ? samePair(`${name} / table 8`, row, overall) : []),
    ...(row && rank !== null ? [same(`${name} / table 8 / rank`, row.rank, rank)] : []),
    ...(sampled?.n && n !== null ? [same(`${name} / respondents`, sampled.n, n)] : []),
  ]
}

// Regions are ordered by means that the report does not print unrounded: the print may not contradict the order.
function regions(scheme: Scheme, cell: string, rows: readonly (Printed & { region_id: string; rank: number })[]) {
  const ruled = rank(
    scheme,
    "services",
    rows.map((row) => ({ ...row, score: scoreOf(row) })),
  )
  const order = isWhole(rows, null)
    ? sameOrder(`${cell} / order`, rows, ruled, ({ region_id }) => region_id, rankOf)
    : []
  return [...order, ...rows.flatMap((row) => possible(`${cell} / ${row.region_id}`, row))]
}

const numberOf = ({ service_no }: { service_no: number }) => String(service_no)
const rankOf = ({ rank }: { rank: number }) => rank
