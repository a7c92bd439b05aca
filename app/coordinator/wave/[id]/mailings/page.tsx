import Link from "next/link"
import { getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { CalmRefresh } from "@/components/live/calm-refresh"
import { buttonLook } from "@/components/ui/button"
import { Card, Empty } from "@/components/ui/card"
import { read } from "@/db/client"
import { viewMailings } from "@/db/queries/mailing-view"
import { regionScope } from "@/lib/permission"
import { namedAxes } from "@/lib/report/axes"
import { WaveFrame } from "../frame"
import { loadWave, type WaveParams } from "../load"
import { MailingFacts } from "./facts"
import { LettersBar } from "./letters-bar"
import { MailingStatus } from "./mailing-status"
import { Warnings } from "./warnings"

export async function generateMetadata() {
  return { title: (await getTranslations("coordinator.mailings"))("title") }
}

/** The wave's mailings, each with how far it is. */
export default async function MailingsPage({ params }: WaveParams) {
  const person = await requirePerson("mailing.run")
  const { wave, study } = await loadWave(params)
  const t = await getTranslations("coordinator.mailings")
  const scope = regionScope(person)
  const axes = namedAxes(study, await getLocale(), null)
  const mailings = await read(() => viewMailings(db(), wave.id, scope))
  const base = `/coordinator/wave/${wave.id}/mailings`
  const nameOf = (id: string | null) => mailings.find((one) => one.id === id)?.name
  return (
    <WaveFrame person={person} wave={wave} part="mailings">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Warnings wave={wave} channels={[...new Set(mailings.map(({ channel }) => channel))]} />
        <Card
          title={t("title")}
          action={
            <span className="flex flex-wrap items-center gap-3">
              <CalmRefresh topics={[`letters:${wave.id}`]} />
              <Link href={`${base}/new`} className={buttonLook("primary")}>
                {t("add")}
              </Link>
            </span>
          }
        >
          <p className="mb-3 max-w-3xl text-sm text-soft">
            {t("hint")} {scope && t("ownRegions")}
          </p>
          {mailings.length === 0 && <Empty>{t("none")}</Empty>}
          <ul>
            {mailings.map((mailing) => (
              <li key={mailing.id} className="grid gap-2 border-t border-line py-3" data-mailing={mailing.status}>
                <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <h3 className="min-w-0 break-words">
                    <Link href={`${base}/${mailing.id}`} className="font-medium text-accent underline">
                      {mailing.name}
                    </Link>
                  </h3>
                  <MailingStatus status={mailing.status} />
                </div>
                <MailingFacts mailing={mailing} before={nameOf(mailing.after)} axes={axes} short />
                {mailing.counts.length > 0 && <LettersBar counts={mailing.counts} />}
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </WaveFrame>
  )
}
