import type { TableColumn } from "@/lib/report/table"
import type { ReportWords } from "./report-words"

type Props = Readonly<{ columns: readonly TableColumn[]; words: ReportWords }>

/** Column heads, under those of their groups where there are any; repeated on each sheet of paper. */
export function ReportHead({ columns, words }: Props) {
  const name = columns.find(({ kind }) => kind === "name")
  const figures = columns.filter(({ kind }) => kind !== "name")
  const groups = runsOf(figures.map(words.group))
  const grouped = groups.some(({ words: group }) => group !== "")
  return (
    <thead className={LOOK}>
      {grouped && (
        <tr>
          <td />
          {groups.map(({ words: group, at, span }) =>
            group ? (
              <th key={at} scope="colgroup" colSpan={span} className="border-l border-line !text-center">
                {group}
              </th>
            ) : (
              <td key={at} colSpan={span} />
            ),
          )}
        </tr>
      )}
      <tr>
        <th scope="col" className="sticky left-0 bg-surface !pl-0 !text-left print:static">
          {name && words.head(name)}
        </th>
        {figures.map((column) => (
          <th key={column.key} scope="col" className={column.kind === "words" ? "!text-left" : undefined}>
            {words.head(column)}
          </th>
        ))}
      </tr>
    </thead>
  )
}

const LOOK =
  "[&_th]:px-2 [&_th]:py-1 [&_th]:text-right [&_th]:align-bottom [&_th]:font-medium [&_th]:hyphens-auto [&_tr:last-child>*]:border-b [&_tr:last-child>*]:border-line-strong max-sm:[&_th]:text-xs print:table-header-group"

/** Neighbours of the same words as one. */
function runsOf(names: readonly string[]): { words: string; at: number; span: number }[] {
  const runs: { words: string; at: number; span: number }[] = []
  for (const [at, words] of names.entries()) {
    const last = runs.at(-1)
    if (last && last.words === words) last.span++
    else runs.push({ words, at, span: 1 })
  }
  return runs
}
