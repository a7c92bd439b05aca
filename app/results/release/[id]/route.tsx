import { getLocale, getTranslations } from "next-intl/server"
import { ScoreHeadline } from "@/components/report/score-headline"
import { ScoreSections } from "@/components/report/score-sections"
import { Card, Figure } from "@/components/ui/card"
import type { Release } from "@/db/queries/releases"
import { boundsIn } from "@/lib/release/bounds"
import { wordsOf } from "@/lib/report/words"
import { dayIn } from "../day"
import { Bases } from "./bases"
import { Changes } from "./changes"
import { Contents } from "./contents"
import type { ReleaseParams } from "./load"
import { MainTables } from "./main-tables"
import { Method } from "./method"
import { releasePage } from "./page-of"
import { Proof } from "./proof"
import { FieldControlRecord } from "./record"

/** A release: its main figures, everything that leads further, its method and its proof. */
export async function GET(request: Request, { params }: ReleaseParams): Promise<Response> {
  return releasePage(request, (await params).id, { show, whole: true })
}

async function show(release: Release) {
  const { scores, labels, tiles, method, bases, study, wave, fieldControl } = release.snapshot
  const t = await getTranslations("release.view")
  const locale = await getLocale()
  const dates = bases.first && bases.last && { first: dayIn(locale, bases.first), last: dayIn(locale, bases.last) }
  const title = (
    <>
      {wordsOf(study.title, locale)} <span className="block text-lg font-normal text-soft">{wave.name}</span>
    </>
  )
  const body = (
    <>
      <Card title={t("headline")}>
        <ScoreHeadline
          national={scores.national}
          n={bases.accepted}
          settings={method.settings}
          axis={wordsOf(labels.axes.service, locale)}
          bounds={boundsIn(release.snapshot, { level: "study", code: "", ...scores.national })}
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
      <Contents release={release} />
      {release.snapshot.report ? (
        <MainTables release={release} />
      ) : (
        <ScoreSections scores={scores} labels={labels} tiles={tiles} settings={method.settings} />
      )}
      <Bases bases={bases} voided={fieldControl.voided} />
      <FieldControlRecord control={fieldControl} waveId={wave.id} />
      <Method snapshot={release.snapshot} />
      <Proof release={release} />
    </>
  )
  return { title, name: t("title", { study: wordsOf(study.title, locale) }), body }
}
