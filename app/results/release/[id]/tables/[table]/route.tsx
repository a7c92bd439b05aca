import { getLocale } from "next-intl/server"
import { liesDown } from "@/components/report/report-table"
import { wordsIn } from "@/components/report/words-in"
import { Card } from "@/components/ui/card"
import type { Release } from "@/db/queries/releases"
import { askedFile, tableFile } from "../../files"
import { loadRelease } from "../../load"
import { releasePage } from "../../page-of"
import { pathOf } from "../../report"
import { TableView } from "../../table-view"
import { reportOf } from "../../tables"

type Params = Readonly<{ params: Promise<{ id: string; table: string }> }>

/** One table of a release as a page; with `.csv` or `.json` behind its name, as a file. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { id, table } = await params
  const file = askedFile(table)
  if (!file) return releasePage(request, id, { show: (release) => show(release, table) })
  const release = await loadRelease(params)
  return tableFile(request, release, reportOf(release)?.tables ?? [], { ...file, table: file.name })
}

async function show(release: Release, name: string) {
  const tables = reportOf(release)?.tables ?? []
  const at = tables.findIndex((table) => table.name === name)
  const table = tables[at]
  if (!table) return null
  const language = await getLocale()
  const words = wordsIn(language)
  const path = pathOf(release, "tables", name)
  const neighbours = [
    { said: "previous", sign: "←", table: tables[at - 1] },
    { said: "next", sign: "→", table: tables[at + 1] },
  ] as const
  const body = (
    <>
      <Card>
        <TableView release={release} table={table} csv={`${path}.csv?lang=${language}`} json={`${path}.json`} />
      </Card>
      <nav aria-label={words.t("page.tables")} className="grid gap-2 text-sm sm:grid-cols-2 print:hidden">
        {neighbours.map(
          ({ said, sign, table: other }) =>
            other && (
              <a
                key={said}
                rel={said === "previous" ? "prev" : "next"}
                href={`${pathOf(release, "tables", other.name)}?lang=${language}`}
                className={`rounded-md border border-line bg-surface p-3 hover:border-accent ${said === "next" ? "sm:col-start-2 sm:text-right" : ""}`}
              >
                <span className="block text-soft">
                  {sign} {words.t(`page.${said}`)}
                </span>
                <span className="font-medium text-accent wrap-anywhere">{words.title(other)}</span>
              </a>
            ),
        )}
      </nav>
    </>
  )
  return { title: words.title(table), name: words.title(table), body, wide: liesDown(table) }
}
