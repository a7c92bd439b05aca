import { getLocale, getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { db } from "@/app/_server/database"
import type { BoardView } from "@/components/report/board-row"
import { columnsOfMap } from "@/components/report/tiles"
import { Notice } from "@/components/ui/notice"
import { read } from "@/db/client"
import { listViews } from "@/db/queries/saved-views"
import { type Person, regionScope } from "@/lib/permission"
import { namedAxes } from "@/lib/report/axes"
import { boardData } from "./board-data"
import { PrintButton } from "./control/print-button"
import { LiveBoard } from "./live-board"
import type { loadWave } from "./load"
import { SavedViews } from "./saved-views"
import { boardPage } from "./view-schema"
import { ViewSwitch } from "./view-switch"

type Props = {
  person: Person
  loaded: Awaited<ReturnType<typeof loadWave>>
  view: BoardView
  children: ReactNode
}

/** Progress of one wave as far as this person may see it: totals, map, table. `children` stand under the totals. */
export async function Board({ person, loaded, view: wanted, children }: Props) {
  const { wave, study } = loaded
  const t = await getTranslations("coordinator")
  const b = await getTranslations("board")
  const scope = regionScope(person)
  const base = `/coordinator/wave/${wave.id}`
  const locale = await getLocale()
  const axes = namedAxes(study, locale, scope)
  const initial = await boardData(loaded, person, wanted, locale)
  const views = await read(() => listViews(db(), person, boardPage(wave.id)))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {scope && (
        <Notice>
          {axes.region
            ? t("waves.regional", { regions: axes.region.entries.map(({ label }) => label).join(", ") })
            : t("waves.noRegions")}
        </Notice>
      )}
      <LiveBoard
        waveId={wave.id}
        initial={initial}
        axes={axes}
        regional={scope !== null}
        mapColumns={columnsOfMap(study)}
        views={<SavedViews waveId={wave.id} views={views} />}
        tools={
          <div className="flex flex-wrap gap-2 print:hidden">
            <ViewSwitch view={initial.view} axes={axes} base={base} />
            <PrintButton>{b("print")}</PrintButton>
          </div>
        }
      >
        {children}
      </LiveBoard>
    </div>
  )
}
