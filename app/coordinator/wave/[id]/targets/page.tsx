import { getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { CalmRefresh } from "@/components/live/calm-refresh"
import { Card, Empty } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { read } from "@/db/client"
import { listEdits } from "@/db/queries/targets"
import { may } from "@/lib/permission"
import { WaveFrame } from "../frame"
import { loadWave, type WaveParams } from "../load"
import { TargetEditor } from "./editor"
import { History } from "./history"
import { loadSheets } from "./sheets"

export async function generateMetadata() {
  return { title: (await getTranslations("target"))("title") }
}

export default async function TargetsPage({ params }: WaveParams) {
  const person = await requirePerson("wave.steer")
  const { wave, study } = await loadWave(params)
  const t = await getTranslations("target")
  const [sheets, edits] = await read(() =>
    Promise.all([loadSheets(db(), person, wave, study), listEdits(db(), person, wave.id)]),
  )
  const national = may(person, "wave.steer", { region: null })
  const closed = wave.status === "closed"
  return (
    <WaveFrame person={person} wave={wave} part="targets">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {closed && <Notice kind="warn">{t("waveClosed")}</Notice>}
        {!national && <Notice>{t("regional")}</Notice>}
        <Card title={t("title")} action={<CalmRefresh topics={[`board:${wave.id}`]} />}>
          {sheets.length === 0 ? (
            <Empty>{t(national ? "none" : "noneRegional")}</Empty>
          ) : (
            <TargetEditor waveId={wave.id} sheets={sheets} mayWrite={!closed} mayKind={national && !closed} />
          )}
        </Card>
        <History edits={edits} sheets={sheets} />
      </div>
    </WaveFrame>
  )
}
