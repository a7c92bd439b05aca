import Link from "next/link"
import { getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { Desk } from "@/components/desk/desk"
import { buttonLook } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { read } from "@/db/client"
import { AddPersonForm } from "../add-form"
import { choicesFor } from "../choices"

export async function generateMetadata() {
  return { title: (await getTranslations("admin.person"))("add") }
}

export default async function NewPersonPage() {
  const person = await requirePerson("people.manage")
  const t = await getTranslations("admin.person")
  const locale = await getLocale()
  const choices = await read(() => choicesFor(db(), locale))
  return (
    <Desk
      person={person}
      title={t("add")}
      actions={
        <Link href="/admin" className={buttonLook()}>
          {t("back")}
        </Link>
      }
    >
      <Card>
        <AddPersonForm choices={choices} />
      </Card>
    </Desk>
  )
}
