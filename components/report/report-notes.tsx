import type { PrintSettings } from "@/lib/report/cell"
import { percentIn } from "@/lib/report/numbers"
import type { ReportTable, TableValue } from "@/lib/report/table"
import type { TableNote } from "@/lib/report/table-words"
import type { ReportWords } from "./report-words"

export const FEW_SIGN = "*"

/** Small numbers in the order in which the marks come. */
export const markSign = (at: number): string => [..."¹²³⁴⁵⁶⁷⁸⁹"][at] ?? `(${at + 1})`

type Props = Readonly<{
  table: ReportTable
  marks: readonly TableNote[]
  words: ReportWords
  settings: PrintSettings
}>

/** What the signs in a table mean, and what one must know to read it. */
export function ReportNotes({ table: { rows, columns, notes }, marks, words, settings }: Props) {
  const values: TableValue[] = rows.flatMap((row) => Object.values(row.values))
  const measured = columns.filter(({ kind }) => kind !== "rank").map(({ key }) => key)
  const intervals = rows.some((row) => measured.some((key) => row.values[key]?.low !== undefined))
  const confidence = percentIn(words.language, 100 * settings.confidence)
  const lines = [
    ...marks.map((mark, at) => ({ sign: markSign(at), text: words.note(mark) })),
    ...(values.some(({ few }) => few) ? [{ sign: FEW_SIGN, text: words.t("page.few", { n: settings.few }) }] : []),
    ...(values.some(({ withheld }) => withheld)
      ? [{ sign: "", text: words.t("page.withheldNote", { n: settings.smallest }) }]
      : []),
    ...(intervals ? [{ sign: "", text: words.t("page.intervals", { confidence }) }] : []),
    ...notes.map((note) => ({ sign: "", text: words.note(note) })),
  ]
  if (lines.length === 0) return null
  return (
    <ul className="grid max-w-3xl gap-1 text-sm text-soft">
      {lines.map(({ sign, text }) => (
        <li key={text}>
          {sign && <span className="mr-1">{sign}</span>}
          {text}
        </li>
      ))}
    </ul>
  )
}
