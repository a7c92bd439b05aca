"use client"
import { useTranslations } from "next-intl"
import { AskForm } from "@/components/ui/ask-form"
import { askOpinionAction } from "../actions"
import { Asking } from "../schema"

/** Asks somebody else to look at this check again. */
export function OpinionForm({ id }: { id: string }) {
  const t = useTranslations("appeal.opinion")
  return <AskForm id={id} label={t("words")} hint={t("hint")} send={t("send")} schema={Asking} ask={askOpinionAction} />
}
