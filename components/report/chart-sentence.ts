// One sentence that says what a table's chart shows.
import { figureIn, type PrintSettings } from "@/lib/report/cell"
import type { ReportTable, TableColumn, TableRow } from "@/lib/report/table"
import { type Drawn, drawnOf, shownOf } from "./drawn"
import { type ReportWords, seriesNames } from "./report-words"

/** "" where there is nothing to draw. */
export function chartSentence(table: ReportTable, words: ReportWords, settings: PrintSettings): string {
  const drawn = drawnOf(table)
  if (!drawn) return ""
  if (drawn.kind === "quadrant") return words.t("chart.quadrant")
  if (drawn.kind === "dumbbell" && drawn.columns.length === 2) return changeSentence(drawn, words)
  if (drawn.kind === "lines") return yearsSentence(drawn, words, settings)
  return endsSentence(drawn, words, settings)
}

type Point = Readonly<{ row: TableRow; column: TableColumn; value: number }>

/** The highest and the lowest figure. */
function endsSentence({ kind, columns, rows }: Drawn, words: ReportWords, settings: PrintSettings): string {
  const { t } = words
  const several = ["stacked", "bars", "dumbbell"].includes(kind) && columns.length > 1
  const names = seriesNames(columns, words)
  const points = pointsOf(rows, several ? columns : [columns[0]])
  const [best, worst] = endsOf(points)
  if (!best || !worst) return ""
  const said = ({ row, column, value }: Point) =>
    t("chart.figure", {
      name: several ? `${words.row(row)}, ${names[columns.indexOf(column)]}` : words.row(row),
      value: figureIn(column.kind, value, settings),
    })
  const count = t("chart.entries", { n: rows.length })
  if (best.value === worst.value) return t("chart.same", { count, best: said(best) })
  return t("chart.ends", { count, best: said(best), worst: said(worst) })
}

function changeSentence({ columns, rows }: Drawn, words: ReportWords): string {
  const [before] = columns
  const now = columns.at(-1) ?? before
  const changes = rows.flatMap(({ values }) => {
    const [was, is] = [shownOf(values[before.key]), shownOf(values[now.key])]
    return was === null || is === null ? [] : [Math.sign(is - was)]
  })
  const count = (sign: number) => changes.filter((change) => change === sign).length
  const figures = { up: count(1), down: count(-1), same: count(0) }
  const [was = "", is = ""] = seriesNames(columns, words)
  return words.t("chart.changes", { before: was, now: is, ...figures })
}

function yearsSentence({ columns, rows }: Drawn, { t, ...words }: ReportWords, settings: PrintSettings): string {
  const onScale = rows.filter((row) => isOther(row) === isOther(rows.at(-1)))
  const lines = columns.flatMap((column) => {
    const points = pointsOf(onScale, [column])
    const [first, last] = [points[0], points.at(-1)]
    if (!first || !last) return []
    const name = words.head(column)
    const said = ({ row, value }: Point) => ({ year: words.row(row), value: figureIn(column.kind, value, settings) })
    const [from, to] = [said(first), said(last)]
    if (first === last) return [t("chart.oneYear", { name, ...from })]
    return [t("chart.years", { name, first: from.year, from: from.value, last: to.year, to: to.value })]
  })
  return lines.join(" ")
}

/** Years on different scales are not held against each other. */
const isOther = (row: TableRow | undefined): boolean => row?.marks?.includes("other_scale") ?? false

const pointsOf = (rows: readonly TableRow[], columns: readonly TableColumn[]): Point[] =>
  rows.flatMap((row) =>
    columns.flatMap((column) => {
      const value = shownOf(row.values[column.key])
      return value === null ? [] : [{ row, column, value }]
    }),
  )

function endsOf(points: readonly Point[]): readonly [Point | undefined, Point | undefined] {
  const [first] = points
  if (!first) return [undefined, undefined]
  const best = points.reduce((best, point) => (point.value > best.value ? point : best), first)
  return [best, points.reduce((worst, point) => (point.value < worst.value ? point : worst), first)]
}
