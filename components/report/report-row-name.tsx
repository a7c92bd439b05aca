import type { TableRow } from "@/lib/report/table"
import type { TableNote } from "@/lib/report/table-words"
import { wordsOf } from "@/lib/report/words"
import { markSign } from "./report-notes"
import type { ReportWords } from "./report-words"

type Props = Readonly<{
  row: TableRow
  words: ReportWords
  marks: readonly TableNote[]
  href?: string | undefined
  /** Number by which a chart names it. */
  at?: number | undefined
}>

/** What a row is about: its short name, the signs of its marks, and the full official name a touch away. */
export function ReportRowName({ row, words, marks, href, at }: Props) {
  const name = words.row(row)
  const full = wordsOf(row.full, words.language)
  const signs = (row.marks ?? []).map((mark) => markSign(marks.indexOf(mark))).join(" ")
  return (
    <div style={(row.depth ?? 0) > 1 ? { paddingLeft: `${(row.depth ?? 0) - 1}rem` } : undefined}>
      {at !== undefined && <span className="mr-1 text-soft">{at}.</span>}
      {href ? (
        <a
          href={href}
          className="inline-block min-h-6 py-0.5 text-accent underline underline-offset-2 wrap-anywhere hyphens-auto"
        >
          {name}
        </a>
      ) : (
        <span className="wrap-anywhere hyphens-auto">{name}</span>
      )}
      {signs && <span className="ml-0.5">{signs}</span>}
      {full && full !== name && (
        <details className="font-normal text-soft print:hidden">
          <summary className="min-h-6 w-fit cursor-pointer py-1 text-xs hover:text-accent">
            {words.t("page.fullName")}
          </summary>
          <span className="wrap-anywhere">{full}</span>
        </details>
      )}
    </div>
  )
}
