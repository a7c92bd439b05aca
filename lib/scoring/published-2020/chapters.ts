// The chapters: criteria -> form -> service -> rank, and call centres by number, from each chapter's own figures.
import type { Comparison } from "./comparison"
import { DECIMALS, meanOfMeans, meanOfPrinted, same } from "./comparison"
import { type Chapter, type Correction, evaluated, national, numberOf, type Printed } from "./data"

/**
 * Every figure of one chapter against the figures below it. `corrected` takes the criterion cells as the report's own
 * text has them (the chapter's `corrections`) instead of as the table prints them.
 */
export function chapterComparisons(chapter: Chapter, corrected: boolean): Comparison[] {
  const name = `chapter ${numberOf(chapter)}`
  const { criteria, overall } = chapter
  if (!criteria || !overall) return callCentres(name, chapter)
  const cells = (column: string) => criterionCells(chapter, column, corrected ? chapter.corrections : [])
  const columns = criteria.columns.map(({ key }) => key).filter((key) => cells(key).length > 0)
  const forms = columns.map((key) => evaluated(criteria.form_average?.[key])).filter((form) => form !== null)
  const shown = evaluated(criteria.overall_cell) ?? overall
  const row = national.service_ranking.rows.find(({ service_no }) => service_no === numberOf(chapter))
  return [
    ...columns.flatMap((key) => {
      const printed = evaluated(criteria.form_average?.[key])
      const parts = cells(key).map(({ value }) => value)
      return printed ? meanOfPrinted(`${name} / ${key}`, printed, parts) : []
    }),
    ...(forms.length > 0 ? meanOfPrinted(`${name} / forms to service`, shown, forms) : []),
    ...(columns.length > 0
      ? meanOfMeans(
          `${name} / criteria to service`,
          shown,
          columns.map((key) => cells(key).map(({ value }) => value)),
        )
      : []),
    same(`${name} / headline`, [overall.mean, overall.pct], [shown.mean, shown.pct]),
    same(`${name} / ranking row`, [overall.rank, overall.mean, overall.pct], [row?.rank, row?.mean, row?.pct]),
    same(`${name} / respondents`, chapter.n, row?.n),
    ...columns.flatMap((key) => cells(key).map((cell) => possible(`${name} / ${key} / ${cell.criterion}`, cell.value))),
    ...columns.flatMap((key) => zeros(`${name} / ${key}`, chapter, key)),
    ...callCentres(name, chapter),
  ]
}

/** Criteria of a column that were evaluated, with the chapter's corrections. */
function criterionCells({ criteria }: Chapter, column: string, corrections: readonly Correction[]) {
  return Object.entries(criteria?.rows ?? {}).flatMap(([criterion, row]) => {
    const printed = evaluated(row[column])
    if (!printed) return []
    const own = corrections.filter((correction) => correction.criterion === criterion && correction.column === column)
    const value: Printed = {
      ...printed,
      ...Object.fromEntries(own.map(({ field, consistent }) => [field, consistent])),
    }
    return [{ criterion, value }]
  })
}

// So many fives pull the mean up to 1 + 4p at least; special codes in the base only pull it higher.
function possible(cell: string, { mean, pct }: Printed): Comparison {
  const lowest = 1 + (4 * (pct - HALF.pct)) / 100
  return { cell: `${cell} / possible`, agrees: mean + HALF.mean > lowest, printed: mean, computed: `>= ${lowest}` }
}
const HALF = { mean: 0.5 / 10 ** DECIMALS.mean, pct: 0.5 / 10 ** DECIMALS.pct }

// No rating is below 1, so a mean below 1 is not a mean.
function zeros(name: string, { criteria }: Chapter, column: string): Comparison[] {
  return Object.entries(criteria?.rows ?? {}).flatMap(([criterion, row]) => {
    const cell = row[column]
    if (!cell || typeof cell === "string" || cell.mean === null) return []
    const agrees = cell.mean >= 1
    return [{ cell: `${name} / ${criterion} / on the scale`, agrees, printed: cell.mean, computed: ">= 1" }]
  })
}

function callCentres(name: string, { call_centre }: Chapter): Comparison[] {
  return (call_centre?.tables ?? []).flatMap(({ number, items, overall }) => {
    const parts = items.map(evaluated).filter((item) => item !== null)
    const printed = evaluated(overall)
    return printed && parts.length > 0 ? meanOfPrinted(`${name} / call centre ${number}`, printed, parts) : []
  })
}
