import { getLocale } from "next-intl/server"
import { ReportTable } from "@/components/report/report-table"
import { TableChart } from "@/components/report/table-chart"
import { wordsIn } from "@/components/report/words-in"
import { buttonLook } from "@/components/ui/button"
import type { Release } from "@/db/queries/releases"
import type { ReportTable as Table } from "@/lib/report/table"
import { linksOf, settingsOf, shortRegionOf } from "./report"

type Props = Readonly<{ release: Release; table: Table; csv: string; json: string }>

/** One table: its chart, itself, and its files. */
export async function TableView({ release, table, csv, json }: Props) {
  const language = await getLocale()
  const words = wordsIn(language)
  const said = { table, words, settings: settingsOf(release, language), hrefOf: linksOf(release, language) }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <TableChart {...said} places={release.snapshot.tiles} shortNameOf={shortRegionOf(release, language)} />
      <ReportTable {...said} />
      <p className="flex flex-wrap gap-2 print:hidden">
        <a href={csv} download className={buttonLook("plain", "small")}>
          {words.t("page.csv")}
        </a>
        <a href={json} download className={buttonLook("plain", "small")}>
          {words.t("page.json")}
        </a>
      </p>
    </div>
  )
}
