import { getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { LiveRefresh } from "@/components/live/live-refresh"
import { Card, Empty } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { read } from "@/db/client"
import { listMoves } from "@/db/queries/moves"
import { readSteering } from "@/db/queries/steering"
import type { WaveRow } from "@/db/queries/waves"
import { may, type Person, regionScope } from "@/lib/permission"
import { namedAxes } from "@/lib/report/axes"
import type { Study } from "@/lib/study/study"
import { formatInTimeZone } from "@/lib/time"
import { requestNames } from "../lists/words"
import { FinishChart } from "./finish-chart"
import { History } from "./history"
import { PlanForm } from "./plan-form"
import { Regions } from "./regions"
import { Suggestions } from "./suggestions"
import { Warnings } from "./warnings"

type Props = { person: Person; wave: WaveRow; study: Study }

/** The forecast of a wave, why places stay empty, what would help, and what was done. */
export async function Look({ person, wave, study }: Props) {
  const t = await getTranslations("steer")
  const now = new Date()
  const scope = regionScope(person)
  const [steering, moves] = await read(() =>
    Promise.all([readSteering(db(), person, wave, now), listMoves(db(), person, wave.id)]),
  )
  const axes = namedAxes(study, await getLocale(), scope)
  const today = formatInTimeZone(now, wave.timezone, "yyyy-MM-dd")
  const of = { steering, axes, today }
  const open = wave.status === "open"
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <p className="max-w-2xl text-sm text-soft">{t("intro")}</p>
        <LiveRefresh topics={[`board:${wave.id}`]} />
      </div>
      {scope && (
        <Notice>{t("regional", { regions: axes.region?.entries.map(({ label }) => label).join(", ") ?? "" })}</Notice>
      )}
      {!open && <Notice>{t(wave.status === "draft" ? "draft" : "closed")}</Notice>}
      <PlanForm
        key={wave.plannedEnd}
        waveId={wave.id}
        plannedEnd={wave.plannedEnd}
        today={today}
        plans={wave.status !== "closed" && may(person, "wave.steer", { region: null })}
      />
      {steering.regions.length === 0 ? (
        <Empty>{t("noTargets")}</Empty>
      ) : (
        <>
          <Card title={t("table.title")}>
            <Regions {...of} />
          </Card>
          <Card>
            <FinishChart {...of} />
          </Card>
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
            <Card title={t("warnings.title")}>
              <Warnings {...of} requestName={await requestNames(study)} />
            </Card>
            <Card title={t("moves.title")}>
              <Suggestions {...of} waveId={wave.id} open={open} />
            </Card>
          </div>
        </>
      )}
      <Card title={t("history.title")}>
        <History moves={moves} axes={axes} />
      </Card>
    </div>
  )
}
