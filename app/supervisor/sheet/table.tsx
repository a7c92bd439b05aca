import { useLocale, useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { numberIn } from "@/lib/report/numbers"
import { VERIFY_TYPES } from "@/lib/verification/comparison"
import { FINDINGS } from "@/lib/verification/finding"
import { alertWords } from "../alert-words"
import { rateText } from "../rate-words"
import type { SheetLine } from "./load"

/** An interviewer a line; on a phone each is a card with the names of the figures beside them. */
export function SheetTable({ lines }: { lines: readonly SheetLine[] }) {
  const t = useTranslations("desk.sheet")
  const columns = useColumns()
  return (
    <table className="w-full border-collapse text-left text-sm max-lg:block print:table print:text-xs">
      <thead className="max-lg:sr-only print:not-sr-only">
        <tr className="border-b border-line-strong align-bottom">
          <th scope="col" className="py-1 pr-2 font-medium">
            {t("interviewer")}
          </th>
          {columns.map(({ key, head, wide }) => (
            <th key={key} scope="col" className={`px-1.5 py-1 font-medium ${wide ? "" : "text-right"}`}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-lg:grid max-lg:gap-3 sm:max-lg:grid-cols-2 print:table-row-group">
        {lines.map((line) => (
          <tr
            key={line.interviewerId}
            className="break-inside-avoid border-b border-line align-top max-lg:grid max-lg:gap-1 max-lg:rounded-lg max-lg:border max-lg:bg-surface max-lg:p-3 print:table-row print:border-0 print:border-b print:bg-transparent"
          >
            <th scope="row" className="py-1.5 pr-2 font-medium max-lg:p-0 print:py-1.5">
              {line.name}
            </th>
            {columns.map(({ key, head, wide, of }) => (
              <td
                key={key}
                className={`px-1.5 py-1.5 max-lg:flex max-lg:justify-between max-lg:gap-4 max-lg:p-0 print:table-cell print:px-1.5 print:py-1.5 ${wide ? "" : "text-right"}`}
              >
                <span className="text-left text-soft lg:hidden print:hidden">{head}</span>
                <span className="max-lg:text-right">{of(line)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Column = Readonly<{ key: string; head: string; wide?: boolean; of: (line: SheetLine) => ReactNode }>

function useColumns(): Column[] {
  const [t, board, words, alerts] = [
    useTranslations("desk.sheet"),
    useTranslations("desk.board"),
    useTranslations("verification"),
    useTranslations("desk.alerts"),
  ]
  const locale = useLocale()
  const figure = (n: number) => numberIn(locale, n)
  return [
    { key: "completed", head: t("completed"), of: (line) => figure(line.completed) },
    ...(["n", "needed", "drawn", "checked", "open"] as const).map(
      (key): Column => ({ key, head: board(key), of: (line) => figure(line[key]) }),
    ),
    ...FINDINGS.map(
      (finding): Column => ({
        key: finding,
        head: t("inWeek", { what: words(`findings.${finding}`) }),
        of: (line) => figure(line.findings[finding]),
      }),
    ),
    ...VERIFY_TYPES.map(
      (verify): Column => ({
        key: `type${verify}`,
        head: t("columns.rate", { type: words(`compare.types.${verify}`) }),
        of: (line) => rateText(locale, line.rates.byType[verify].discrepant),
      }),
    ),
    { key: "due", head: t("dueNext"), of: (line) => figure(line.dueNext) },
    {
      key: "state",
      head: t("state"),
      wide: true,
      of: (line) => line.alerts.map((alert) => alertWords(alerts, locale, alert)).join("; ") || "–",
    },
  ]
}
