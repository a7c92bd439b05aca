import Link from "next/link"
import { notFound } from "next/navigation"
import { getLocale, getTranslations } from "next-intl/server"
import { z } from "zod"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { Desk } from "@/components/desk/desk"
import { buttonLook } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { read } from "@/db/client"
import { findPerson } from "@/db/queries/people"
import { hasShifts } from "@/lib/permission"
import { isLocale } from "@/messages/locales"
import { Account } from "../account"
import { ChangePersonForm } from "../change-form"
import { choicesFor } from "../choices"
import { PasswordForm } from "../password-form"
import { Shifts } from "../shifts/shifts"

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, unknown>> }

export async function generateMetadata() {
  return { title: (await getTranslations("admin.people"))("change") }
}

export default async function PersonPage({ params, searchParams }: Props) {
  const admin = await requirePerson("people.manage")
  const id = z.uuid().safeParse((await params).id)
  const person = id.success ? await read(() => findPerson(db(), id.data)) : null
  if (!person) notFound()
  const t = await getTranslations("admin.person")
  const locale = await getLocale()
  const choices = await read(() => choicesFor(db(), locale))
  const { name, email, role, regions, languages } = person
  const described = { id: person.id, name, email, role, teamId: person.teamId ?? "", regions: [...regions] }
  return (
    <Desk
      person={admin}
      title={name}
      actions={
        <Link href="/admin" className={buttonLook()}>
          {t("back")}
        </Link>
      }
    >
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="grid gap-4">
          <Card>
            <ChangePersonForm person={{ ...described, languages: languages.filter(isLocale) }} choices={choices} />
          </Card>
          {hasShifts(role) && <Shifts personId={person.id} wanted={(await searchParams).week} />}
        </div>
        <div className="grid gap-4">
          <Card title={t("setPassword")}>
            <PasswordForm id={person.id} />
          </Card>
          <Card title={t("account")}>
            <Account id={person.id} name={name} closed={person.disabledAt !== null} />
          </Card>
        </div>
      </div>
    </Desk>
  )
}
