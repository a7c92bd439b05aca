import { getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { Desk } from "@/components/desk/desk"
import { Card, Empty } from "@/components/ui/card"
import { read } from "@/db/client"
import { CASES_SHOWN, listCases } from "@/db/queries/case-list"
import { readTeam } from "@/db/queries/team"
import { numberIn } from "@/lib/report/numbers"
import { casesAddress } from "./address"
import { Filters } from "./filters"
import { CaseLines } from "./lines"
import { loadPlaces } from "./places"

export async function generateMetadata() {
  return { title: (await getTranslations("caseControl"))("title") }
}

/** Cases within the supervisor's reach, and what may be done with each. */
export default async function CasesPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const person = await requirePerson("case.control")
  const t = await getTranslations("caseControl")
  const locale = await getLocale()
  const address = casesAddress(await searchParams)
  const now = new Date()
  const filter = { ...address, state: address.state || undefined }
  const [lines, team, places] = await read(() =>
    Promise.all([
      listCases(db(), person, filter, now),
      person.teamId ? readTeam(db(), person.teamId, now, now) : [],
      loadPlaces(person, locale),
    ]),
  )
  const colleagues = team.map(({ id, name }) => ({ id, name }))
  return (
    <Desk person={person} wide title={t("title")}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <p className="text-sm text-soft">{t("hint")}</p>
        <Filters address={address} places={places} colleagues={colleagues} />
        {lines.length === 0 && <Empty>{t("none")}</Empty>}
        {lines.length > 0 && (
          <Card>
            <CaseLines lines={lines} places={places} colleagues={colleagues} />
          </Card>
        )}
        {lines.length === CASES_SHOWN && (
          <p className="text-sm text-soft">{t("more", { n: numberIn(locale, CASES_SHOWN) })}</p>
        )}
      </div>
    </Desk>
  )
}
