"use client"
import { CircleCheck, CircleOff } from "lucide-react"
import Link from "next/link"
import { useLocale, useTranslations } from "next-intl"
import { useState } from "react"
import { Card, Empty } from "@/components/ui/card"
import { Field, Input } from "@/components/ui/field"
import { Status } from "@/components/ui/status"
import type { Role } from "@/lib/permission"
import { numberIn } from "@/lib/report/numbers"

type Listed = Readonly<{
  id: string
  name: string
  email: string
  role: Role
  team: string | null
  regions: readonly string[]
  languages: readonly string[]
  closed: boolean
}>

/** Everybody who has an account, found by name or e-mail. */
export function PeopleList({ people }: { people: readonly Listed[] }) {
  const t = useTranslations("admin.people")
  const locale = useLocale()
  const [q, setQ] = useState("")
  const sought = q.trim().toLocaleLowerCase()
  const found = people.filter(({ name, email }) => `${name} ${email}`.toLocaleLowerCase().includes(sought))
  const head = [t("name"), t("role"), t("team"), t("regions"), t("languages"), t("state")]
  return (
    <Card>
      <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
        <Field label={t("search")} className="w-full sm:w-80">
          {(control) => <Input {...control} type="search" value={q} onChange={(event) => setQ(event.target.value)} />}
        </Field>
        <p role="status" className="text-sm text-soft">
          {t("total", { shown: numberIn(locale, found.length) })}
        </p>
      </div>
      {found.length === 0 && <Empty>{t("nothingFound")}</Empty>}
      {found.length > 0 && (
        <table className="w-full border-collapse text-left text-sm max-md:block">
          <thead className="max-md:sr-only">
            <tr className="border-b border-line-strong">
              {head.map((words) => (
                <th key={words} scope="col" className="px-2 py-1 font-medium">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="max-md:block">
            {found.map((person) => (
              <Line key={person.id} person={person} />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}

function Line({ person }: { person: Listed }) {
  const t = useTranslations("admin.people")
  const common = useTranslations("common")
  const look = "px-2 py-2 max-md:block max-md:py-0.5"
  return (
    <tr className="border-b border-line align-top max-md:block max-md:py-2">
      <th scope="row" className={`${look} font-normal`}>
        <Link
          href={`/admin/person/${person.id}`}
          prefetch={false}
          className="font-medium text-accent underline underline-offset-4"
        >
          {person.name}
        </Link>
        <span className="block break-all text-soft">{person.email}</span>
      </th>
      <td className={look}>{common(`roles.${person.role}`)}</td>
      <td className={look}>{person.team ?? t("none")}</td>
      <td className={`${look} max-w-72`}>{person.regions.length > 0 ? person.regions.join(", ") : t("allRegions")}</td>
      <td className={look}>
        {person.languages.map((language) => common(`languages.${language as "kk"}`)).join(", ") || t("none")}
      </td>
      <td className={look}>
        <Status look={person.closed ? "bad" : "good"} icon={person.closed ? CircleOff : CircleCheck}>
          {t(person.closed ? "closed" : "open")}
        </Status>
      </td>
    </tr>
  )
}
