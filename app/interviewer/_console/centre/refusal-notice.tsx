"use client"
import { useTranslations } from "next-intl"
import { Notice } from "@/components/ui/notice"
import type { Refusal } from "@/lib/questionnaire/answer"
import type { Text } from "@/lib/questionnaire/definition"

/** Why the answer cannot stand; the study's own sentence where it has one. */
export function RefusalNotice({ refusal, words }: { refusal: Refusal; words: (text: Text) => string }) {
  const t = useTranslations("interviewer.refusals")
  return (
    <Notice kind="warn">
      {refusal.message ? words(refusal.message) : t(refusal.code, { most: 0, ...refusal.params })}
    </Notice>
  )
}
