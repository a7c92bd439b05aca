import { getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { Card, Empty } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { read } from "@/db/client"
import { LINK_DAYS } from "@/db/queries/links"
import { CASE_STATES, type CaseLine, listCases } from "@/db/queries/links-list"
import { regionScope } from "@/lib/permission"
import { type NamedAxes, namedAxes, nameIn } from "@/lib/report/axes"
import { numberIn } from "@/lib/report/numbers"
import { caseNumber } from "@/lib/sample/case-number"
import { WaveFrame } from "../frame"
import { loadWave, type WaveParams } from "../load"
import { CaseFilter } from "./case-filter"
import { CaseList } from "./case-list"
import { CellLinksForm } from "./cell-form"

const SHOWN = 200

type Sought = Partial<Record<"region" | "service" | "state", string>>

export async function generateMetadata() {
  return { title: (await getTranslations("coordinator.links"))("title") }
}

export default async function LinksPage({ params, searchParams }: WaveParams & { searchParams: Promise<Sought> }) {
  const person = await requirePerson("link.create")
  const { wave, study } = await loadWave(params)
  const t = await getTranslations("coordinator.links")
  const locale = await getLocale()
  const scope = regionScope(person)
  const axes = namedAxes(study, locale, scope)
  const sought = await searchParams
  const { region, service } = sought
  const state = CASE_STATES.find((name) => name === sought.state)
  const filter = { region: region || undefined, service: service || undefined, state }
  const found = await read(() => listCases(db(), wave.id, scope, filter, new Date(), SHOWN))
  const total = numberIn(locale, found.total)
  return (
    <WaveFrame person={person} wave={wave} part="links">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Card title={t("make")}>
          <p className="mb-4 text-sm text-soft">{t("hint", { days: LINK_DAYS })}</p>
          <CellLinksForm waveId={wave.id} axes={axes} region={region ?? ""} service={service ?? ""} />
        </Card>
        <Card title={t("cases")} action={<span className="text-soft">{t("total", { shown: total })}</span>}>
          <CaseFilter axes={axes} region={region ?? ""} service={service ?? ""} state={state ?? ""} />
          {found.total > SHOWN && (
            <Notice className="mb-3">{t("firstCases", { count: numberIn(locale, SHOWN), total })}</Notice>
          )}
          {found.cases.length === 0 ? (
            <Empty>{t("none")}</Empty>
          ) : (
            <CaseList
              key={JSON.stringify(filter)}
              waveId={wave.id}
              axes={axes}
              cases={found.cases.map((line) => shownCase(line, axes))}
            />
          )}
        </Card>
      </div>
    </WaveFrame>
  )
}

const shownCase = ({ finalAt, createdAt: _createdAt, ...line }: CaseLine, axes: NamedAxes) => ({
  ...line,
  number: caseNumber(line.id),
  region: nameIn(axes, "region", line.region),
  service: nameIn(axes, "service", line.service),
  finished: finalAt !== null,
})
export type ShownCase = ReturnType<typeof shownCase>
