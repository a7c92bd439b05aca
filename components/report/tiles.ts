// Regions that have a place on the tile map, with what their tiles say.
import type { useTranslations } from "next-intl"
import { type BoardCell, percentOf, sumsBy } from "@/lib/report/board"
import { numberIn, percentIn } from "@/lib/report/numbers"
import { wordsOf } from "@/lib/report/words"
import type { Study } from "@/lib/study/study"
import type { Tile } from "./tile-map"

type Options = Readonly<{
  locale: string
  scope: readonly string[] | null
  base?: string
  t: ReturnType<typeof useTranslations<"coordinator.board">>
}>

/** Width of the whole map, so that tiles keep their size where only some may be seen. */
export const columnsOfMap = (study: Study): number =>
  Math.max(0, ...(study.axes.region?.register.entries ?? []).map((entry) => Number(entry.columns.tile_x ?? 0))) + 1

/** Empty when the study's regions have no `tile_x` and `tile_y`. */
export function tilesOf(study: Study, cells: readonly BoardCell[], { locale, scope, base, t }: Options): Tile[] {
  const sums = sumsBy(cells, "region")
  const entries = study.axes.region?.register.entries ?? []
  return entries.flatMap((entry): Tile[] => {
    const { tile_x: x, tile_y: y } = entry.columns
    if (!x || !y || (scope && !scope.includes(entry.code))) return []
    const name = wordsOf(entry.label, locale)
    const sum = sums.get(entry.code)
    const share = sum && percentOf(sum)
    const percent = share == null ? "–" : percentIn(locale, share)
    const accepted = numberIn(locale, sum?.accepted ?? 0)
    const figures = { name, percent, accepted, target: numberIn(locale, sum?.target ?? 0) }
    return [
      {
        code: entry.code,
        x: Number(x),
        y: Number(y),
        short: wordsOf(entry.texts.short, locale) || name,
        said: share == null ? t("tileNoTarget", { name }) : t("tile", figures),
        percent,
        share: (share ?? 0) / 100,
        full: sum !== undefined && sum.cells > 0 && sum.open === 0,
        ...(base && { href: `${base}?view=cells&region=${encodeURIComponent(entry.code)}` }),
      },
    ]
  })
}
