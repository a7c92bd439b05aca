// The page of a service, a region or a body: all its tables, with a list to jump by; or one of its files.

import { getLocale } from "next-intl/server"
import { sectionsOf, wordsIn } from "@/components/report/words-in"
import { buttonLook } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import type { Release } from "@/db/queries/releases"
import { numberIn } from "@/lib/report/numbers"
import { askedFile, tableFile } from "./files"
import { releaseAt } from "./load"
import { releasePage } from "./page-of"
import { pathOf } from "./report"
import { TableView } from "./table-view"
import { type Level, placeOf } from "./tables"

/** `code` may end in `.csv` (one table, named by `?table=`) or `.json` (all, or that one). */
export async function answerPlace(request: Request, id: string, level: Level, code: string): Promise<Response> {
  const file = askedFile(code)
  if (!file) return releasePage(request, id, { show: (release) => show(release, level, code) })
  const release = await releaseAt(id)
  const place = release && placeOf(release, level, file.name)
  if (!release || !place) return new Response(null, { status: 404 })
  const table = new URL(request.url).searchParams.get("table") ?? ""
  return tableFile(request, release, place.tables, { ...file, table })
}

async function show(release: Release, level: Level, code: string) {
  const place = placeOf(release, level, code)
  if (!place) return null
  const language = await getLocale()
  const words = wordsIn(language)
  const name = place.name(language)
  const full = place.full(language)
  const path = pathOf(release, level, code)
  const of = (table: string, kind: "csv" | "json") =>
    `${path}.${kind}?table=${encodeURIComponent(table)}&lang=${language}`
  const body = (
    <>
      {full && full !== name && <p className="max-w-3xl text-soft wrap-anywhere">{full}</p>}
      {place.tables.length === 0 && <p className="rounded-md bg-sunken p-6 text-center">{words.t("page.nothing")}</p>}
      {place.tables.length > 1 && (
        <nav aria-label={words.t("page.jump")} className="rounded-lg border border-line bg-surface p-4 print:hidden">
          <details>
            <summary className="cursor-pointer font-medium hover:text-accent">
              {words.t("page.jump")}{" "}
              <span className="font-normal text-soft">({numberIn(language, place.tables.length)})</span>
            </summary>
            <div className="mt-2 gap-x-8 text-sm sm:columns-2">
              {[...sectionsOf(place.tables, words)].map(([section, tables]) => (
                <div key={section} className="mb-2 break-inside-avoid">
                  <p className="text-soft">{section}</p>
                  <ul>
                    {tables.map((table) => (
                      <li key={table.name}>
                        <a
                          href={`#${table.name}`}
                          className="inline-block py-1 text-accent underline underline-offset-2"
                        >
                          {words.title(table)}
                        </a>
                      </li>
                    ))}
                  </ul>
                </div>
              ))}
            </div>
          </details>
          <a href={`${path}.json`} download className={`${buttonLook("plain", "small")} mt-2`}>
            {words.t("page.allTables")}
          </a>
        </nav>
      )}
      {place.tables.map((table) => (
        <div key={table.name} id={table.name} className="min-w-0 scroll-mt-4">
          <Card title={words.title(table)}>
            <TableView release={release} table={table} csv={of(table.name, "csv")} json={of(table.name, "json")} />
          </Card>
        </div>
      ))}
    </>
  )
  return { title: <span className="wrap-anywhere">{name}</span>, name, body }
}
