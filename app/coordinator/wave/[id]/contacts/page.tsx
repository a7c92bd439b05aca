import { getLocale, getTranslations } from "next-intl/server"
import { requirePerson } from "@/app/_server/page"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { regionScope } from "@/lib/permission"
import { namedAxes } from "@/lib/report/axes"
import { neededColumns } from "@/lib/sample/import-rows"
import { knownCodesOf } from "@/lib/sample/known-codes"
import { WaveFrame } from "../frame"
import { loadWave, type WaveParams } from "../load"
import { Columns } from "./columns"
import { ContactListForm } from "./form"

export async function generateMetadata() {
  return { title: (await getTranslations("coordinator.contacts"))("title") }
}

export default async function ContactsPage({ params }: WaveParams) {
  const person = await requirePerson("contact.import")
  const { wave, study } = await loadWave(params)
  const t = await getTranslations("coordinator.contacts")
  const locale = await getLocale()
  const scope = regionScope(person)
  const { region, service } = namedAxes(study, locale, scope)
  const needed = neededColumns(knownCodesOf(study, scope))
  const columns = [...needed, "language", "reference"]
  const sample: Record<string, string> = {
    name: t("samples.name"),
    phone: "8 701 000 00 00",
    region: region?.entries[0]?.label ?? "",
    service: service?.entries[0]?.label ?? "",
    language: study.languages[0] ?? "",
    reference: t("samples.reference"),
  }
  return (
    <WaveFrame person={person} wave={wave} part="contacts">
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Card title={t("title")}>
          <p className="mb-4 text-sm text-soft">{t("hint")}</p>
          <ContactListForm
            waveId={wave.id}
            template={[
              columns.map((column) => t(`columns.${column as "name"}`)),
              columns.map((column) => sample[column] ?? ""),
            ]}
          />
        </Card>
        <div className="grid gap-4">
          <Columns columns={columns} needed={needed} />
          <Notice>{t("sealed")}</Notice>
        </div>
      </div>
    </WaveFrame>
  )
}
