import { getLocale, getTranslations } from "next-intl/server"
import { Card, Empty } from "@/components/ui/card"
import { read } from "@/db/client"
import { listReleases } from "@/db/queries/releases"
import { wordsOf } from "@/lib/report/words"
import { db } from "../../_server/database"
import { PublicFrame } from "./frame"
import { PastReleases } from "./past"

export async function generateMetadata() {
  return { title: (await getTranslations("release.past"))("publicTitle") }
}

export default async function ReleasesPage() {
  const t = await getTranslations("release.past")
  const draw = await getTranslations("draw")
  const locale = await getLocale()
  const releases = await read(() => listReleases(db()))
  const waves = [...new Map(releases.map((one) => [one.waveId, one])).values()]
  return (
    <PublicFrame title={t("publicTitle")} path="/results/release">
      <p className="text-soft">{t("publicHint")}</p>
      {releases.length === 0 && <Empty>{t("none")}</Empty>}
      {waves.map(({ waveId, wave, study }) => (
        <Card key={waveId} title={`${wordsOf(study, locale)} · ${wave}`}>
          <PastReleases releases={releases.filter((one) => one.waveId === waveId)} />
          <p className="mt-3 text-sm">
            <a href={`/results/draw/${waveId}?lang=${locale}`} className="text-accent underline underline-offset-4">
              {draw("link")}
            </a>
          </p>
        </Card>
      ))}
    </PublicFrame>
  )
}
