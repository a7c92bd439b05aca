// Tables as files: one as CSV in a language, one or many as JSON in all of them.

import { tableRows } from "@/components/report/table-rows"
import { wordsIn } from "@/components/report/words-in"
import type { Release } from "@/db/queries/releases"
import { csvOf } from "@/lib/report/csv"
import type { ReportTable } from "@/lib/report/table"
import { DEFAULT_LOCALE, isLocale, LOCALES } from "@/messages/locales"
import { immutableFile } from "./file"
import { settingsOf } from "./report"

type Asked = Readonly<{ name: string; kind: "csv" | "json" }>

/** What an address that ends in a file's kind asks for. */
export function askedFile(word: string): Asked | null {
  const [, name, kind] = /^(.+)\.(csv|json)$/.exec(word) ?? []
  return name && kind ? { name, kind: kind as Asked["kind"] } : null
}

type File = Asked & Readonly<{ table: string }>

/** The table of that name; as JSON, all of them where none is named. Unknown ones are 404. */
export function tableFile(
  request: Request,
  release: Release,
  tables: readonly ReportTable[],
  { name, kind, table }: File,
): Response {
  const found = tables.filter((one) => one.name === table)
  const wanted = table === "" && kind === "json" ? tables : found
  if (wanted.length === 0) return new Response(null, { status: 404 })
  const lang = new URL(request.url).searchParams.get("lang")
  const language = isLocale(lang) ? lang : DEFAULT_LOCALE
  const { hash, number, snapshot } = release
  const parts = [snapshot.study.id, number, name, name === table ? "" : table].filter(Boolean)
  const [one] = found
  if (kind === "csv" && one) {
    const text = csvOf(tableRows(one, wordsIn(language), settingsOf(release, language)))
    const file = { type: "text/csv; charset=utf-8", name: `${[...parts, language].join("-")}.csv` }
    return immutableFile(request, text, { ...file, tag: `${hash}-${name}-${table}-${language}` })
  }
  const file = { type: "application/json; charset=utf-8", name: `${parts.join("-")}.json` }
  return immutableFile(request, jsonOf(release, wanted), { ...file, tag: `${hash}-${name}-${table}` })
}

/** Tables as they are, unrounded, with what a page would call them. */
export function jsonOf({ id, hash, number, snapshot }: Release, tables: readonly ReportTable[]): string {
  const { study, wave } = snapshot
  return JSON.stringify({
    format: "saual-tables/1",
    release: { id, number, hash },
    study: { id: study.id, title: study.title },
    wave: { id: wave.id, name: wave.name },
    tables: tables.map(labelled),
  })
}

function labelled(table: ReportTable) {
  const inAll = (say: (words: ReturnType<typeof wordsIn>) => string) =>
    Object.fromEntries(LOCALES.map((language) => [language, say(wordsIn(language))]))
  return {
    ...table,
    title: inAll((words) => words.title(table)),
    columns: table.columns.map((column) => ({ ...column, label: inAll((words) => words.head(column)) })),
    rows: table.rows.map((row) => ({ ...row, label: row.label ?? inAll((words) => words.row(row)) })),
    notes: table.notes.map((note) => ({ note, text: inAll((words) => words.note(note)) })),
  }
}
