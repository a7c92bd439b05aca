import { getLocale, getTranslations } from "next-intl/server"
import { Desk } from "@/components/desk/desk"
import { Card, Empty } from "@/components/ui/card"
import { read } from "@/db/client"
import { listInstruments } from "@/db/queries/instruments"
import { listWaves } from "@/db/queries/waves"
import { may } from "@/lib/permission"
import { wordsOf } from "@/lib/report/words"
import { db } from "../_server/database"
import { requirePerson } from "../_server/page"
import { NewWaveForm } from "./new-wave"
import { WaveCard } from "./wave-card"

export async function generateMetadata() {
  return { title: (await getTranslations("coordinator.waves"))("title") }
}

export default async function Waves() {
  const person = await requirePerson("wave.steer")
  const t = await getTranslations("coordinator")
  const locale = await getLocale()
  const [waves, instruments] = await read(() => Promise.all([listWaves(db()), listInstruments(db())]))
  const titles = new Map(instruments.map(({ studyId, title }) => [studyId, wordsOf(title, locale)]))
  const steers = may(person, "wave.steer", { region: null })
  return (
    <Desk person={person} title={t("waves.title")}>
      <div className="grid gap-4">
        {waves.length === 0 && <Empty>{t("waves.empty")}</Empty>}
        {waves.map((wave) => (
          <WaveCard key={wave.id} wave={wave} study={titles.get(wave.studyId) ?? wave.studyId} steers={steers} />
        ))}
        {steers && (
          <Card title={t("create.title")}>
            <p className="mb-4 text-sm text-soft">{t(instruments.length === 0 ? "create.noStudy" : "create.hint")}</p>
            {instruments.length > 0 && (
              <NewWaveForm
                instruments={instruments.map(({ id, title, version }) => ({
                  id,
                  label: t("create.version", { title: wordsOf(title, locale), version }),
                }))}
              />
            )}
          </Card>
        )}
      </div>
    </Desk>
  )
}
