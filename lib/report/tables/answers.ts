// How a question was answered: everybody, and part by part.

import { GIVEN } from "../answered"
import type { Answered, ReportQuestion } from "../data"
import type { ReportTable, TableNote, TableRow, TableValue } from "../table"
import type { TableSection } from "../table-words"
import { column, type Figures, nameColumn, regionName, serviceName, WITHHELD } from "./figures"

/** All questions of the report's sections, everybody's answers and, where the settings want it, part by part. */
export function sectionTables(figures: Figures): ReportTable[] {
  return figures.data.settings.sections.flatMap(({ name, label, questions, by }) =>
    questions.flatMap((question) => {
      const about = { prefix: name, question, section: "answers" as const }
      const tables = [...answerTables(figures, about), ...by.flatMap((axis) => partTables(figures, { ...about, axis }))]
      return tables.map((table): ReportTable => ({ ...table, sectionTitle: label }))
    }),
  )
}

/** Trust, awareness and tension, where a study asks for them. */
export function trustTables(figures: Figures): ReportTable[] {
  const about = { prefix: "trust", section: "trust" as const }
  return figures.data.settings.trust.flatMap((question) => [
    ...answerTables(figures, { ...about, question }),
    ...partTables(figures, { ...about, question, axis: "service" }),
    ...partTables(figures, { ...about, question, axis: "region" }),
  ])
}

type About = Readonly<{ prefix: string; question: string; section: TableSection }>

/** One question: everybody, or those of one service or region. Without answers there is no table. */
export function answerTables(
  figures: Figures,
  { prefix, question, section }: About,
  of: Readonly<{ service?: string; region?: string }> = {},
): ReportTable[] {
  const asked = figures.data.questions[question]
  const found = figures.data.answers[question]
  if (!asked || !found) return []
  const part = of.service !== undefined ? found.services[of.service] : undefined
  const answered = of.region !== undefined ? found.regions[of.region] : of.service !== undefined ? part : found.all
  // Nobody was asked: that is no table. Too few were: that is one, and says so.
  if (answered === undefined || (answered === null && Object.keys(found.services).length === 0)) return []
  const rows = asked.choices.map(({ code, label }, place): TableRow => {
    const n = answered ? (answered.counts[place] ?? null) : null
    return {
      ...choiceName(code, label),
      values: n === null || !answered ? { n: WITHHELD, share: WITHHELD } : shares(figures, n, answered.asked),
    }
  })
  return [
    {
      ...{ name: `${prefix}-${question}`, kind: "answers", section, title: asked.label },
      columns: [nameColumn(figures, "answer"), column("n", "count"), column("share", "share")],
      rows,
      base: answered?.asked ?? null,
      notes: notesOf(asked),
      chart: { kind: "bars", columns: ["share"] },
    },
  ]
}

/** One question by service or region: a row a part, a column an answer. */
function partTables(
  figures: Figures,
  { prefix, question, section, axis }: About & Readonly<{ axis: "service" | "region" }>,
): ReportTable[] {
  const asked = figures.data.questions[question]
  const found = figures.data.answers[question]
  const parts = axis === "service" ? found?.services : found?.regions
  const codes = axis === "service" ? figures.method.services.map(({ code }) => code) : figures.method.regions
  const known = codes.filter((code) => parts?.[code] !== undefined)
  if (!asked || !parts || known.length === 0) return []
  const name = axis === "service" ? serviceName : regionName
  return [
    {
      ...{ name: `${prefix}-${question}-${axis}s`, section, title: asked.label },
      kind: axis === "service" ? "answers_by_service" : "answers_by_region",
      columns: [
        nameColumn(figures, axis),
        column("asked", "count"),
        ...asked.choices.map(({ code, label }) => ({
          ...{ key: keyOf(code), kind: "share" as const },
          ...(label ? { label } : { word: "other_answer" as const, fill: { code } }),
        })),
      ],
      rows: [
        { ...{ code: "", word: "total", depth: 0 }, values: partValues(figures, asked, found?.all ?? null) },
        ...known.map(
          (code): TableRow => ({
            ...name(figures, code),
            depth: 1,
            values: partValues(figures, asked, parts[code] ?? null),
          }),
        ),
      ],
      base: found?.all?.asked ?? null,
      notes: notesOf(asked),
      chart: { kind: "stacked", columns: asked.choices.map(({ code }) => keyOf(code)) },
    },
  ]
}

/** Codes of answers must not be mistaken for other columns. */
const keyOf = (code: string) => `answer_${code || "none"}`

function partValues(figures: Figures, { choices }: ReportQuestion, answered: Answered): Record<string, TableValue> {
  const values = choices.map(({ code }, place): [string, TableValue] => {
    const n = answered?.counts[place]
    if (!answered || n === null || n === undefined) return [keyOf(code), WITHHELD]
    return [keyOf(code), shares(figures, n, answered.asked).share ?? WITHHELD]
  })
  return { asked: answered ? { value: answered.asked } : WITHHELD, ...Object.fromEntries(values) }
}

function shares({ data }: Figures, n: number, asked: number): Record<string, TableValue> {
  const few = asked < data.settings.few && { few: true }
  return {
    n: { value: n },
    share: { value: asked === 0 ? null : (100 * n) / asked, n: asked, ...few },
  }
}

function choiceName(code: string, label: TableRow["label"] | null): Omit<TableRow, "values"> {
  if (label) return { code, label }
  return code === "" ? { code: "no_answer", word: "no_answer" } : code === GIVEN ? { code, word: GIVEN } : { code }
}

const notesOf = ({ multiple, choices }: ReportQuestion): TableNote[] => [
  ...(multiple ? (["several"] as const) : []),
  ...(choices.some(({ code, label }) => code === GIVEN && !label) ? (["in_words"] as const) : []),
]
