// Dynamics: national (table 6), central bodies (table 10), local bodies by region (table 11).
import { behind, differenceOf } from "../interval"
import { published } from "../round"
import type { Scheme } from "../scheme"
import type { Score } from "../score"
import { averageOfYears, type YearScore, yearlyChange } from "../years"
import { type Comparison, DECIMALS, meanOfPrinted, same, withIn } from "./comparison"
import { type Dynamics, national, type Printed, scoreOf } from "./data"

/** Changes and averages from the printed years, and the orders of the tables. */
export function yearComparisons(scheme: Scheme): Comparison[] {
  return [
    ...nation(scheme),
    ...national.central_body_dynamics.rows.flatMap((row) =>
      dynamics(scheme, `table 10 / ${row.body_code}`, row, row.average_4y),
    ),
    ...national.leb_ranking_dynamics.rows.flatMap((row) =>
      dynamics(scheme, `table 11 / ${row.region_id}`, row, row.average_5y),
    ),
    ...national.central_body_dynamics.rows.map((row) => {
      const ranked = national.central_body_ranking.rows.find(({ body_code }) => body_code === row.body_code)
      return same(`table 10 / ${row.body_code} / table 9`, pair(row.years["2020"]), pair(ranked))
    }),
    proseBeforeTable11(),
  ]
}

// The report prints the change of the mean; of satisfaction it says "practically unchanged".
function nation({ settings }: Scheme): Comparison[] {
  const { rows } = national.dynamics_2014_2020
  const years = rows.map((row): YearScore => ({ year: row.year, score: scoreOf(row) }))
  const shown = shownAs(settings, yearlyChange(years, 2020, settings.otherScaleYears))
  const otherScale = rows.filter(({ scale_max }) => scale_max !== settings.scale.highest).map(({ year }) => year)
  const [total] = rows.filter(({ year }) => year === 2020)
  return [
    same("table 6 / change of the mean 2019-2020", [-0.15, 0.3], shown),
    same("table 6 / years on another scale", [...settings.otherScaleYears].sort(), otherScale.sort()),
    same("table 6 / 2020", pair(total), pair(national.service_ranking.total)),
  ]
}

function dynamics({ settings }: Scheme, cell: string, row: Dynamics, printed: Printed | null | undefined) {
  const years = Object.entries(row.years).map(
    ([year, pair]): YearScore => ({ year: Number(year), score: pair && scoreOf(pair) }),
  )
  const { "2019": before, "2020": now } = row.years
  const changed = row.change_2019_2020
  const known = Object.values(row.years).filter((pair) => pair !== null)
  const comparisons: Comparison[] = [
    // One year is no average: the report prints none.
    same(`${cell} / has an average`, Boolean(printed), known.length > 1 && averageOfYears(years) !== null),
    same(`${cell} / change of the printed figures`, pair(changed), shownAs(settings, yearlyChange(years, 2020))),
  ]
  if (printed) comparisons.push(...meanOfPrinted(`${cell} / average`, printed, known))
  if (changed && now && before)
    comparisons.push(...withIn(`${cell} / change`, changed, differences(now, before), yearlyChange(years, 2020)))
  return comparisons
}

const differences = (now: Printed, before: Printed) => ({
  mean: differenceOf(behind(now.mean, DECIMALS.mean), behind(before.mean, DECIMALS.mean)),
  pct: differenceOf(behind(now.pct, DECIMALS.pct), behind(before.pct, DECIMALS.pct)),
})

// The text names the capital as the last one, with these figures.
function proseBeforeTable11(): Comparison {
  const capital = national.leb_ranking_dynamics.rows.find(({ region_id }) => region_id === "nur_sultan")
  return same("prose before table 11 / the capital", [4.59, 75.9], pair(capital?.years["2020"]))
}

function shownAs(settings: Scheme["settings"], score: Score | null) {
  const shown = score && published(score, settings.decimals)
  return shown && [shown.mean, shown.percent]
}

const pair = (printed: Printed | null | undefined) => (printed ? [printed.mean, printed.pct] : null)
