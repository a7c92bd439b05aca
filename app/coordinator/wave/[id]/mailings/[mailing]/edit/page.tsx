import { forbidden, redirect } from "next/navigation"
import { getTranslations } from "next-intl/server"
import { requirePerson } from "@/app/_server/page"
import { may } from "@/lib/permission"
import { WaveFrame } from "../../../frame"
import { loadWave } from "../../../load"
import { MailingEditor } from "../../editor"
import { editorParts } from "../../load-editor"
import { loadMailing, type MailingParams } from "../../load-mailing"
import { formOf } from "../../schema"

export async function generateMetadata() {
  return { title: (await getTranslations("coordinator.mailings"))("edit") }
}

/** A draft, or what may still be changed of a paused one. */
export default async function EditMailingPage({ params }: MailingParams) {
  const person = await requirePerson("mailing.run")
  const { wave, study } = await loadWave(params)
  const mailing = await loadMailing(params, person)
  if (!may(person, "mailing.run", { regions: mailing.plan.regions })) forbidden()
  if (mailing.status !== "draft" && mailing.status !== "paused")
    redirect(`/coordinator/wave/${wave.id}/mailings/${mailing.id}`)
  const parts = await editorParts(person, wave, study, mailing.id)
  const t = await getTranslations("coordinator.mailings")
  return (
    <WaveFrame person={person} wave={wave} part="mailings">
      <h2 className="mb-4 text-xl font-semibold break-words">{t("editTitle", { name: mailing.name })}</h2>
      <MailingEditor
        form={formOf(mailing, mailing.plan, study.languages)}
        locked={mailing.status === "paused"}
        {...parts}
      />
    </WaveFrame>
  )
}
