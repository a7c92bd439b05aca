import Link from "next/link"
import { getLocale, getTranslations } from "next-intl/server"
import { Desk } from "@/components/desk/desk"
import { buttonLook } from "@/components/ui/button"
import { read } from "@/db/client"
import { listPeople } from "@/db/queries/people"
import { db } from "../_server/database"
import { requirePerson } from "../_server/page"
import { PeopleList } from "./people-list"
import { choicesFor } from "./person/choices"

export async function generateMetadata() {
  return { title: (await getTranslations("admin.people"))("title") }
}

export default async function PeoplePage() {
  const person = await requirePerson("people.manage")
  const t = await getTranslations("admin.people")
  const locale = await getLocale()
  const [people, { regions }] = await read(() => Promise.all([listPeople(db()), choicesFor(db(), locale)]))
  const order = new Intl.Collator(locale)
  const labels = new Map(regions.map(({ code, label }) => [code, label]))
  return (
    <Desk
      person={person}
      title={t("title")}
      actions={
        <span className="flex flex-wrap gap-2">
          <Link href="/admin/teams" className={buttonLook()}>
            {t("teams")}
          </Link>
          <Link href="/admin/person/new" className={buttonLook("primary")}>
            {t("add")}
          </Link>
        </span>
      }
    >
      <PeopleList
        people={[...people]
          .sort((a, b) => order.compare(a.name, b.name))
          .map(({ id, name, email, role, teamName, regions, languages, disabledAt }) => ({
            id,
            name,
            email,
            role,
            team: teamName,
            regions: regions.map((code) => labels.get(code) ?? code),
            languages: [...languages],
            closed: disabledAt !== null,
          }))}
      />
    </Desk>
  )
}
