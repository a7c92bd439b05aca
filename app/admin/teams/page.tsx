import Link from "next/link"
import { getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { Desk } from "@/components/desk/desk"
import { buttonLook } from "@/components/ui/button"
import { Card, Empty } from "@/components/ui/card"
import { read } from "@/db/client"
import { listPeople, listTeams } from "@/db/queries/people"
import { numberIn } from "@/lib/report/numbers"
import { NewTeamForm } from "./form"

export async function generateMetadata() {
  return { title: (await getTranslations("admin.teams"))("title") }
}

export default async function TeamsPage() {
  const person = await requirePerson("people.manage")
  const t = await getTranslations("admin")
  const locale = await getLocale()
  const [teams, people] = await read(() => Promise.all([listTeams(db()), listPeople(db())]))
  const sizeOf = (id: string) => people.filter(({ teamId, disabledAt }) => teamId === id && !disabledAt).length
  return (
    <Desk
      person={person}
      title={t("teams.title")}
      actions={
        <Link href="/admin" className={buttonLook()}>
          {t("person.back")}
        </Link>
      }
    >
      <div className="grid gap-4">
        <Card title={t("teams.add")}>
          <NewTeamForm />
        </Card>
        <Card>
          {teams.length === 0 && <Empty>{t("teams.none")}</Empty>}
          <ul>
            {teams.map(({ id, name }) => (
              <li
                key={id}
                className="flex flex-wrap justify-between gap-2 border-b border-line px-2 py-2 last:border-b-0"
              >
                <span className="font-medium">{name}</span>
                <span className="text-soft">{t("teams.members", { shown: numberIn(locale, sizeOf(id)) })}</span>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </Desk>
  )
}
