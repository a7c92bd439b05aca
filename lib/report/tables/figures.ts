// What all tables of a report are made from, and how a score becomes values with their interval.
import type { Doubt, FigureKey } from "../../doubt/doubt"
import { intervalOf } from "../../doubt/interval"
import type { ReleasedCounts } from "../../release/counts"
import type { Labels } from "../../release/labels"
import type { ReleasedMethod } from "../../release/method"
import type { Scores } from "../../release/scores"
import type { Score } from "../../scoring/score"
import type { HistoryRow } from "../../study/history"
import type { CrossScore, ReportData } from "../data"
import type { TableColumn, TableRow, TableValue } from "../table"
import type { ColumnWord } from "../table-words"

export type Figures = Readonly<{
  scores: Scores
  labels: Labels
  method: ReleasedMethod
  counts: ReleasedCounts
  doubt: Doubt | null
  data: ReportData
}>

type Values = Readonly<Record<string, TableValue>>
type Known = Readonly<{ key?: FigureKey; n?: number | undefined }>

/** Mean and satisfaction as `mean` and `percent`, each with the interval that the doubt knows of the figure. */
export function scoreValues(figures: Figures, score: Score | null, { key, n }: Known = {}, names = SCORE): Values {
  const value = (part: keyof Score): TableValue => ({
    value: score?.[part] ?? null,
    ...(score && key !== undefined && intervalIn(figures, key, score, part)),
    ...(n !== undefined && { n, ...(score && n < figures.data.settings.few && { few: true }) }),
  })
  return { [names.mean]: value("mean"), [names.percent]: value("percent") }
}

const SCORE = { mean: "mean", percent: "percent" }

/** The same of a crossed score, which may be withheld. */
export function crossValues(figures: Figures, cross: CrossScore | undefined, names = SCORE): Values {
  if (cross?.withheld) return { [names.mean]: WITHHELD, [names.percent]: WITHHELD }
  return cross ? scoreValues(figures, cross.score, { n: cross.n }, names) : {}
}

export const WITHHELD: TableValue = { value: null, withheld: true }

function intervalIn({ doubt, method }: Figures, key: FigureKey, score: Score, part: keyof Score) {
  const error = doubt?.errors[key]
  if (!doubt || !error) return {}
  return intervalOf(score, error, doubt.people[key] ?? 0, doubt.confidence, method.settings.scale)?.[part] ?? {}
}

/** An earlier year's figures; with intervals where it was a wave of our own. */
export function earlierValues({ method }: Figures, row: HistoryRow | undefined, names = SCORE): Values {
  const { mean = null, percent = null, error, n } = row ?? {}
  const { confidence, scale } = method.settings
  const known = mean !== null && percent !== null && error !== undefined && n
  const bounds = known ? intervalOf({ mean, percent }, error, n, confidence, scale) : null
  return {
    [names.mean]: { value: mean, ...bounds?.mean },
    [names.percent]: { value: percent, ...bounds?.percent },
  }
}

/** A rank with the range that the differences do not contradict. */
export function rankValue({ doubt }: Figures, ranking: string, code: string, rank: number): TableValue {
  const range = doubt?.ranks[ranking]?.[code]
  return { value: rank, ...(range && { low: range.from, high: range.to }) }
}

export const count = (value: number | null | undefined): TableValue =>
  value === null || value === undefined ? { value: null } : { value }

/** Percent of a whole; nothing of nobody. */
export const shareOf = (n: number | null | undefined, whole: number): TableValue =>
  n === null || n === undefined || whole === 0 ? { value: null } : { value: (100 * n) / whole, n: whole }

type Kind = TableColumn["kind"]

/** A column whose key is the page's word for it. */
export const column = (word: ColumnWord, kind: Kind): TableColumn => ({ key: word, kind, word })

export const SCORE_COLUMNS = [column("mean", "mean"), column("percent", "percent")] as const

/** Names of rows: what the study calls a service or a region, else the page's own word. */
export function nameColumn({ labels }: Figures, word: ColumnWord): TableColumn {
  const label = word === "service" || word === "region" ? labels.axes[word] : undefined
  return { key: word, kind: "name", word, ...(label && { label }) }
}

type Name = Pick<TableRow, "code" | "label" | "full" | "target">

export function serviceName({ labels }: Figures, code: string): Name {
  const [label, full] = [labels.services[code], labels.fullNames[code]]
  return { code, ...(label && { label }), ...(full && { full }), target: { level: "service", code } }
}

export function regionName({ labels }: Figures, code: string): Name {
  const label = labels.regions[code]
  return { code, ...(label && { label }), target: { level: "region", code } }
}

export function bodyName({ labels, data }: Figures, code: string): Name {
  const label = labels.bodies[code] ?? data.bodies[code]
  return { code, ...(label && { label }), target: { level: "body", code } }
}
