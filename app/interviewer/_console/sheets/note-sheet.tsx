"use client"
import { useTranslations } from "next-intl"
import { type FormEvent, useState } from "react"
import { Button } from "@/components/ui/button"
import { Field, TextArea } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import { Sheet } from "./sheet"

type Props = {
  /** Null before the interview: then a note goes with the outcome. */
  onNote: ((words: string) => void) | null
  /** Kept between openings, so that closing the sheet loses nothing. */
  words: string
  onWords: (words: string) => void
  onClose: () => void
}

export function NoteSheet({ onNote, words, onWords, onClose }: Props) {
  const t = useTranslations("interviewer.note")
  const [missing, setMissing] = useState(false)

  function save(event?: FormEvent): void {
    event?.preventDefault()
    setMissing(words.trim() === "")
    if (words.trim() === "") return
    onNote?.(words.trim())
    onWords("")
    onClose()
  }
  return (
    <Sheet title={t("title")} onClose={onClose}>
      {onNote ? (
        <form method="post" onSubmit={save} className="grid gap-4">
          <Field label={t("label")} hint={t("hint")} error={missing ? t("missing") : undefined}>
            {(control) => (
              <TextArea
                {...control}
                data-first
                rows={6}
                maxLength={10_000}
                value={words}
                onChange={(event) => onWords(event.target.value)}
                onKeyDown={(event) => event.key === "Enter" && event.ctrlKey && save()}
              />
            )}
          </Field>
          <Button look="primary" size="large" type="submit">
            {t("save")}
          </Button>
        </form>
      ) : (
        <Notice>{t("beforeInterview")}</Notice>
      )}
    </Sheet>
  )
}
