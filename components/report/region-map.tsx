import { getLocale, getTranslations } from "next-intl/server"
import type { Labels, Tiles } from "@/lib/release/labels"
import type { RegionScore } from "@/lib/release/scores"
import { percentScoreIn, scoreIn } from "@/lib/report/format"
import { wordsOf } from "@/lib/report/words"
import { type Tile, TileMap } from "./tile-map"

type Props = Readonly<{
  regions: readonly RegionScore[]
  labels: Labels
  tiles: Tiles
  decimals: Readonly<{ mean: number; percent: number }>
}>

/** Regions where they lie, by satisfaction level; nothing where the study has no map. */
export async function RegionMap({ regions, labels, tiles, decimals }: Props) {
  const t = await getTranslations("release.view")
  const locale = await getLocale()
  const placed = regions.flatMap(({ code, score }): Tile[] => {
    const at = tiles[code]
    if (!at) return []
    const name = wordsOf(labels.regions[code], locale) || code
    const percent = percentScoreIn(locale, score.percent, decimals.percent)
    const said = t("tile", { name, percent, mean: scoreIn(locale, score.mean, decimals.mean) })
    const short = wordsOf(labels.shortRegions[code], locale) || name
    return [{ code, ...at, short, said, percent, share: score.percent / 100, full: false }]
  })
  if (placed.length === 0) return null
  return (
    <div className="mb-4">
      <TileMap
        tiles={placed}
        columns={Math.max(...Object.values(tiles).map(({ x }) => x)) + 1}
        label={t("regionMap")}
      />
    </div>
  )
}
