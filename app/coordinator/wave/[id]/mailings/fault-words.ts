import { useTranslations } from "next-intl"
import type { FieldErrors } from "react-hook-form"
import type { MailingFault } from "@/lib/mailing/faults"
import type { MailingForm } from "./schema"

/** What is wrong with a field, `templates.kk.body`, in words. */
export type FaultWords = (field: string) => string | undefined

/** The form's own faults first, then the study's as it is typed, then what the server said. */
export function useFaultWords(
  errors: FieldErrors<MailingForm>,
  live: readonly MailingFault[],
  said: Readonly<Record<string, string>>,
): FaultWords {
  const t = useTranslations("coordinator.mailings.faults")
  return (field) => {
    const found = live.find((one) => one.field === field)
    const code = messageAt(errors, field) ?? found?.code ?? said[field]
    return code && t.has(code as "required") ? t(code as "too_long", { word: found?.word ?? "" }) : undefined
  }
}

function messageAt(errors: FieldErrors<MailingForm>, field: string): string | undefined {
  const at = field.split(".").reduce<unknown>((one, key) => (one as Record<string, unknown> | undefined)?.[key], errors)
  return (at as { message?: string } | undefined)?.message
}
