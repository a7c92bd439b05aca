import Link from "next/link"
import { getLocale, getTranslations } from "next-intl/server"
import { db } from "@/app/_server/database"
import { requirePerson } from "@/app/_server/page"
import { buttonLook } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { read } from "@/db/client"
import { listRequestsOf } from "@/db/queries/list-requests"
import { listLists } from "@/db/queries/lists"
import { regionScope } from "@/lib/permission"
import { namedAxes } from "@/lib/report/axes"
import { knownCodesOf, neededFields } from "@/lib/sample/known-codes"
import { WaveFrame } from "../frame"
import { requestNames } from "../lists/words"
import { loadWave, type WaveParams } from "../load"
import { fieldsOfStudy, fieldWords } from "./field-words"
import { ImportProgress } from "./progress"
import { TakenLists } from "./taken-lists"
import { Upload } from "./upload"

export async function generateMetadata() {
  return { title: (await getTranslations("lists"))("title") }
}

export default async function ContactsPage({ params }: WaveParams) {
  const person = await requirePerson("contact.import")
  const { wave, study } = await loadWave(params)
  const t = await getTranslations("lists")
  const scope = regionScope(person)
  const words = await fieldWords(study)
  const { region, service } = namedAxes(study, await getLocale(), scope)
  const needed = neededFields(knownCodesOf(study, scope))
  const columns = [...needed, "email", "language", "reference"]
  const sample: Record<string, string> = {
    ...{ name: t("samples.name"), phone: "8 701 000 00 00", email: "aigul@example.kz" },
    ...{ region: region?.entries[0]?.label ?? "", service: service?.entries[0]?.label ?? "" },
    ...{ language: study.languages[0] ?? "", reference: t("samples.reference") },
  }
  const requests = await read(() => listRequestsOf(db(), person, wave.id, new Date()))
  const nameOf = await requestNames(study)
  return (
    <WaveFrame person={person} wave={wave} part="contacts">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <ImportProgress person={person} waveId={wave.id} />
        <Card
          title={t("title")}
          action={
            <Link href={`/coordinator/wave/${wave.id}/contacts/do-not-call`} className={buttonLook("plain", "small")}>
              {t("doNotCall.title")}
            </Link>
          }
        >
          <p className="mb-4 max-w-3xl text-sm text-soft">{t("hint", { columns: needed.map(words).join(", ") })}</p>
          <Upload
            waveId={wave.id}
            needed={needed}
            fields={fieldsOfStudy(study).map((field) => ({ field, name: words(field) }))}
            requests={requests
              .filter(({ state }) => state !== "withdrawn")
              .map((request) => ({ id: request.id, name: nameOf(request) }))}
            template={[columns.map(words), columns.map((column) => sample[column] ?? "")]}
          />
        </Card>
        <TakenLists
          waveId={wave.id}
          lists={await read(() => listLists(db(), person, wave.id))}
          requestName={(id) => nameOf(requests.find((one) => one.id === id))}
          timezone={wave.timezone}
        />
        <Notice>{t("sealed")}</Notice>
      </div>
    </WaveFrame>
  )
}
