import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { db } from "@/app/_server/database"
import { sharedRead } from "@/app/_server/shared-read"
import { CalmRefresh } from "@/components/live/calm-refresh"
import { boardLines } from "@/components/report/board-lines"
import type { BoardView } from "@/components/report/board-row"
import { BoardTable } from "@/components/report/board-table"
import { TileMap } from "@/components/report/tile-map"
import { columnsOfMap, tilesOf } from "@/components/report/tiles"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { read } from "@/db/client"
import { readBoard } from "@/db/queries/board"
import { listViews } from "@/db/queries/saved-views"
import type { WaveRow } from "@/db/queries/waves"
import { type Person, regionScope } from "@/lib/permission"
import type { Questionnaire } from "@/lib/questionnaire/questionnaire"
import { namedAxes } from "@/lib/report/axes"
import type { Study } from "@/lib/study/study"
import { wordsOfCells } from "./condition-words"
import { PrintButton } from "./control/print-button"
import { Margins } from "./margins"
import { SavedViews } from "./saved-views"
import { Totals } from "./totals"
import { boardPage } from "./view-schema"
import { ViewSwitch } from "./view-switch"

type Props = {
  person: Person
  wave: WaveRow
  study: Study
  questionnaire: Questionnaire
  view: BoardView
  children: ReactNode
}

/** Progress of one wave as far as this person may see it: totals, map, table. `children` stand under the totals. */
export async function Board({ person, wave, study, questionnaire, view: wanted, children }: Props) {
  const t = await getTranslations("coordinator")
  const b = await getTranslations("board")
  const format = await getFormatter()
  const locale = await getLocale()
  const scope = regionScope(person)
  const base = `/coordinator/wave/${wave.id}`
  const { now, cells, margins } = await readShared(wave.id, scope)
  const views = await read(() => listViews(db(), person, boardPage(wave.id)))
  const axes = namedAxes(study, locale, scope)
  const { view, whole, rows } = boardLines(cells, wanted, axes)
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
              <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-soft">
                {t("board.asOf", { time: format.dateTime(now, { dateStyle: "short", timeStyle: "medium" }) })}
                <span className="print:hidden">
                  <CalmRefresh topics={[`board:${wave.id}`]} />
                </span>
              </span>
            }
          >
            <Totals sum={whole} base={base} />
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
      <Card
        title={t("board.table")}
        action={
          <div className="flex flex-wrap gap-2 print:hidden">
            <ViewSwitch view={view} axes={axes} base={base} />
            <PrintButton>{b("print")}</PrintButton>
          </div>
        }
      >
        <SavedViews waveId={wave.id} views={views} />
        <BoardTable key={view} view={view} rows={rows} axes={axes} base={base} />
        <p className="mt-3 text-sm text-soft">
          {t("board.ratesNote")} {t("board.behindNote")}
        </p>
      </Card>
      <Margins margins={margins} words={await wordsOfCells(study, questionnaire)} />
    </div>
  )
}

// A push makes all watchers read at once: those who see the same regions share one reading.
const readShared = (waveId: string, scope: readonly string[] | null) =>
  sharedRead(`board ${waveId} ${scope ? [...scope].sort().join() : "*"}`, async () => {
    const now = new Date()
    return { now, ...(await read(() => readBoard(db(), waveId, scope, now))) }
  })
