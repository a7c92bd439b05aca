// Dynamics: national (table 6), central bodies (table 10), local bodies by region (table 11).
import { behind, differenceOf } from "../interval"
import { published } from "../round"
import type { Scheme } from "../scheme"
import type { Score } from "../score"
import { averageOfYears, type YearScore, yearlyChange } from "../years"
import { type Comparison, DECIMALS, meanOfPrinted, same, sameOrder, samePair, withIn } from "./comparison"
import { type Printed, scoreOf } from "./data"
import { isWhole } from "./lookup"
import type { ReadNational, Report } from "./read"

/** Changes and averages from the printed years, and the orders of the tables. */
export function yearComparisons(scheme: Scheme, { national }: Report): Comparison[] {
  const bodies = national.central_body_dynamics.rows
  const local = national.leb_ranking_dynamics.rows
  const own = national.central_body_ranking.rows
  return [
    ...nation(scheme, national),
    ...bodies.flatMap((row) => dynamics(`table 10 / ${row.body_code}`, row, row.average_4y)),
    ...local.flatMap((row) => dynamics(`table 11 / ${row.region_id}`, row, row.average_5y)),
    ...bodies.flatMap((row) => {
      const ranked = own.find(({ body_code }) => body_code === row.body_code)
      return ranked ? samePair(`table 10 / ${row.body_code} / table 9`, row.years["2020"], ranked) : []
    }),
    ...(isWhole(bodies, own.length) && isWhole(own, bodies.length)
      ? sameOrder(
          "table 10 / order",
          bodies,
          own as readonly { body_code: string }[],
          (row) => row.body_code,
          (_, place) => place + 1,
        )
      : []),
    ...localOrder(national),
    ...proseBeforeTable11(national),
  ]
}

// The report prints the change of the mean; of satisfaction it says "practically unchanged".
function nation({ settings }: Scheme, national: ReadNational): Comparison[] {
  const { rows, prose_change_2019_2020: prose } = national.dynamics_2014_2020
  const years = rows.map((row): YearScore => ({ year: row.year, score: scoreOf(row) }))
  const shown = shownAs(settings, yearlyChange(years, 2020, settings.otherScaleYears))
  const [total] = rows.filter(({ year }) => year === 2020)
  const { total: ranked } = national.service_ranking
  const sampled = national.sample_by_service.total
  return [
    ...(prose && shown ? [same("table 6 / change of the mean 2019-2020", prose.mean, shown.mean)] : []),
    ...rows.map(({ year, scale_max }) =>
      same(
        `table 6 / ${year} / on another scale`,
        scale_max !== settings.scale.highest,
        settings.otherScaleYears.includes(year),
      ),
    ),
    ...(total && ranked ? samePair("table 6 / 2020", total, ranked) : []),
    ...(total?.n && sampled !== null ? [same("table 6 / 2020 / respondents", total.n, sampled)] : []),
  ]
}

type Row = Readonly<{ years: Readonly<Record<string, Printed | null>>; change_2019_2020: Printed | null }>

function dynamics(cell: string, row: Row, printed: Printed | null): Comparison[] {
  const years = Object.entries(row.years).map(
    ([year, pair]): YearScore => ({ year: Number(year), score: pair && scoreOf(pair) }),
  )
  const { "2019": before, "2020": now } = row.years
  const { change_2019_2020: changed } = row
  const known = Object.values(row.years).filter((pair) => pair !== null)
  const due = yearlyChange(years, 2020)
  // One year is no average: the report prints none.
  const hasAverage = known.length > 1 && averageOfYears(years) !== null
  const comparisons: Comparison[] = [
    same(`${cell} / has an average`, printed !== null, hasAverage),
    same(`${cell} / has a change`, changed !== null, due !== null),
  ]
  if (printed && known.length > 0) comparisons.push(...meanOfPrinted(`${cell} / average`, printed, known))
  if (changed && now && before) {
    comparisons.push(...withIn(`${cell} / change`, changed, differences(now, before), due))
  }
  return comparisons
}

const differences = (now: Printed, before: Printed) => ({
  mean: differenceOf(behind(now.mean, DECIMALS.mean), behind(before.mean, DECIMALS.mean)),
  pct: differenceOf(behind(now.pct, DECIMALS.pct), behind(before.pct, DECIMALS.pct)),
})

// Ordered by means that are not printed unrounded: the printed ones may not contradict the order.
function localOrder({ leb_ranking_dynamics: { rows } }: ReadNational): Comparison[] {
  if (!isWhole(rows, null) || rows.some(({ years }) => !years["2020"])) return []
  const ruled = [...rows].sort((a, b) => (b.years["2020"]?.mean ?? 0) - (a.years["2020"]?.mean ?? 0))
  return sameOrder(
    "table 11 / order",
    rows,
    ruled,
    ({ region_id }) => region_id,
    ({ rank }) => rank,
  )
}

// The text names the capital as the last one, with these figures.
function proseBeforeTable11(national: ReadNational): Comparison[] {
  const capital = national.leb_ranking_dynamics.rows.find(({ region_id }) => region_id === "nur_sultan")?.years["2020"]
  return capital ? samePair("prose before table 11 / the capital", { mean: 4.59, pct: 75.9 }, capital) : []
}

function shownAs(settings: Scheme["settings"], score: Score | null): Printed | null {
  const shown = score && published(score, settings.decimals)
  return shown && { mean: shown.mean, pct: shown.percent }
}
