import clsx from "clsx"
import type { PrintSettings } from "@/lib/report/cell"
import { numberIn } from "@/lib/report/numbers"
import type { RowTarget, ReportTable as Table, TableRow } from "@/lib/report/table"
import { scaleOf } from "./charts/scale"
import { barColumn } from "./drawn"
import { ReportCell } from "./report-cell"
import { ReportHead } from "./report-head"
import { ReportNotes } from "./report-notes"
import { ReportRowName } from "./report-row-name"
import type { ReportWords } from "./report-words"

export type ReportTableProps = Readonly<{
  table: Table
  words: ReportWords
  settings: PrintSettings
  /** Where what a row is about has a page. */
  hrefOf?: (target: RowTarget) => string | undefined
}>

/** More columns than this lie down on paper. */
const UPRIGHT = 8

const isPart = (row: TableRow): boolean => row.word !== "total"

export const liesDown = ({ columns }: Table): boolean => columns.length > UPRIGHT + 1

/** Any table of a report: names stay in sight while figures scroll, the base above, notes and marks below. */
export function ReportTable({ table, words, settings, hrefOf }: ReportTableProps) {
  const { rows, columns, base } = table
  const title = words.title(table)
  const figures = columns.filter(({ kind }) => kind !== "name")
  const barred = barColumn(table)
  const most = barred
    ? scaleOf(
        barred.kind,
        rows.filter(isPart).flatMap(({ values }) => values[barred.key] ?? []),
        settings,
      ).max
    : 0
  const marks = [...new Set(rows.flatMap((row) => row.marks ?? []))]
  return (
    <div className={clsx("grid grid-cols-[minmax(0,1fr)] gap-2", liesDown(table) && "sheet-wide")}>
      {base !== null && (
        <p className="text-sm text-soft">{words.t("page.base", { n: base, number: numberIn(words.language, base) })}</p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too */}
      <section aria-label={title} tabIndex={0} className="relative overflow-x-auto print:overflow-visible">
        <table aria-label={title} className={LOOK}>
          <ReportHead columns={columns} words={words} />
          <tbody>
            {rows.map((row, at) => (
              <tr key={row.code} data-whole={row.depth === 0 || undefined}>
                <th scope="row">
                  <ReportRowName
                    {...{ row, words, marks, href: row.target && hrefOf?.(row.target) }}
                    at={table.chart?.kind === "quadrant" ? at + 1 : undefined}
                  />
                </th>
                {figures.map((column) => (
                  <ReportCell
                    key={column.key}
                    {...{ table, row, column, settings, words }}
                    barOf={column === barred && isPart(row) ? most : 0}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ReportNotes table={table} marks={marks} words={words} settings={settings} />
    </div>
  )
}

const LOOK = clsx(
  "w-full border-separate border-spacing-0 text-sm",
  "[&_td]:border-b [&_td]:border-line [&_td]:px-2 [&_td]:py-1.5 [&_td]:text-right [&_td]:align-top [&_td]:whitespace-nowrap",
  "[&_tbody_th]:sticky [&_tbody_th]:left-0 [&_tbody_th]:bg-surface [&_tbody_th]:max-w-[42vw] [&_tbody_th]:min-w-28",
  "[&_tbody_th]:border-b [&_tbody_th]:border-line [&_tbody_th]:py-1.5 [&_tbody_th]:pr-2 [&_tbody_th]:text-left",
  "[&_tbody_th]:align-top [&_tbody_th]:font-normal [&_tr[data-whole]>*]:font-semibold sm:[&_tbody_th]:max-w-96 sm:[&_tbody_th]:min-w-44",
  "print:[&_tbody_th]:static print:[&_tr]:break-inside-avoid print:[&_td]:px-1",
)
