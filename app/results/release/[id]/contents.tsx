import { getLocale } from "next-intl/server"
import { sectionsOf, wordsIn } from "@/components/report/words-in"
import { buttonLook } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import type { Release } from "@/db/queries/releases"
import { numberIn } from "@/lib/report/numbers"
import { pathOf } from "./report"
import { reportOf } from "./tables"

/** Everything in the report, under its headings, with a link to each; nothing where the release has no report. */
export async function Contents({ release }: { release: Release }) {
  const report = reportOf(release)
  if (!report || report.tables.length === 0) return null
  const language = await getLocale()
  const words = wordsIn(language)
  const pages = [
    { title: words.t("page.services"), folder: "service", places: report.services },
    { title: words.t("page.regions"), folder: "region", places: report.regions },
    { title: words.t("page.bodies"), folder: "body", places: report.bodies },
  ]
  return (
    <div id="contents">
      <Card
        title={words.t("page.contents")}
        action={
          <a href={pathOf(release, "report.json")} download className={`${buttonLook("plain", "small")} print:hidden`}>
            {words.t("page.allTables")}
          </a>
        }
      >
        <p className="mb-3 text-sm text-soft">{words.t("page.contentsHint")}</p>
        <div className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
          {[...sectionsOf(report.tables, words)].map(([title, tables]) => (
            <Fold key={title} title={title} count={numberIn(language, tables.length)}>
              {tables.map((table) => (
                <Line key={table.name} href={`${pathOf(release, "tables", table.name)}?lang=${language}`}>
                  {words.title(table)}
                </Line>
              ))}
            </Fold>
          ))}
          {pages.map(({ title, folder, places }) =>
            places.length === 0 ? null : (
              <Fold key={title} title={title} count={numberIn(language, places.length)}>
                {places.map(({ code, name }) => (
                  <Line key={code} href={`${pathOf(release, folder, code)}?lang=${language}`}>
                    {name(language)}
                  </Line>
                ))}
              </Fold>
            ),
          )}
        </div>
      </Card>
    </div>
  )
}

type FoldProps = Readonly<{ title: string; count: string; children: React.ReactNode }>

const Fold = ({ title, count, children }: FoldProps) => (
  <details className="border-b border-line py-1 print:hidden">
    <summary className="cursor-pointer py-1.5 font-medium hover:text-accent">
      {title} <span className="font-normal text-soft">({count})</span>
    </summary>
    <ul className="grid gap-0.5 pb-2 pl-4 text-sm">{children}</ul>
  </details>
)

const Line = ({ href, children }: { href: string; children: string }) => (
  <li>
    <a href={href} className="inline-block py-1 text-accent underline underline-offset-2 wrap-anywhere">
      {children}
    </a>
  </li>
)
