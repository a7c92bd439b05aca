import Link from "next/link"
import { getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { Card, Empty } from "@/components/ui/card"
import { read } from "@/db/client"
import { readByHour, readByInterviewer } from "@/db/queries/outcomes"
import { readPlaces } from "@/db/queries/progress"
import { regionScope } from "@/lib/permission"
import { namedAxes, nameIn } from "@/lib/report/axes"
import { addFieldwork, callsIn, casesIn, fieldworkOf } from "@/lib/report/progress"
import { WaveFrame } from "../frame"
import { loadWave, type WaveParams } from "../load"
import { HourTable, InterviewerTable } from "./breaks"
import { CallTable, CaseTable } from "./case-table"
import { RateTable } from "./rate-table"

type Props = WaveParams & { searchParams: Promise<{ region?: string; service?: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations("board.outcomes"))("title") }
}

/** Cases and calls by outcome in one place, and the rates worked out from them. */
export default async function OutcomesPage({ params, searchParams }: Props) {
  const person = await requirePerson("wave.steer")
  const { wave, study } = await loadWave(params)
  const { region, service } = await searchParams
  const t = await getTranslations("board.outcomes")
  const scope = regionScope(person)
  const place = { waveId: wave.id, regions: scope, region, service }
  const [all, byInterviewer, byHour] = await read(() =>
    Promise.all([readPlaces(db(), wave.id, scope), readByInterviewer(db(), place), readByHour(db(), place)]),
  )
  const places = all.filter((at) => (!region || at.region === region) && (!service || at.service === service))
  const axes = namedAxes(study, await getLocale(), scope)
  const names = [nameIn(axes, "region", region || null), nameIn(axes, "service", service || null)]
  const where = names.flatMap((named) => (named ? [named.label] : [])).join(", ")
  const counts = places.map((place) => place.counts)
  const work = addFieldwork(counts.map(fieldworkOf))
  const cases = casesIn(counts)
  return (
    <WaveFrame person={person} wave={wave} part="board">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <div>
          <Link
            href={`/coordinator/wave/${wave.id}?view=cells${region ? `&region=${encodeURIComponent(region)}` : ""}`}
            className="text-accent underline print:hidden"
          >
            {t("back")}
          </Link>
          <h2 className="mt-1 text-lg font-semibold">
            {t("title")}: {where || t(scope ? "regional" : "whole")}
          </h2>
        </div>
        {cases.length === 0 && work.calls === 0 ? (
          <Empty>{t("none")}</Empty>
        ) : (
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
            <Card title={t("rates")}>
              <RateTable outcomes={work.outcomes} />
            </Card>
            <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
              <Card title={t("cases")}>
                <CaseTable cases={cases} />
              </Card>
              <Card title={t("calls")}>
                <CallTable calls={callsIn(counts)} />
              </Card>
            </div>
            {byInterviewer.length > 0 && (
              <Card title={t("byInterviewer")}>
                <InterviewerTable rows={byInterviewer} />
              </Card>
            )}
            {byHour.length > 0 && (
              <Card title={t("byHour")}>
                <HourTable rows={byHour} />
              </Card>
            )}
          </div>
        )}
      </div>
    </WaveFrame>
  )
}
