import { getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { Card, Empty } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { read } from "@/db/client"
import { listRequestsOf } from "@/db/queries/list-requests"
import { listLists } from "@/db/queries/lists"
import { may, regionScope } from "@/lib/permission"
import { namedAxes } from "@/lib/report/axes"
import { formatInTimeZone } from "@/lib/time"
import { WaveFrame } from "../frame"
import { loadWave, type WaveParams } from "../load"
import { Request } from "./request"
import { type Place, RequestForm } from "./request-form"
import { requestNames } from "./words"

type Props = WaveParams & { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata() {
  return { title: (await getTranslations("lists.register"))("title") }
}

/** Which body was asked for which list, and what came of it. An address with a place begins a request for it. */
export default async function ListsPage({ params, searchParams }: Props) {
  const person = await requirePerson("contact.import")
  const { wave, study } = await loadWave(params)
  const t = await getTranslations("lists.register")
  const locale = await getLocale()
  const now = new Date()
  const today = formatInTimeZone(now, wave.timezone, "yyyy-MM-dd")
  const scope = regionScope(person)
  const requests = await read(() => listRequestsOf(db(), person, wave.id, now))
  const lists = await read(() => listLists(db(), person, wave.id))
  const nameOf = await requestNames(study)
  const { region, service } = namedAxes(study, locale, scope)
  const bodies = study.registers.bodies?.entries.map(({ code, label }) => ({ code, label: label[locale] ?? code }))
  const due = requests.filter((one) => one.due).length
  return (
    <WaveFrame person={person} wave={wave} part="lists">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {due > 0 && <Notice kind="warn">{t("dueCount", { n: due })}</Notice>}
        <Card title={t("title")}>
          <p className="mb-3 max-w-3xl text-sm text-soft">{t("hint", { days: study.calling.lists.remindAfterDays })}</p>
          {requests.length === 0 ? (
            <Empty>{t("none")}</Empty>
          ) : (
            <ul>
              {requests.map((request) => (
                <Request
                  key={request.id}
                  request={request}
                  name={nameOf(request)}
                  today={today}
                  lists={lists.filter(({ requestId }) => requestId === request.id).map(({ name }) => name)}
                  mayChange={may(person, "contact.import", { region: request.region })}
                />
              ))}
            </ul>
          )}
        </Card>
        <Card title={t("newTitle")}>
          <RequestForm
            waveId={wave.id}
            today={today}
            regional={scope !== null}
            place={placeIn(await searchParams)}
            choices={{
              body: bodies ?? null,
              region: region?.entries.map(({ code, label }) => ({ code, label })) ?? null,
              service: service?.entries.map(({ code, label }) => ({ code, label })) ?? null,
            }}
          />
        </Card>
      </div>
    </WaveFrame>
  )
}

/** Where the board found that no cases are left. */
function placeIn({ region, service }: Awaited<Props["searchParams"]>): Place {
  const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : "")
  return { region: one(region), service: one(service) }
}
