import Link from "next/link"
import { getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { CalmRefresh } from "@/components/live/calm-refresh"
import { buttonLook } from "@/components/ui/button"
import { Card, Empty } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { read } from "@/db/client"
import { countReach } from "@/db/queries/mailing-reach"
import { viewMailings } from "@/db/queries/mailing-view"
import { may } from "@/lib/permission"
import { namedAxes } from "@/lib/report/axes"
import { WaveFrame } from "../../frame"
import { loadWave } from "../../load"
import { MailingFacts } from "../facts"
import { LettersBar } from "../letters-bar"
import { loadMailing, type MailingParams } from "../load-mailing"
import { MailingStatus } from "../mailing-status"
import { ReachWords } from "../reach"
import { Reasons } from "../reasons"
import { SteerMailing } from "../steer-mailing"
import { Warnings } from "../warnings"

export async function generateMetadata() {
  return { title: (await getTranslations("coordinator.mailings"))("title") }
}

/** One mailing: how far it is, what went wrong, whom it would reach, what it says. */
export default async function MailingPage({ params }: MailingParams) {
  const person = await requirePerson("mailing.run")
  const { wave, study } = await loadWave(params)
  const mailing = await loadMailing(params, person)
  const t = await getTranslations("coordinator.mailings")
  const { status, plan, counts, name, id } = mailing
  const runs = may(person, "mailing.run", { regions: plan.regions })
  const waits = runs && (status === "draft" || status === "paused")
  const startable = waits && wave.status === "open" && !wave.practice
  const reach = waits ? await read(() => countReach(db(), mailing)) : null
  const before = (await read(() => viewMailings(db(), wave.id, null))).find((one) => one.id === mailing.after)?.name
  const base = `/coordinator/wave/${wave.id}/mailings`
  return (
    <WaveFrame person={person} wave={wave} part="mailings">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Link href={base} className="w-fit text-sm font-medium text-accent underline">
          {t("back")}
        </Link>
        <Warnings wave={wave} channels={[mailing.channel]} />
        {!runs && <Notice>{t("others")}</Notice>}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 className="flex min-w-0 flex-wrap items-center gap-3 text-xl font-semibold break-words">
            {name} <MailingStatus status={status} />
          </h2>
          {runs && (
            <div className="flex flex-wrap gap-2">
              {waits && (
                <Link href={`${base}/${id}/edit`} className={buttonLook()}>
                  {t("edit")}
                </Link>
              )}
              <SteerMailing id={id} name={name} status={status} fits={startable && reach ? reach.fits : null} />
            </div>
          )}
        </div>
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Card title={t("letters")} action={<CalmRefresh topics={[`letters:${wave.id}`]} />}>
            {counts.length > 0 ? (
              <div className="grid gap-4">
                <LettersBar counts={counts} />
                <Reasons counts={counts} />
              </div>
            ) : (
              <Empty>{t(status === "draft" ? "noLetters" : "noLettersYet")}</Empty>
            )}
          </Card>
          {reach && (
            <Card title={t("reach.title")}>
              <ReachWords reach={reach} saved />
            </Card>
          )}
          <Card title={t("timing")}>
            <MailingFacts mailing={mailing} before={before} axes={namedAxes(study, await getLocale(), null)} />
          </Card>
          <Words templates={plan.templates} languages={study.languages} />
        </div>
      </div>
    </WaveFrame>
  )
}

type WordsProps = {
  templates: Readonly<Record<string, { subject: string; body: string }>>
  languages: readonly string[]
}

async function Words({ templates, languages }: WordsProps) {
  const t = await getTranslations("coordinator.mailings")
  const names = await getTranslations("common.languages")
  return languages.map((code) => {
    const template = templates[code]
    return (
      template && (
        <Card key={code} title={t("words", { language: names(code as "kk") })}>
          <div lang={code} className="grid grid-cols-[minmax(0,1fr)] gap-2 text-sm">
            {template.subject && <p className="font-semibold break-words">{template.subject}</p>}
            <p className="break-words whitespace-pre-wrap">{template.body}</p>
          </div>
        </Card>
      )
    )
  })
}
