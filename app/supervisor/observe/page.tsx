import { getLocale, getTranslations } from "next-intl/server"
import { z } from "zod"
import { Desk } from "@/components/desk/desk"
import { Card, Empty } from "@/components/ui/card"
import { read } from "@/db/client"
import { listObservations } from "@/db/queries/observations"
import { db } from "../../_server/database"
import { requirePerson } from "../../_server/page"
import { Observations } from "./observations"
import { offerWords } from "./offer-words"

export async function generateMetadata() {
  return { title: (await getTranslations("observation"))("title") }
}

/** The team's observations; with `?interviewer=` those of one interviewer. */
export default async function ObservationsPage({ searchParams }: { searchParams: Promise<{ interviewer?: string }> }) {
  const person = await requirePerson("interview.observe")
  const t = await getTranslations("observation")
  const locale = await getLocale()
  const { interviewer } = await searchParams
  const only = z.uuid().safeParse(interviewer).data
  const rows = await read(async () =>
    offerWords(db(), await listObservations(db(), person, only ? { interviewerId: only } : {}), locale),
  )
  return (
    <Desk person={person} title={t("title")}>
      <Card>
        <p className="mb-3 max-w-3xl text-soft">{t("list.hint")}</p>
        {rows.length > 0 ? <Observations rows={rows} /> : <Empty>{t("list.empty")}</Empty>}
      </Card>
    </Desk>
  )
}
