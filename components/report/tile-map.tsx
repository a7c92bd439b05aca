import { CircleCheck } from "lucide-react"
import type { ComponentType, ReactNode } from "react"

export type Tile = Readonly<{
  code: string
  x: number
  y: number
  short: string
  /** Everything the tile shows, in words. */
  said: string
  /** As shown, for example `45 %`. */
  percent: string
  /** 0 to 1, for the bar. */
  share: number
  full: boolean
  href?: string
}>

type LinkProps = { href: string; title: string; className: string; children: ReactNode }
type Props = Readonly<{
  tiles: readonly Tile[]
  columns: number
  label: string
  /** How a tile leads on; on pages with scripts without loading anew. */
  link?: ComponentType<LinkProps>
}>

/** Regions as equal tiles roughly where they lie: the number says what the bar shows. Phones read the list instead. */
export function TileMap({ tiles, columns, label, link }: Props) {
  return (
    <ul
      aria-label={label}
      className="hidden gap-1.5 sm:grid print:grid"
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {tiles.map((tile) => (
        <li key={tile.code} style={{ gridColumn: tile.x + 1, gridRow: tile.y + 1 }}>
          <TileFace tile={tile} link={link} />
        </li>
      ))}
    </ul>
  )
}

function TileFace({ tile, link: Link }: { tile: Tile; link: Props["link"] }) {
  const look = "block rounded-md border border-line-strong bg-surface p-1.5"
  const face = (
    <>
      <span aria-hidden className="block truncate text-xs font-medium">
        {tile.short}
      </span>
      <span aria-hidden className="flex items-center gap-1 text-lg font-semibold">
        {tile.percent}
        {tile.full && <CircleCheck className="size-4 text-good" />}
      </span>
      <span aria-hidden className="mt-1 block h-1.5 overflow-hidden rounded-full bg-sunken [print-color-adjust:exact]">
        <span className="block h-full bg-accent" style={{ width: `${Math.min(1, tile.share) * 100}%` }} />
      </span>
      <span className="sr-only">{tile.said}</span>
    </>
  )
  if (!tile.href) return <div className={look}>{face}</div>
  const shown = { href: tile.href, title: tile.said, className: `${look} hover:border-accent`, children: face }
  return Link ? <Link {...shown} /> : <a {...shown} />
}
