import type { PrintSettings } from "@/lib/report/cell"
import type { ReportTable, RowTarget } from "@/lib/report/table"
import { barColumn, drawnOf } from "./drawn"
import { QuadrantChart } from "./quadrant-chart"
import { RegionTiles } from "./region-tiles"
import type { ReportWords } from "./report-words"
import { RowChart } from "./row-chart"
import { YearChart } from "./year-chart"

/** Where regions lie, by code. */
export type Places = Readonly<Record<string, Readonly<{ x: number; y: number }>>>
type Props = Readonly<{
  table: ReportTable
  words: ReportWords
  settings: PrintSettings
  places?: Places
  shortNameOf?: (code: string) => string | undefined
  hrefOf?: (target: RowTarget) => string | undefined
}>

/** As many lines as go on a sheet of paper. */
const LINES = 32

/** A table as people would rather look at it; nothing where it has no chart or nothing to draw. */
export function TableChart({ table, words, settings, places = {}, shortNameOf, hrefOf }: Props) {
  const drawn = drawnOf(table)
  if (!drawn || barColumn(table)) return null
  const { kind, columns, rows } = drawn
  const said = { table, words, settings }
  if (kind === "tiles") return <RegionTiles {...{ ...said, column: columns[0], rows, places, shortNameOf, hrefOf }} />
  if (kind === "lines") return <YearChart {...said} {...drawn} />
  if (kind === "quadrant") return <QuadrantChart {...said} {...drawn} />
  const pieces = Array.from({ length: Math.ceil(rows.length / LINES) }, (_, at) =>
    rows.slice(at * LINES, (at + 1) * LINES),
  )
  return pieces.map((piece, at) => (
    <RowChart
      key={piece[0]?.code}
      {...said}
      {...drawn}
      rows={piece}
      all={rows}
      part={pieces.length > 1 ? { at: at + 1, of: pieces.length } : null}
    />
  ))
}
