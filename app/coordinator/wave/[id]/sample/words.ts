import { getFormatter, getLocale, getTranslations } from "next-intl/server"
import { changeIn, percentScoreIn } from "@/lib/report/format"
import { numberIn } from "@/lib/report/numbers"
import { wordsOf } from "@/lib/report/words"
import type { StudyDimension } from "@/lib/study/dimensions"

/** Names and figures of a sample as this reader writes them. */
export async function sampleWords() {
  const t = await getTranslations("weighting")
  const modes = await getTranslations("common.modes")
  const locale = await getLocale()
  const format = await getFormatter()
  return {
    number: (n: number, decimals = 0) => numberIn(locale, n, decimals),
    percent: (share: number | null | undefined, decimals = 1) =>
      percentScoreIn(locale, share === null || share === undefined ? null : 100 * share, decimals),
    points: (share: number | null | undefined) =>
      share === null || share === undefined ? "–" : t("margin.points", { n: changeIn(locale, 100 * share, 1) }),
    change: (value: number, decimals: number) => changeIn(locale, value, decimals),
    time: (at: Date) => format.dateTime(at, { dateStyle: "short", timeStyle: "short" }),
    list: (items: readonly string[]) => items.join(", "),
    nameOf: ({ label }: Pick<StudyDimension, "label">) => (label ? wordsOf(label, locale) : t("mode")),
    /** A code that the study does not know stands for itself, no answer for a dash. */
    codeName({ codes }: Pick<StudyDimension, "codes">, code: string): string {
      const found = codes.find((one) => one.code === code)
      if (!found) return code === "" ? "–" : code
      return found.label ? wordsOf(found.label, locale) : modes(code as "phone")
    },
  }
}

export type SampleWords = Awaited<ReturnType<typeof sampleWords>>
