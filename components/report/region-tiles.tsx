import { cellLine, figureIn } from "@/lib/report/cell"
import type { RowTarget, TableColumn, TableRow } from "@/lib/report/table"
import { chartSentence } from "./chart-sentence"
import { scaleOf } from "./charts/scale"
import { type Said, shownOf } from "./drawn"
import { type Tile, TileMap } from "./tile-map"

type Places = Readonly<Record<string, Readonly<{ x: number; y: number }>>>
type Props = Said &
  Readonly<{
    column: TableColumn
    rows: readonly TableRow[]
    places: Places
    shortNameOf?: ((code: string) => string | undefined) | undefined
    hrefOf?: ((target: RowTarget) => string | undefined) | undefined
  }>

/** Regions where they lie; nothing where a study has no map. */
export function RegionTiles({ table, column, rows, words, settings, places, shortNameOf, hrefOf }: Props) {
  const { min, max } = scaleOf(
    column.kind,
    rows.flatMap(({ values }) => values[column.key] ?? []),
    settings,
    true,
  )
  const tiles = rows.flatMap((row): Tile[] => {
    const at = places[row.code]
    const value = shownOf(row.values[column.key])
    if (!at || value === null) return []
    const name = words.row(row)
    const percent = figureIn(column.kind, value, settings)
    const said = `${name}: ${cellLine(column.kind, row.values[column.key], settings)}`
    const href = row.target && hrefOf?.(row.target)
    const short = shortNameOf?.(row.code) || name
    return [
      {
        code: row.code,
        ...at,
        short,
        said,
        percent,
        share: (value - min) / (max - min),
        full: false,
        ...(href && { href }),
      },
    ]
  })
  if (tiles.length === 0) return null
  const columns = Math.max(...Object.values(places).map(({ x }) => x)) + 1
  return (
    <figure className="grid grid-cols-[minmax(0,1fr)] gap-2 break-inside-avoid max-sm:hidden print:grid">
      <figcaption className="text-sm font-medium">{words.title(table)}</figcaption>
      <TileMap tiles={tiles} columns={columns} label={words.title(table)} />
      <p className="text-sm text-soft">{chartSentence(table, words, settings)}</p>
    </figure>
  )
}
