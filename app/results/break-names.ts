import { getLocale, getTranslations } from "next-intl/server"
import type { Questionnaire } from "@/lib/questionnaire/questionnaire"
import type { NamedAxes } from "@/lib/report/axes"
import type { Break } from "@/lib/report/breakdown"
import type { Study } from "@/lib/study/study"
import { choiceWords } from "./words"

export type BreakName = Readonly<{ label: string; codes: ReadonlyMap<string, string> }>

/** The breakdowns that this study has, with what their codes are called. */
export async function breakNames(
  study: Study,
  questionnaire: Questionnaire,
  axes: NamedAxes,
): Promise<ReadonlyMap<Break, BreakName>> {
  const t = await getTranslations()
  const names = new Map<Break, BreakName>()
  for (const axis of ["region", "service"] as const) {
    const named = axes[axis]
    if (named) names.set(axis, { label: named.label, codes: new Map(named.entries.map((e) => [e.code, e.label])) })
  }
  const form = questionnaire.byName.get(study.tally.form ?? "")
  if (form) names.set("form", { label: t("results.breaks.form"), codes: choiceWords(form, await getLocale()) })
  const modes = (["phone", "online"] as const).map((mode): [string, string] => [mode, t(`common.modes.${mode}`)])
  return names.set("mode", { label: t("results.breaks.mode"), codes: new Map(modes) })
}
