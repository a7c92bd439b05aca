import Link from "next/link"
import { getLocale, getTranslations } from "next-intl/server"
import { requirePerson } from "@/app/_server/page"
import { Desk } from "@/components/desk/desk"
import { ReportTable } from "@/components/report/report-table"
import { TableChart } from "@/components/report/table-chart"
import { Button, buttonLook } from "@/components/ui/button"
import { Card, Empty } from "@/components/ui/card"
import { Field, Select } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import { wordsOf } from "@/lib/report/words"
import type { Params } from "../../sought"
import { type Asked, loadAsked, paramsOf } from "../load"
import { printing } from "../printing"
import { driverTablesFor } from "./tables"

export async function generateMetadata() {
  return { title: (await getTranslations("analysis.why"))("title") }
}

/** Which items go with the result: an association, in each form, of all services or one. */
export default async function WhyPage({ searchParams }: { searchParams: Promise<Params> }) {
  const person = await requirePerson("tally.read")
  const t = await getTranslations("analysis.why")
  const params = paramsOf(await searchParams)
  const asked = await loadAsked(person, params)
  if (!asked)
    return (
      <Desk person={person} title={t("title")}>
        {null}
      </Desk>
    )
  const known = asked.study.axes.service?.register.entries.some(({ code }) => code === params.get("service"))
  const service = known ? (params.get("service") ?? "") : ""
  const tables = await driverTablesFor(asked, service)
  const { words, settings } = await printing(asked)
  const back = (
    <Link href={`/results/analysis?wave=${asked.wave.id}`} className={buttonLook("plain")}>
      {t("back")}
    </Link>
  )
  return (
    <Desk person={person} title={t("title")} actions={back}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <Notice>
          {t("lead")} {t("quadrants")}
        </Notice>
        <Services asked={asked} service={service} />
        {tables === null && <Empty>{t("noResult")}</Empty>}
        {tables?.length === 0 && <Empty>{t("none")}</Empty>}
        {tables?.map((table) => (
          <Card key={table.name} title={words.title(table)}>
            <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
              <TableChart table={table} words={words} settings={settings} />
              <ReportTable table={table} words={words} settings={settings} />
            </div>
          </Card>
        ))}
      </div>
    </Desk>
  )
}

async function Services({ asked: { wave, waves, study }, service }: { asked: Asked; service: string }) {
  const t = await getTranslations("analysis")
  const locale = await getLocale()
  return (
    <form method="get" className="flex flex-wrap items-end gap-3 print:hidden">
      <Field label={t("pick.wave")} className="w-full sm:w-72">
        {(control) => (
          <Select {...control} name="wave" defaultValue={wave.id}>
            {waves.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t("why.service")} className="w-full sm:w-96">
        {(control) => (
          <Select {...control} name="service" defaultValue={service}>
            <option value="">{t("why.allServices")}</option>
            {study.axes.service?.register.entries.map(({ code, label }) => (
              <option key={code} value={code}>
                {wordsOf(label, locale)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button type="submit">{t("pick.show")}</Button>
    </form>
  )
}
