// How the tables of a view are printed: words of the page, decimals of the study's method.
import { getLocale, getTranslations } from "next-intl/server"
import { type ReportWords, reportWords } from "@/components/report/report-words"
import type { PrintSettings } from "@/lib/report/cell"
import type { Asked } from "./load"

/** Of a study without a method: only shares are shown. */
const PLAIN = { decimals: { mean: 2, percent: 1 }, scale: { lowest: 0, highest: 1 }, confidence: 0.95 }

export async function printing({
  scheme,
  study,
}: Asked): Promise<Readonly<{ words: ReportWords; settings: PrintSettings }>> {
  const locale = await getLocale()
  const t = await getTranslations("report")
  const { decimals, scale, confidence } = scheme?.settings ?? PLAIN
  const { smallest, few } = study.report
  return { words: reportWords(t, locale), settings: { language: locale, decimals, scale, confidence, smallest, few } }
}
