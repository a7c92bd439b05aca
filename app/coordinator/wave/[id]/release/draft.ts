// A first wording of what a correction changes, in the language of whoever releases it; it can be written over.
import { getLocale, getTranslations } from "next-intl/server"
import type { Corrections } from "@/lib/release/corrections"
import { percentScoreIn, scoreIn } from "@/lib/report/format"
import type { Preview } from "./correction"

/** Causes with their counts, then the study's figures where they change. */
export async function draftOf({ causes }: Corrections, preview: Preview | null): Promise<string> {
  const t = await getTranslations("release.corrections.draft")
  const locale = await getLocale()
  const study = preview?.changes.find(({ level }) => level === "study")
  const { mean = 2, percent = 1 } = preview?.decimals ?? {}
  const [was, is] = [study?.before?.score, study?.after?.score]
  const lines = [
    ...causes.map(({ cause, n }) => t(cause, { n })),
    was && is && was.mean !== is.mean
      ? t("mean", { before: scoreIn(locale, was.mean, mean), after: scoreIn(locale, is.mean, mean) })
      : "",
    was && is && was.percent !== is.percent
      ? t("percent", {
          before: percentScoreIn(locale, was.percent, percent),
          after: percentScoreIn(locale, is.percent, percent),
        })
      : "",
  ]
  return lines.filter(Boolean).join("\n")
}
