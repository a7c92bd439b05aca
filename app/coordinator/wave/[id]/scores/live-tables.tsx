import Link from "next/link"
import { getLocale, getTranslations } from "next-intl/server"
import { ReportTable } from "@/components/report/report-table"
import { TableChart } from "@/components/report/table-chart"
import { sectionsOf, wordsIn } from "@/components/report/words-in"
import { Card } from "@/components/ui/card"
import type { Tiles } from "@/lib/release/labels"
import { type Figures, reportTables } from "@/lib/report/tables"
import { wordsOf } from "@/lib/report/words"

type Props = Readonly<{ path: string; figures: Figures; tiles: Tiles; asked: string | undefined }>

/** Without an asking, these stand below each other. */
const MAIN = ["services", "criteria", "regions", "providers", "bodies_own", "bodies_all", "calls"]

/** Every table of the report as of now, marked as provisional; one of them, or the rankings. */
export async function LiveTables({ path, figures, tiles, asked }: Props) {
  const t = await getTranslations("release.provisional")
  const language = await getLocale()
  const words = wordsIn(language)
  // What field control found has pages of its own, as of now.
  const tables = reportTables(figures).filter(({ kind }) => kind !== "field")
  const one = tables.filter(({ name }) => name === asked)
  const shown = one.length > 0 ? one : tables.filter(({ kind }) => MAIN.includes(kind))
  const { decimals, scale, confidence } = figures.method.settings
  const { smallest, few } = figures.data.settings
  const settings = { language, decimals, scale, confidence, smallest, few }
  const shortNameOf = (code: string) => wordsOf(figures.labels.shortRegions[code], language) || undefined
  return (
    <>
      <Card title={words.t("page.tables")} className="print:hidden">
        <div className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
          {[...sectionsOf(tables, words)].map(([title, listed]) => (
            <details key={title} className="border-b border-line py-1" open={listed.some(({ name }) => name === asked)}>
              <summary className="cursor-pointer py-1.5 font-medium hover:text-accent">{title}</summary>
              <ul className="grid gap-0.5 pb-2 pl-4 text-sm">
                {listed.map((table) => (
                  <li key={table.name}>
                    <Link
                      href={`${path}?table=${encodeURIComponent(table.name)}`}
                      prefetch={false}
                      aria-current={table.name === asked ? "true" : undefined}
                      className="inline-block py-1 text-accent underline underline-offset-2 aria-[current=true]:font-semibold"
                    >
                      {words.title(table)}
                    </Link>
                  </li>
                ))}
              </ul>
            </details>
          ))}
        </div>
      </Card>
      {shown.map((table) => (
        <Card key={table.name} title={`${words.title(table)} (${t("mark").toLocaleLowerCase(language)})`}>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
            {(one.length > 0 || table.kind === "regions") && (
              <TableChart {...{ table, words, settings, places: tiles, shortNameOf }} />
            )}
            <ReportTable {...{ table, words, settings }} />
          </div>
        </Card>
      ))}
    </>
  )
}
