import { getLocale, getTranslations } from "next-intl/server"
import type { Questionnaire } from "@/lib/questionnaire/questionnaire"
import { type ConditionWords, conditionWords } from "@/lib/report/conditions"
import type { Study } from "@/lib/study/study"

/** Names of dimensions, codes and cells in the language of the page. */
export async function wordsOfCells(study: Study, questionnaire: Questionnaire): Promise<ConditionWords> {
  const t = await getTranslations("common")
  const b = await getTranslations("board")
  const modes = { phone: t("modes.phone"), online: t("modes.online") }
  return conditionWords(study, questionnaire, {
    ...{ locale: await getLocale(), modes, mode: b("mode"), everybody: b("everybody") },
  })
}
