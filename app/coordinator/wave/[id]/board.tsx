import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { db } from "@/app/_server/database"
import { boardLines } from "@/components/report/board-lines"
import type { BoardView } from "@/components/report/board-row"
import { BoardTable } from "@/components/report/board-table"
import { TileMap } from "@/components/report/tile-map"
import { columnsOfMap, tilesOf } from "@/components/report/tiles"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { read } from "@/db/client"
import { readBoard } from "@/db/queries/board"
import type { WaveRow } from "@/db/queries/waves"
import { type Person, regionScope } from "@/lib/permission"
import { namedAxes } from "@/lib/report/axes"
import { sumOf } from "@/lib/report/board"
import type { Study } from "@/lib/study/study"
import { Totals } from "./totals"
import { ViewSwitch } from "./view-switch"

type Props = { person: Person; wave: WaveRow; study: Study; view: BoardView; children: ReactNode }

/** Progress of one wave as far as this person may see it: totals, map, table. `children` stand under the totals. */
export async function Board({ person, wave, study, view: wanted, children }: Props) {
  const t = await getTranslations("coordinator")
  const format = await getFormatter()
  const locale = await getLocale()
  const scope = regionScope(person)
  const base = `/coordinator/wave/${wave.id}`
  const now = new Date()
  const { cells } = await read(() => readBoard(db(), wave.id, scope, now))
  const axes = namedAxes(study, locale, scope)
  const { view, rows } = boardLines(cells, wanted, axes)
  const words = await getTranslations("coordinator.board")
  const tiles = tilesOf(study, cells, { locale, scope, base, t: words })
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {scope && (
        <Notice>
          {axes.region
            ? t("waves.regional", { regions: axes.region.entries.map(({ label }) => label).join(", ") })
            : t("waves.noRegions")}
        </Notice>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="grid gap-4">
          <Card
            title={t(scope ? "board.totalsRegional" : "board.totals")}
            action={
              <span className="text-sm text-soft">
                {t("board.asOf", { time: format.dateTime(now, { dateStyle: "short", timeStyle: "short" }) })}
              </span>
            }
          >
            <Totals sum={sumOf(cells)} base={base} />
          </Card>
          {children}
        </div>
        {tiles.length > 0 && (
          <Card title={t("board.map")} className="hidden sm:block">
            <TileMap tiles={tiles} columns={columnsOfMap(study)} label={t("board.map")} />
            <p className="mt-2 text-sm text-soft">{t("board.mapHint")}</p>
          </Card>
        )}
      </div>
      <Card title={t("board.table")} action={<ViewSwitch view={view} axes={axes} base={base} />}>
        <BoardTable key={view} view={view} rows={rows} axes={axes} base={base} />
      </Card>
    </div>
  )
}
