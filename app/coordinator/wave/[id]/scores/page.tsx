import { getLocale, getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { Desk } from "@/components/desk/desk"
import { ScoreHeadline } from "@/components/report/score-headline"
import { Card, Empty } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import type { WaveRow } from "@/db/queries/waves"
import { may, type Person, regionScope } from "@/lib/permission"
import { tilesOf } from "@/lib/release/labels"
import { namedAxes } from "@/lib/report/axes"
import { wordsOf } from "@/lib/report/words"
import { schemeOf } from "@/lib/scoring/scheme"
import type { Study } from "@/lib/study/study"
import { formatInTimeZone } from "@/lib/time"
import { WaveFrame } from "../frame"
import { loadWave, type WaveParams } from "../load"
import { figuresNow } from "./figures"
import { LiveTables } from "./live-tables"

type Params = WaveParams & Readonly<{ searchParams: Promise<{ table?: string | string[] }> }>

export async function generateMetadata() {
  return { title: (await getTranslations("release.provisional"))("title") }
}

export default async function ProvisionalPage({ params, searchParams }: Params) {
  const person = await requirePerson("wave.read")
  const { wave, study } = await loadWave(params)
  const t = await getTranslations("release.provisional")
  const scope = regionScope(person)
  const { table } = await searchParams
  const regions = namedAxes(study, await getLocale(), scope).region?.entries.map(({ label }) => label)
  return (
    <Framed person={person} wave={wave}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Notice kind="warn">
          <strong>{t("mark")}.</strong> {t("hint")} {scope && t("regional", { regions: regions?.join(", ") ?? "–" })}
        </Notice>
        <Provisional wave={wave} study={study} scope={scope} asked={typeof table === "string" ? table : undefined} />
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

type Asked = Readonly<{ wave: WaveRow; study: Study; scope: readonly string[] | null; asked: string | undefined }>

async function Provisional({ wave, study, scope, asked }: Asked) {
  const t = await getTranslations("release.provisional")
  const locale = await getLocale()
  const scheme = schemeOf(study)
  if (!scheme) return <Empty>{t("noMethod")}</Empty>
  const today = formatInTimeZone(new Date(), study.timezone, "yyyy-MM-dd")
  const figures = await figuresNow(db(), { wave, study, scheme, scope, today })
  const { scores } = figures
  if (!scores.national.score) return <Empty>{t("none")}</Empty>
  return (
    <>
      <Card title={t("mark")}>
        <ScoreHeadline
          national={scores.national}
          n={scores.national.n}
          settings={scheme.settings}
          axis={wordsOf(study.axes.service?.label, locale)}
          bounds={null}
        />
      </Card>
      <LiveTables path={`/coordinator/wave/${wave.id}/scores`} figures={figures} tiles={tilesOf(study)} asked={asked} />
    </>
  )
}
