"use client"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { Asking } from "@/app/supervisor/appeals/schema"
import { AskForm } from "@/components/ui/ask-form"
import { Button } from "@/components/ui/button"
import { appealAction } from "./appeal-action"

type Props = { id: string; number: string; until: string }

/** A button that opens the form; until when is said beside it. */
export function AppealForm({ id, number, until }: Props) {
  const t = useTranslations("appeal.mine")
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button size="small" aria-label={t("appealOf", { number })} onClick={() => setOpen(true)}>
          {t("appeal")}
        </Button>
        <span className="text-soft">{until}</span>
      </p>
    )
  return (
    <AskForm id={id} label={t("words")} hint={t("hint")} send={t("send")} schema={Asking} ask={appealAction}>
      <Button onClick={() => setOpen(false)}>{t("cancel")}</Button>
    </AskForm>
  )
}
