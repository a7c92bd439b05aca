import { CircleCheck } from "lucide-react"
import Link from "next/link"

export type Tile = Readonly<{
  code: string
  x: number
  y: number
  short: string
  /** Everything the tile shows, in words. */
  said: string
  /** As shown, for example `45 %`. */
  percent: string
  /** 0 to 1, for the fill. */
  share: number
  full: boolean
  href?: string
}>

/** Regions as equal tiles roughly where they lie: the number says what the fill shows. Phones read the list instead. */
export function TileMap({ tiles, label }: { tiles: readonly Tile[]; label: string }) {
  const columns = Math.max(...tiles.map((tile) => tile.x)) + 1
  return (
    <ul
      aria-label={label}
      className="hidden gap-1.5 sm:grid"
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {tiles.map((tile) => (
        <li key={tile.code} style={{ gridColumn: tile.x + 1, gridRow: tile.y + 1 }}>
          <TileFace tile={tile} />
        </li>
      ))}
    </ul>
  )
}

function TileFace({ tile }: { tile: Tile }) {
  const look = "block overflow-hidden rounded-md border border-line-strong bg-surface"
  const face = (
    <>
      <span aria-hidden className="block truncate px-1.5 pt-1 text-xs font-medium">
        {tile.short}
      </span>
      <span aria-hidden className="relative flex h-12 items-end gap-1 p-1.5 text-lg leading-none font-semibold">
        <span
          className="absolute inset-x-0 bottom-0 border-t border-accent bg-accent-soft"
          style={{ height: `${Math.min(1, tile.share) * 100}%` }}
        />
        <span className="relative">{tile.percent}</span>
        {tile.full && <CircleCheck className="relative size-4 text-good" />}
      </span>
      <span className="sr-only">{tile.said}</span>
    </>
  )
  if (!tile.href) return <div className={look}>{face}</div>
  return (
    <Link href={tile.href} title={tile.said} prefetch={false} className={`${look} hover:border-accent`}>
      {face}
    </Link>
  )
}
