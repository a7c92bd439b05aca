import type { Entry } from "./register"
import type { AxisName } from "./settings"
import type { Study } from "./study"

/** What is known about an interview before its first question. `interview` matters to the callback form only. */
export type Known = Readonly<{
  region?: string | undefined
  service?: string | undefined
  case?: Readonly<Record<string, string>>
  interview?: Readonly<Record<string, string>>
}>

/** The values of the instrument's preloads: codes for routing, the same in every language. Unknown ones are blank. */
export function preloadsFor(study: Study, known: Known): Record<string, string> {
  return Object.fromEntries(
    Object.entries(study.preloads).map(([name, preload]) => {
      const value = sourceValue(study, known, preload.from)
      return [name, preload.values?.[value] ?? value]
    }),
  )
}

/** The words that labels and texts are filled with, in one language: `{ service_name: "Driving licence" }`. */
export function fillsFor(study: Study, known: Known, language: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(study.fills).map(([name, source]) => {
      const [axis, text] = source.split(".") as [AxisName, string]
      const entry = entryOf(study, axis, known[axis])
      const words = text === "label" ? entry?.label : entry?.texts[text]
      return [name, words?.[language] ?? entry?.label[language] ?? ""]
    }),
  )
}

/** What fills the texts of study.json: the study's own fills, who asks, how long it takes, and the interviewer's name. */
export function textFillsFor(study: Study, known: Known, language: string, interviewer = ""): Record<string, string> {
  const organiser = study.texts.organiser[language] ?? ""
  return { ...fillsFor(study, known, language), organiser, minutes: String(study.minutes), interviewer }
}

/** The register entry behind a code of an axis. */
export function entryOf(study: Pick<Study, "axes">, axis: AxisName, code: string | undefined): Entry | undefined {
  return code === undefined ? undefined : study.axes[axis]?.register.entries.find((entry) => entry.code === code)
}

function sourceValue(study: Study, known: Known, source: string) {
  const [from, column] = source.split(".") as [AxisName | "case" | "interview", string]
  if (from === "case" || from === "interview") return known[from]?.[column] ?? ""
  const entry = entryOf(study, from, known[from])
  return column === "code" ? (entry?.code ?? "") : (entry?.columns[column] ?? "")
}

/** The entries an open-link respondent may pick from on one axis. */
export function openLinkEntries(study: Study, axis: AxisName): readonly Entry[] {
  const question = study.openLink?.asks.find((ask) => ask.axis === axis)
  const entries = study.axes[axis]?.register.entries ?? []
  if (!question) return []
  return entries.filter((entry) =>
    Object.entries(question.where).every(([column, words]) => words.includes(entry.columns[column] ?? "")),
  )
}
