"use client"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { Download } from "@/components/ui/download"
import { Field } from "@/components/ui/field"
import { FilePicker } from "@/components/ui/file-picker"
import { attempt, Refusal, type Refused } from "@/components/ui/refusal"
import { ListForm, type ListFormProps } from "./list-form"
import { ListFile, type Preview } from "./schema"
import { sendFile } from "./send-file"

type Props = Omit<ListFormProps, "file" | "preview" | "done"> & { template: readonly (readonly string[])[] }

/** A file is chosen, its first rows and columns are looked at, and then it is taken in. */
export function Upload({ template, ...rest }: Props) {
  const t = useTranslations("lists")
  const [chosen, setChosen] = useState<{ file: File; preview: Preview | null } | null>(null)
  const [fault, setFault] = useState<"no_file" | "too_big" | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)

  async function pick(file: File) {
    const checked = ListFile.safeParse(file)
    setRefused(null)
    setFault(checked.success ? null : (checked.error.issues[0]?.message as "too_big"))
    setChosen({ file, preview: null })
    if (!checked.success) return
    const answer = await attempt(() => sendFile<Preview>(rest.waveId, file))
    if (answer.ok) setChosen({ file, preview: answer.value })
    else setRefused(answer)
  }
  const looking = chosen && !chosen.preview && !fault && !refused

  return (
    <div className="grid gap-4">
      <Field label={t("file")} error={fault ? t(`errors.${fault}`) : undefined}>
        {(control) => (
          <FilePicker
            {...control}
            accept=".csv,.xlsx,text/csv"
            words={t("choose")}
            chosen={chosen?.file.name ?? t("noFile")}
            pick={pick}
          />
        )}
      </Field>
      {!chosen && (
        <div className="justify-self-start">
          <Download name={t("templateName")} rows={template}>
            {t("template")}
          </Download>
        </div>
      )}
      {looking && <p role="status">{t("looking")}</p>}
      <Refusal of={refused} />
      {chosen?.preview && (
        <ListForm
          {...rest}
          key={`${chosen.file.name} ${chosen.file.lastModified} ${chosen.file.size}`}
          file={chosen.file}
          preview={chosen.preview}
          done={() => setChosen(null)}
        />
      )}
    </div>
  )
}
