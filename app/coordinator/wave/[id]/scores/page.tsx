import { getLocale, getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { Desk } from "@/components/desk/desk"
import { ScoreHeadline } from "@/components/report/score-headline"
import { ScoreSections } from "@/components/report/score-sections"
import { Card, Empty } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { readAtOnce } from "@/db/queries/instant"
import { readItemRows } from "@/db/queries/ratings"
import type { WaveRow } from "@/db/queries/waves"
import { may, type Person, regionScope } from "@/lib/permission"
import { labelsOf, tilesOf } from "@/lib/release/labels"
import { scoresOf } from "@/lib/release/scores"
import { namedAxes } from "@/lib/report/axes"
import { wordsOf } from "@/lib/report/words"
import { schemeOf } from "@/lib/scoring/scheme"
import type { Study } from "@/lib/study/study"
import { WaveFrame } from "../frame"
import { loadWave, type WaveParams } from "../load"

/** The team sees every figure there is, however few people stand behind it. */
const EVERYTHING = 1

export async function generateMetadata() {
  return { title: (await getTranslations("release.provisional"))("title") }
}

export default async function ProvisionalPage({ params }: WaveParams) {
  const person = await requirePerson("wave.read")
  const { wave, study } = await loadWave(params)
  const t = await getTranslations("release.provisional")
  const scope = regionScope(person)
  const regions = namedAxes(study, await getLocale(), scope).region?.entries.map(({ label }) => label)
  return (
    <Framed person={person} wave={wave}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Notice kind="warn">
          <strong>{t("mark")}.</strong> {t("hint")} {scope && t("regional", { regions: regions?.join(", ") ?? "–" })}
        </Notice>
        <Provisional wave={wave} study={study} scope={scope} />
      </div>
    </Framed>
  )
}

type FramedProps = { person: Person; wave: WaveRow; children: ReactNode }

/** Coordinators have the wave's other parts beside it; others of the team come for the scores only. */
async function Framed({ person, wave, children }: FramedProps) {
  const t = await getTranslations("release.provisional")
  if (may(person, "wave.steer"))
    return (
      <WaveFrame person={person} wave={wave} part="scores">
        {children}
      </WaveFrame>
    )
  return (
    <Desk person={person} title={`${t("title")}: ${wave.name}`}>
      {children}
    </Desk>
  )
}

async function Provisional({ wave, study, scope }: { wave: WaveRow; study: Study; scope: readonly string[] | null }) {
  const t = await getTranslations("release.provisional")
  const locale = await getLocale()
  const scheme = schemeOf(study)
  if (!scheme) return <Empty>{t("noMethod")}</Empty>
  const items = await readAtOnce(db(), (tx) => readItemRows(tx, wave.id, scheme, scope))
  const scores = scoresOf(scheme, items, EVERYTHING)
  const { settings } = scheme
  if (!scores.national.score) return <Empty>{t("none")}</Empty>
  return (
    <>
      <Card title={t("mark")}>
        <ScoreHeadline
          national={scores.national}
          n={scores.national.n}
          settings={settings}
          axis={wordsOf(study.axes.service?.label, locale)}
        />
      </Card>
      <ScoreSections
        scores={scores}
        labels={labelsOf(study, scheme, scores)}
        tiles={tilesOf(study)}
        settings={settings}
      />
    </>
  )
}
