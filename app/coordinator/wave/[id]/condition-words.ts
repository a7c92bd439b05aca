import { createTranslator } from "next-intl"
import type { Questionnaire } from "@/lib/questionnaire/questionnaire"
import { type ConditionWords, conditionWords } from "@/lib/report/conditions"
import type { Study } from "@/lib/study/study"
import { type Locale, messagesOf } from "@/messages"

/** Names of dimensions, codes and cells in a language. */
export function wordsOfCells(study: Study, questionnaire: Questionnaire, locale: Locale): ConditionWords {
  const messages = messagesOf(locale)
  const t = createTranslator({ locale, messages, namespace: "common" })
  const b = createTranslator({ locale, messages, namespace: "board" })
  const modes = { phone: t("modes.phone"), online: t("modes.online") }
  return conditionWords(study, questionnaire, {
    ...{ locale, modes, mode: b("mode"), everybody: b("everybody") },
  })
}
