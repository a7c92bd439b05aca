import { getTranslations } from "next-intl/server"
import { requirePerson } from "@/app/_server/page"
import { regionScope } from "@/lib/permission"
import { formatInTimeZone } from "@/lib/time"
import { WaveFrame } from "../../frame"
import { loadWave, type WaveParams } from "../../load"
import { MailingEditor } from "../editor"
import { editorParts } from "../load-editor"
import { DAYS_AFTER, type MailingForm } from "../schema"

export async function generateMetadata() {
  return { title: (await getTranslations("coordinator.mailings"))("add") }
}

/** A new mailing, begun with the product's example words. */
export default async function NewMailingPage({ params }: WaveParams) {
  const person = await requirePerson("mailing.run")
  const { wave, study } = await loadWave(params)
  const parts = await editorParts(person, wave, study, null)
  const t = await getTranslations("coordinator.mailings")
  const empty = { subject: "", body: "" }
  const form: MailingForm = {
    ...{ waveId: wave.id, id: "", name: "", channel: "email", after: "", daysAfter: DAYS_AFTER },
    templates: Object.fromEntries(
      study.languages.map((code) => [code, parts.examples[code]?.email.invitation ?? empty]),
    ),
    regions: [...(regionScope(person) ?? [])],
    services: [],
    from: formatInTimeZone(new Date(), wave.timezone, "yyyy-MM-dd"),
    perMinute: 60,
    quiet: { from: "20:30", to: "09:00" },
  }
  return (
    <WaveFrame person={person} wave={wave} part="mailings">
      <h2 className="mb-4 text-xl font-semibold">{t("add")}</h2>
      <MailingEditor form={form} locked={false} {...parts} />
    </WaveFrame>
  )
}
