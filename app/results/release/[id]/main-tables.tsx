import { getLocale } from "next-intl/server"
import { RegionMap } from "@/components/report/region-map"
import { ReportTable } from "@/components/report/report-table"
import { wordsIn } from "@/components/report/words-in"
import { Card } from "@/components/ui/card"
import type { Release } from "@/db/queries/releases"
import { linksOf, pathOf, settingsOf } from "./report"
import { reportOf } from "./tables"

const MAIN = ["services", "criteria", "regions", "providers", "bodies_own", "bodies_all", "calls"]

/** The rankings and the criteria; each leads to its own page with its chart and its files. */
export async function MainTables({ release }: { release: Release }) {
  const language = await getLocale()
  const words = wordsIn(language)
  const said = { words, settings: settingsOf(release, language), hrefOf: linksOf(release, language) }
  const { scores, labels, tiles, method } = release.snapshot
  const tables = MAIN.flatMap((kind) => reportOf(release)?.tables.find((table) => table.kind === kind) ?? [])
  return tables.map((table) => (
    <div key={table.name} id={table.name} className="min-w-0">
      <Card
        title={words.title(table)}
        action={
          <a
            href={`${pathOf(release, "tables", table.name)}?lang=${language}`}
            className="text-sm text-accent underline underline-offset-4 print:hidden"
          >
            {words.t("page.more")}
            <span className="sr-only">: {words.title(table)}</span>
          </a>
        }
      >
        {table.kind === "regions" && (
          <RegionMap regions={scores.regions} labels={labels} tiles={tiles} decimals={method.settings.decimals} />
        )}
        <ReportTable table={table} {...said} />
      </Card>
    </div>
  ))
}
