import Link from "next/link"
import { getLocale, getTranslations } from "next-intl/server"
import { Desk } from "@/components/desk/desk"
import { buttonLook } from "@/components/ui/button"
import { Card, Empty } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { addressOf } from "@/lib/analysis/view"
import { wordsOf } from "@/lib/report/words"
import { requirePerson } from "../../_server/page"
import type { Params } from "../sought"
import { AsOf } from "./as-of"
import { Chooser } from "./chooser"
import { figuresFor } from "./figures"
import { firstCount } from "./first-count"
import { type Asked, loadAsked, paramsOf } from "./load"
import { DroppedNotice } from "./notices"
import { listOwnViews } from "./saved"
import { SavedViews } from "./saved-views"
import { ShareLink } from "./share-link"
import { ShownTables } from "./shown-tables"

export async function generateMetadata() {
  return { title: (await getTranslations("analysis"))("title") }
}

/** Any view of the answers: what is shown is in the address. */
export default async function AnalysisPage({ searchParams }: { searchParams: Promise<Params> }) {
  const person = await requirePerson("tally.read")
  const t = await getTranslations("analysis")
  const asked = await loadAsked(person, paramsOf(await searchParams))
  if (!asked)
    return (
      <Desk person={person} title={t("title")}>
        <Empty>{t("noWave")}</Empty>
      </Desk>
    )
  await firstCount(asked.wave.id)
  const { wave, view, dropped, catalogue } = asked
  const figures = await figuresFor(asked)
  const query = String(addressOf(view))
  const why = (
    <Link href={`/results/analysis/why?wave=${wave.id}`} className={buttonLook("plain")}>
      {t("why.link")}
    </Link>
  )
  return (
    <Desk person={person} title={t("title")} actions={asked.scheme ? why : undefined}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <p className="max-w-3xl text-soft print:hidden">{t("lead")}</p>
        <Notice kind="warn">
          {t("provisional")} <Regions asked={asked} />
        </Notice>
        <SavedViews views={await listOwnViews(person)} query={view.items.length > 0 ? query : null} />
        <Chooser asked={asked} />
        <DroppedNotice dropped={dropped} catalogue={catalogue} />
        <AsOf person={person} wave={wave} figures={figures} />
        {figures.at && figures.n === 0 && <Empty>{t("empty.none")}</Empty>}
        {figures.at && figures.n !== 0 && view.items.length === 0 && <Empty>{t("empty.nothing")}</Empty>}
        <ShownTables asked={asked} shown={figures.shown} />
        {figures.shown.length > 0 && (
          <Card className="print:hidden">
            <div className="flex flex-wrap items-end gap-3">
              <ShareLink path={`/results/analysis?${query}`} />
              <a href={`/results/analysis/analysis.csv?${query}`} download className={buttonLook("plain")}>
                {t("files.csv")}
              </a>
              <a href={`/results/analysis/analysis.json?${query}`} download className={buttonLook("plain")}>
                {t("files.json")}
              </a>
            </div>
          </Card>
        )}
      </div>
    </Desk>
  )
}

async function Regions({ asked: { scope, study } }: { asked: Asked }) {
  const t = await getTranslations("analysis")
  const locale = await getLocale()
  if (!scope) return null
  const names = study.axes.region?.register.entries.flatMap(({ code, label }) =>
    scope.includes(code) ? [wordsOf(label, locale)] : [],
  )
  return t("regional", { regions: names?.join(", ") ?? "–" })
}
