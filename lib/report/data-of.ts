// Everything a report's tables need beside its scores, from the tally and the study.
import type { FieldControl } from "../release/field-control"
import type { ItemRow } from "../scoring/count"
import { isNamed, schemeOf } from "../scoring/scheme"
import type { History } from "../study/history"
import type { ReportColumn, ReportSettings } from "../study/report"
import type { Entry, Study } from "../study/study"
import { answersOf, type ReportCount } from "./answered"
import { crossScoresOf } from "./cross"
import type { FieldRecord, RegisterEntry, ReportData } from "./data"
import { everybodyIn, sampleOf, type Target } from "./sample"

export type ReportFacts = Readonly<{
  study: Study
  /** Counts of the questions that `questionsOfReport` names. */
  counts: readonly ReportCount[]
  /** Rows of the scored items; none where the study has no method. */
  items: readonly ItemRow[]
  /** The wave's targets. */
  targets: readonly Target[]
  /** Earlier years: the study's own and its released waves. */
  history: History
  year: number
  field: FieldRecord
}>

/** Names of the questions whose counts a report is made of: nothing else of the tally need be read. */
export function questionsOfReport(study: Study): string[] {
  const everybody = everybodyIn(study.definition)
  return [...new Set([...shownIn(study.report), ...sampleQuestions(study), ...(everybody ? [everybody] : [])])]
}

/** The data of one wave. Figures on fewer people than the settings' `smallest` are not in it, and cannot be had from it. */
export function reportDataOf(facts: ReportFacts): ReportData {
  const { study, counts, items, targets, history, year, field } = facts
  const settings = study.report
  const scheme = schemeOf(study)
  const names = [...new Set([...shownIn(settings), ...sampleQuestions(study)])]
  const answered = answersOf(study.definition, names, counts, settings.smallest)
  const bodies = study.registers[study.scoring?.bodies?.register ?? ""]?.entries ?? []
  return {
    settings,
    questions: Object.fromEntries(answered.map(({ name, report }) => [name, report])),
    answers: Object.fromEntries(answered.map(({ name, answers }) => [name, answers])),
    services: (study.axes.service?.register.entries ?? []).map((entry) => registerEntry(study, entry)),
    bodies: Object.fromEntries(bodies.map(({ code, label }) => [code, label])),
    sample: sampleOf(study, counts, new Map(answered.map((one) => [one.name, one])), targets),
    cross: scheme
      ? crossScoresOf(scheme, items, settings.smallest)
      : { providers: {}, regions: {}, ownZone: {}, local: {}, calls: {} },
    history,
    year,
    field,
  }
}

/** The record of field control in one line. */
export function fieldRecordOf({ streams, random, voided }: FieldControl, accepted: number): FieldRecord {
  const { discrepancy = 0, fabricated = 0, unreachable = 0 } = random
  return {
    accepted,
    checked: streams.reduce((sum, { checked }) => sum + checked, 0),
    ...{ discrepancy, fabricated, unreachable, voided },
  }
}

/** Questions whose answers the tables show. */
function shownIn({ breaks, sections, service, trust }: ReportSettings): string[] {
  const { portrait, online, complaints, difficulties } = service
  return [
    ...breaks,
    ...sections.flatMap(({ questions }) => questions),
    ...[portrait, online, complaints, difficulties, trust].flat(),
  ]
}

const sampleQuestions = ({ quotas, population }: Study): string[] =>
  [...quotas.answerDimensions, ...population.dimensions].flatMap((one) => ("question" in one ? [one.question] : []))

function registerEntry(study: Study, entry: Entry): RegisterEntry {
  const { code, label, texts, columns } = entry
  const { register, withoutSurvey } = study.report.service
  const full = texts.full && Object.keys(texts.full).length > 0 ? texts.full : null
  const body = study.scoring?.bodies?.column
  return {
    code,
    label,
    full,
    columns: register.flatMap((shown) => {
      const value = columns[shown.column] ?? ""
      const text = study.languages.map((language) => [language, wordsFor(study, shown, value, language)])
      return value === "" ? [] : [{ name: shown.column, label: shown.label, value: Object.fromEntries(text) }]
    }),
    qualitative: isNamed(entry, withoutSurvey),
    body: (body !== undefined && columns[body]) || null,
  }
}

/** What is no code stands for itself. */
function wordsFor({ registers }: Study, { codesOf, words }: ReportColumn, value: string, language: string): string {
  const entries = registers[codesOf ?? ""]?.entries ?? []
  if (entries.length === 0 && Object.keys(words).length === 0) return value
  const wordFor = (code: string) =>
    words[code]?.[language] ?? entries.find((entry) => entry.code === code)?.label[language] ?? code
  return value.split(" ").filter(Boolean).map(wordFor).join("; ")
}
