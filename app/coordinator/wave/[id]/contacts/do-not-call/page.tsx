import { getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { Card, Empty, Figure } from "@/components/ui/card"
import { read } from "@/db/client"
import { countDoNotCall } from "@/db/queries/do-not-call"
import { numberIn } from "@/lib/report/numbers"
import { WaveFrame } from "../../frame"
import { loadWave, type WaveParams } from "../../load"
import { AddNumber, FindNumber } from "./forms"
import { WithdrawOnRequest } from "./withdraw-form"

export async function generateMetadata() {
  return { title: (await getTranslations("lists.doNotCall"))("title") }
}

/** Numbers that nobody of the study calls: added, counted and looked up, never listed. */
export default async function DoNotCallPage({ params }: WaveParams) {
  const person = await requirePerson("contact.import")
  const { wave } = await loadWave(params)
  const t = await getTranslations("lists.doNotCall")
  const locale = await getLocale()
  const counts = await read(() => countDoNotCall(db(), wave.studyId))
  return (
    <WaveFrame person={person} wave={wave} part="contacts">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <h2 className="text-xl font-semibold">{t("title")}</h2>
        <p className="max-w-3xl text-sm text-soft">{t("hint")}</p>
        {counts.length === 0 ? (
          <Empty>{t("none")}</Empty>
        ) : (
          <Card title={t("onList")}>
            <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
              {counts.map(({ reason, n }) => (
                <Figure key={reason} name={t(`reasons.${reason as "asked"}`)} value={numberIn(locale, n)} />
              ))}
            </dl>
          </Card>
        )}
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Card title={t("addTitle")}>
            <AddNumber waveId={wave.id} />
          </Card>
          <Card title={t("findTitle")}>
            <FindNumber waveId={wave.id} timezone={wave.timezone} />
          </Card>
        </div>
        <Card title={t("withdraw.title")}>
          <p className="mb-3 max-w-3xl text-sm text-soft">{t("withdraw.hint")}</p>
          <WithdrawOnRequest waveId={wave.id} />
        </Card>
      </div>
    </WaveFrame>
  )
}
