import { getLocale, getTranslations } from "next-intl/server"
import { WaveChoice } from "@/components/desk/wave-choice"
import { boardLines, namedLines } from "@/components/report/board-lines"
import { BoardTable } from "@/components/report/board-table"
import { Card, Empty } from "@/components/ui/card"
import { read } from "@/db/client"
import { readBoard } from "@/db/queries/board"
import { findInstrument } from "@/db/queries/instruments"
import { listWaves, type WaveRow } from "@/db/queries/waves"
import { type Person, regionScope } from "@/lib/permission"
import { namedAxes } from "@/lib/report/axes"
import { db } from "../_server/database"

/** Regions of an open wave, to look at only. */
export async function Progress({ person, wanted }: { person: Person; wanted: string | undefined }) {
  const t = await getTranslations("supervisor")
  const waves = (await read(() => listWaves(db()))).filter((wave) => wave.status === "open")
  const wave = waves.find(({ id }) => id === wanted) ?? waves[0]
  return (
    <Card
      title={t("progress")}
      action={
        waves.length > 1 && wave && <WaveChoice waves={waves} chosen={wave.id} label={t("wave")} show={t("show")} />
      }
    >
      {wave ? <Regions person={person} wave={wave} /> : <Empty>{t("noWave")}</Empty>}
    </Card>
  )
}

async function Regions({ person, wave }: { person: Person; wave: WaveRow }) {
  const scope = regionScope(person)
  const [{ cells }, { study }] = await read(() =>
    Promise.all([readBoard(db(), wave.id, scope, new Date()), findInstrument(db(), wave.instrumentId)]),
  )
  const axes = namedAxes(study, await getLocale(), scope)
  const { view, lines } = boardLines(cells, "regions", axes)
  return <BoardTable key={wave.id} view={view} rows={namedLines(lines, axes)} axes={axes} />
}
