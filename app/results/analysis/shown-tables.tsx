import { getLocale, getTranslations } from "next-intl/server"
import { ReportTable } from "@/components/report/report-table"
import { TableChart } from "@/components/report/table-chart"
import { Card, Empty } from "@/components/ui/card"
import type { Shown } from "@/lib/analysis/evaluate"
import type { ReportTable as Table } from "@/lib/report/table"
import { wordsOf } from "@/lib/report/words"
import { labelsOf } from "./labels"
import type { Asked } from "./load"
import { RefusedNotice } from "./notices"
import { printing } from "./printing"

/** Each table with its chart, or why it is withheld. */
export async function ShownTables({ asked, shown }: { asked: Asked; shown: readonly Shown[] }) {
  return shown.map((one) => <ShownTable key={one.items.map(({ word }) => word).join(" ")} asked={asked} shown={one} />)
}

async function ShownTable({ asked, shown }: { asked: Asked; shown: Shown }) {
  const t = await getTranslations("analysis")
  const locale = await getLocale()
  const { words, settings } = await printing(asked)
  const { smallest } = settings
  const title = shown.table
    ? words.title(shown.table)
    : shown.items.map(({ label }) => wordsOf(label, locale)).join(", ")
  return (
    <Card title={title} className="break-inside-avoid-page">
      {shown.refused.length > 0 && <RefusedNotice shown={shown} catalogue={asked.catalogue} smallest={smallest} />}
      {!shown.table && shown.refused.length === 0 && (
        <Empty>{t(asked.scheme ? "empty.noWeights" : "empty.noMethod")}</Empty>
      )}
      {shown.table?.base === 0 && <Empty>{t("empty.noneAsked")}</Empty>}
      {shown.table && shown.table.base !== 0 && (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <TableChart table={labelsOf(shown.table, words)} words={words} settings={settings} />
          <ReportTable table={shown.table} words={words} settings={settings} />
          {isWithheld(shown.table) && (
            <p className="max-w-3xl text-sm text-soft">{t("withheld.cells", { n: smallest })}</p>
          )}
        </div>
      )}
    </Card>
  )
}

const isWithheld = ({ rows }: Table): boolean =>
  rows.some(({ values }) => Object.values(values).some(({ withheld }) => withheld))
