import { cellOf, type PrintSettings } from "@/lib/report/cell"
import { numberIn } from "@/lib/report/numbers"
import type { ReportTable, TableColumn, TableRow, TableValue } from "@/lib/report/table"
import { wordsOf } from "@/lib/report/words"
import { FEW_SIGN } from "./report-notes"
import type { ReportWords } from "./report-words"

type Props = Readonly<{
  table: ReportTable
  row: TableRow
  column: TableColumn
  settings: PrintSettings
  words: ReportWords
  /** What a full bar beside the figure stands for; 0 = no bar. */
  barOf?: number
}>

/** One figure, under it how far it may be off and, where it has a base of its own, how many people that is. */
export function ReportCell({ table, row, column, settings, words, barOf = 0 }: Props) {
  if (column.kind === "words") return <WordsCell row={row} column={column} language={words.language} />
  const value = row.values[column.key]
  const { figure, range } = cellOf(column.kind, value, settings)
  if (value?.withheld)
    return (
      <td className="text-soft">
        <span aria-hidden>{figure}</span>
        <span className="sr-only">{words.t("page.withheld", { n: settings.smallest })}</span>
      </td>
    )
  const n = saidElsewhere(table, row, column, value) ? undefined : value?.n
  return (
    <td>
      {figure}
      {value?.few && (
        <>
          <span aria-hidden>{FEW_SIGN}</span>
          <span className="sr-only"> {words.t("page.few", { n: settings.few })}</span>
        </>
      )}
      {barOf > 0 && <Bar share={(value?.value ?? 0) / barOf} />}
      {range !== null && <small className="block text-xs text-soft">({range})</small>}
      {n !== undefined && (
        <small className="block text-xs text-soft">n&nbsp;=&nbsp;{numberIn(settings.language, n)}</small>
      )}
    </td>
  )
}

/** The base stands above the table, in a column of its own, or beside the mean that this is the percent of. */
function saidElsewhere(
  { base, columns }: ReportTable,
  row: TableRow,
  column: TableColumn,
  value?: TableValue,
): boolean {
  if (value?.value == null || column.kind === "count" || value.n === base) return true
  const before = columns[columns.indexOf(column) - 1]
  if (before && before.group === column.group && row.values[before.key]?.n === value.n) return true
  return columns.some(({ key, kind }) => kind === "count" && row.values[key]?.value === value.n)
}

const Bar = ({ share }: { share: number }) => (
  <span aria-hidden className="mt-0.5 ml-auto block h-2.5 w-28 sm:w-64">
    <span
      className="block h-full min-w-px border border-accent bg-accent-soft"
      style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%` }}
    />
  </span>
)

type WordsProps = Readonly<{ row: TableRow; column: TableColumn; language: string }>

const WordsCell = ({ row, column, language }: WordsProps) => (
  <td className="!text-left !whitespace-pre-line wrap-anywhere">{wordsOf(row.words?.[column.key], language) || "–"}</td>
)
