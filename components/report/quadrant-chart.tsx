import { figureIn } from "@/lib/report/cell"
import type { TableColumn } from "@/lib/report/table"
import { Chart } from "./chart"
import { quadrantOption } from "./charts/quadrant"
import { type Drawn, type Said, shownOf } from "./drawn"

/** Importance against performance; the numbers are those of the rows in the table. */
export function QuadrantChart({ table, columns, words, settings }: Drawn & Said) {
  const [across, up = across] = columns
  const places = table.rows.flatMap((row, at) => {
    const [x, y] = [shownOf(row.values[across.key]), shownOf(row.values[up.key])]
    return x === null || y === null ? [] : [{ x, y, sign: String(at + 1) }]
  })
  if (places.length === 0) return null
  const axis = (column: TableColumn) => ({
    name: words.head(column),
    print: (value: number) => figureIn(column.kind, value, settings),
  })
  return (
    <Chart
      title={null}
      summary={words.t("chart.quadrant")}
      height={(narrow) => (narrow ? 320 : 440)}
      option={({ narrow }) => quadrantOption(axis(across), axis(up), places, narrow)}
    />
  )
}
