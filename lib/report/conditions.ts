// What quota cells are called, in the reader's language.
import type { Questionnaire } from "../questionnaire/questionnaire"
import type { Conditions } from "../quota/cells"
import type { Study } from "../study/study"
import { wordsOf } from "./words"

export type ConditionWords = Readonly<{
  dimension(name: string): string
  code(dimension: string, code: string): string
  /** A whole cell: `Akmola region, Women`; `everybody` for one without conditions. */
  cell(conditions: Conditions): string
}>

type Said = Readonly<{ locale: string; mode: string; modes: Readonly<Record<string, string>>; everybody: string }>

/** A code that the study no longer has stands for itself. */
export function conditionWords(study: Study, questionnaire: Questionnaire, said: Said): ConditionWords {
  const { locale, mode, modes, everybody } = said
  const asked = new Map(study.quotas.answerDimensions.map((dimension) => [dimension.name, dimension]))
  const axisOf = (name: string) => (name === "region" || name === "service" ? study.axes[name] : undefined)
  const dimension = (name: string) =>
    name === "mode" ? mode : wordsOf(axisOf(name)?.label ?? asked.get(name)?.label, locale) || name
  function code(name: string, of: string): string {
    if (name === "mode") return modes[of] ?? of
    const entry = axisOf(name)?.register.entries.find((one) => one.code === of)
    if (entry) return wordsOf(entry.label, locale)
    const known = asked.get(name)
    if (!known) return of
    const label =
      "question" in known
        ? questionnaire.byName.get(known.question)?.choiceOf.get(of)?.choice.label
        : known.values.find((band) => band.code === of)?.label
    return wordsOf(label, locale) || of
  }
  const cell = (conditions: Conditions) =>
    Object.entries(conditions)
      .map(([name, of]) => code(name, of))
      .join(", ") || everybody
  return { dimension, code, cell }
}
