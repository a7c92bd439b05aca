import { getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { Empty } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { read } from "@/db/client"
import { listEscalations, listHolds } from "@/db/queries/holds-list"
import { may, regionScope } from "@/lib/permission"
import { policyOf } from "@/lib/verification/policy"
import { WaveFrame } from "../frame"
import { loadWave, type WaveParams } from "../load"
import { Escalation } from "./escalation"
import { Hold } from "./hold"

export async function generateMetadata() {
  return { title: (await getTranslations("hold"))("title") }
}

export default async function HoldsPage({ params }: WaveParams) {
  const person = await requirePerson("hold.lift")
  const { wave, study } = await loadWave(params)
  const t = await getTranslations("hold")
  const regions = regionScope(person)
  const [holds, escalations] = await read(() =>
    Promise.all([listHolds(db(), wave.id, regions), listEscalations(db(), wave.id, regions)]),
  )
  const lifts = may(person, "hold.lift", { region: null })
  return (
    <WaveFrame person={person} wave={wave} part="holds">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {!lifts && <Notice>{t("regional")}</Notice>}
        <p className="max-w-2xl text-sm text-soft">{t("intro")}</p>
        {holds.length === 0 && <Empty>{t(lifts ? "empty" : "emptyRegional")}</Empty>}
        {holds.length > 0 && (
          <ul aria-label={t("title")} className="grid grid-cols-[minmax(0,1fr)] gap-4">
            {holds.map((hold) => (
              <Hold key={hold.id} hold={hold} lifts={lifts} />
            ))}
          </ul>
        )}
        <h2 className="mt-4 text-lg font-semibold">{t("escalation.title")}</h2>
        <p className="max-w-2xl text-sm text-soft">{t("escalation.intro")}</p>
        {escalations.length === 0 && <Empty>{t("escalation.none")}</Empty>}
        {escalations.length > 0 && (
          <ul aria-label={t("escalation.title")} className="grid grid-cols-[minmax(0,1fr)] gap-4">
            {escalations.map((row) => (
              <Escalation key={row.id} row={row} usual={policyOf(study).share} lifts={lifts} />
            ))}
          </ul>
        )}
      </div>
    </WaveFrame>
  )
}
