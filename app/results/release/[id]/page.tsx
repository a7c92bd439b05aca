import { getLocale, getTranslations } from "next-intl/server"
import { ScoreHeadline } from "@/components/report/score-headline"
import { ScoreSections } from "@/components/report/score-sections"
import { Card, Figure } from "@/components/ui/card"
import { wordsOf } from "@/lib/report/words"
import { formatInTimeZone } from "@/lib/time"
import { dayIn } from "../day"
import { PublicFrame } from "../frame"
import { Bases } from "./bases"
import { Changes } from "./changes"
import { loadRelease, type ReleaseParams } from "./load"
import { Method } from "./method"
import { Notices } from "./notices"
import { Proof } from "./proof"
import { FieldControlRecord } from "./record"

export async function generateMetadata({ params }: ReleaseParams) {
  const { snapshot } = await loadRelease(params)
  const t = await getTranslations("release.view")
  return { title: `${t("title", { study: wordsOf(snapshot.study.title, await getLocale()) })}, ${snapshot.wave.name}` }
}

export default async function ReleasePage({ params }: ReleaseParams) {
  const release = await loadRelease(params)
  const { id, number, snapshot } = release
  const { scores, labels, tiles, method, bases, study, wave } = snapshot
  const t = await getTranslations("release.view")
  const locale = await getLocale()
  const date = dayIn(locale, formatInTimeZone(new Date(snapshot.releasedAt), study.timezone, "yyyy-MM-dd"))
  const dates = bases.first && bases.last && { first: dayIn(locale, bases.first), last: dayIn(locale, bases.last) }
  return (
    <PublicFrame
      path={`/results/release/${id}`}
      list
      title={
        <>
          {wordsOf(study.title, locale)} <span className="block text-lg font-normal text-soft">{wave.name}</span>
        </>
      }
      above={
        <p className="mb-1 text-sm text-soft">
          {t("released")} · {t("release", { number, date })}
        </p>
      }
    >
      <Notices release={release} />
      <Card title={t("headline")}>
        <ScoreHeadline
          national={scores.national}
          n={bases.accepted}
          settings={method.settings}
          axis={wordsOf(labels.axes.service, locale)}
        >
          {dates && (
            <Figure
              name={t("dates")}
              value={<span className="block text-base leading-snug">{t("dateRange", dates)}</span>}
              note={
                <a href="#method" className="text-accent underline underline-offset-4">
                  {t("method")}
                </a>
              }
            />
          )}
        </ScoreHeadline>
      </Card>
      <Changes release={release} />
      <ScoreSections scores={scores} labels={labels} tiles={tiles} settings={method.settings} />
      <Bases bases={bases} voided={snapshot.fieldControl.voided} />
      <FieldControlRecord control={snapshot.fieldControl} waveId={wave.id} />
      <Method snapshot={snapshot} />
      <Proof release={release} />
    </PublicFrame>
  )
}
