// What a report's tables are called: the study's own words where a table has them, else ours for the name.
import type { useTranslations } from "next-intl"
import type { ReportTable, TableColumn, TableRow } from "@/lib/report/table"
import type { TableNote } from "@/lib/report/table-words"
import { wordsOf } from "@/lib/report/words"

export type ReportTranslator = ReturnType<typeof useTranslations<"report">>

export type ReportWords = Readonly<{
  language: string
  t: ReportTranslator
  title: (table: Pick<ReportTable, "kind" | "title">) => string
  /** The heading that the table is listed under. */
  section: (table: Pick<ReportTable, "section" | "sectionTitle">) => string
  head: (column: TableColumn) => string
  group: (column: TableColumn) => string
  row: (row: TableRow) => string
  note: (name: TableNote) => string
}>

/** Words of the language that `t` speaks. */
export function reportWords(t: ReportTranslator, language: string): ReportWords {
  return {
    language,
    t,
    title: ({ kind, title }) => {
      const own = wordsOf(title, language)
      return own ? t(`titled.${kind}`, { title: own }) : t(`kinds.${kind}`)
    },
    section: ({ section, sectionTitle }) => wordsOf(sectionTitle, language) || t(`sections.${section}`),
    head: ({ word, label, fill, key }) => wordsOf(label, language) || headOf(t, word, fill) || key,
    group: ({ group }) => wordsOf(group, language),
    row: ({ code, label, word }) => wordsOf(label, language) || (word ? t(`rows.${word}`) : code),
    note: (name) => t(`notes.${name}`),
  }
}

/** What columns are called beside each other in a chart: their groups alone where nothing else tells them apart. */
export function seriesNames(columns: readonly TableColumn[], words: ReportWords): string[] {
  const heads = columns.map(words.head)
  const same = new Set(heads).size === 1 && columns.length > 1
  return columns.map((column, at) => {
    const group = words.group(column)
    return same && group ? group : [group, heads[at]].filter(Boolean).join(": ")
  })
}

/** With its year where the column is of one. */
function headOf(t: ReportTranslator, word: TableColumn["word"], fill: TableColumn["fill"]): string {
  if (!word) return ""
  const head = t(`columns.${word}`, fill as never)
  if (fill?.year && fill.before) return t("page.sinceYear", { head, year: fill.year, before: fill.before })
  return fill?.year ? t("page.ofYear", { head, year: fill.year }) : head
}
