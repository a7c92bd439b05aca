import { getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { Desk } from "@/components/desk/desk"
import { Card } from "@/components/ui/card"
import { read } from "@/db/client"
import { Ahead } from "./_home/ahead"
import { Appointments } from "./_home/appointments"
import { Checked } from "./_home/checked"
import { Comments } from "./_home/comments"
import { DayCalls } from "./_home/day-calls"
import { Figures } from "./_home/figures"
import { LeftOvers } from "./_home/left-overs"
import { loadDay } from "./_home/load-day"
import { NextCase } from "./_home/next-case"

export async function generateMetadata() {
  return { title: (await getTranslations("interviewer"))("home.title") }
}

export default async function Home() {
  const person = await requirePerson("case.next")
  const t = await getTranslations("interviewer.home")
  const locale = await getLocale()
  const day = await read(() => loadDay(db(), person, locale, new Date()))
  return (
    <Desk person={person} title={t("title")}>
      <div className="grid gap-4 lg:grid-cols-2">
        <div className="grid content-start gap-4">
          <LeftOvers personId={person.id} held={day.held} />
          {day.own && <p className="font-medium">{t("ownCase", { subject: day.own })}</p>}
          <NextCase own={day.own !== null} />
          <Figures {...day.figures} />
          <Card title={t("ahead.title")}>
            <Ahead personId={person.id} cases={day.ahead} />
          </Card>
        </div>
        <Card title={t("appointments")}>
          <Appointments appointments={day.appointments} />
        </Card>
        <Comments person={person} />
        <Card title={t("dayTitle")} className="lg:col-span-2">
          <DayCalls calls={day.calls} />
        </Card>
        <Checked personId={person.id} />
      </div>
    </Desk>
  )
}
