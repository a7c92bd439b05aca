// A contact list (CSV) becomes sampled persons; every bad row is named with its reason, good rows are kept.
import Papa from "papaparse"
import { z } from "zod"
import { normalisePhone } from "./phone"

export type SampledPerson = Readonly<{
  row: number
  name: string
  phone: string
  /** Null where the study has no such axis. */
  region: string | null
  service: string | null
  language: string | null
  reference: string | null
}>

export type RowFault = Readonly<{
  row: number
  column: string
  fault:
    | "missing"
    | "not_a_phone"
    | "unknown_region"
    | "unknown_service"
    | "unknown_language"
    | "twice_in_file"
    | "region_not_yours"
  value: string
}>

export type ImportedRows =
  | Readonly<{ ok: true; people: readonly SampledPerson[]; faults: readonly RowFault[] }>
  | Readonly<{ ok: false; refusal: "empty" | "columns_missing"; missing: readonly string[] }>

/** Codes and labels that a list may use for a register entry, in any language and any case; null = no such axis. */
export type KnownCodes = Readonly<{
  regions: ReadonlyMap<string, string> | null
  services: ReadonlyMap<string, string> | null
  languages: readonly string[]
  /** Region codes the importer may add to; null = all. */
  scope: readonly string[] | null
}>

const HEADERS: Readonly<Record<string, readonly string[]>> = {
  name: ["name", "аты-жөні", "аты", "фио", "имя"],
  phone: ["phone", "телефон", "телефон нөмірі", "номер телефона"],
  region: ["region", "өңір", "регион", "область"],
  service: ["service", "қызмет", "услуга"],
  language: ["language", "тіл", "язык"],
  reference: ["reference", "сілтеме", "основание"],
}
/** Columns that a list of this study must have. */
export const neededColumns = (known: Pick<KnownCodes, "regions" | "services">): readonly string[] => [
  "name",
  "phone",
  ...(known.regions ? ["region"] : []),
  ...(known.services ? ["service"] : []),
]
// Cells beyond the header arrive as a list; they belong to no column and are passed over.
const Row = z.record(z.string(), z.union([z.string(), z.array(z.string())]).optional())

/** Key under which a label or code is looked up: trimmed, lower case. */
export const lookUpKey = (value: string): string => value.trim().toLowerCase()

/** Reads a comma- or semicolon-separated list with a header row (kk, ru or en); rows are numbered as a spreadsheet shows them. */
export function readContactRows(text: string, known: KnownCodes): ImportedRows {
  const words = text.replace(/^\uFEFF/, "")
  const table = words.trimStart()
  const above = words.slice(0, words.length - table.length).split("\n").length - 1
  const { data, meta } = Papa.parse<unknown>(table, {
    header: true,
    delimiter: delimiterOf(table),
    transformHeader: fieldOf,
  })
  const numbered = data.map((row, index) => ({ cells: Row.parse(row), row: above + index + 2 }))
  const rows = numbered.filter(({ cells }) => Object.values(cells).some((cell) => String(cell ?? "").trim() !== ""))
  if (rows.length === 0) return { ok: false, refusal: "empty", missing: [] }
  const missing = neededColumns(known).filter((column) => !meta.fields?.includes(column))
  if (missing.length > 0) return { ok: false, refusal: "columns_missing", missing }
  return collect(rows, known)
}

// The header decides: a semicolon in somebody's note must not change how the file is read.
function delimiterOf(words: string): string {
  const header = /^.*/m.exec(words)?.[0] ?? ""
  return [",", ";", "\t"].reduce((best, mark) => (header.split(mark).length > header.split(best).length ? mark : best))
}

function fieldOf(header: string): string {
  const key = lookUpKey(header)
  return Object.keys(HEADERS).find((field) => HEADERS[field]?.includes(key)) ?? key
}

function collect(rows: readonly { cells: z.infer<typeof Row>; row: number }[], known: KnownCodes): ImportedRows {
  const people: SampledPerson[] = []
  const faults: RowFault[] = []
  const seen = new Set<string>()
  for (const { cells, row } of rows) {
    const read = readRow(cells, row, known, seen)
    if ("fault" in read) faults.push(read)
    else people.push(read)
  }
  return { ok: true, people, faults }
}

function readRow(
  cells: z.infer<typeof Row>,
  row: number,
  known: KnownCodes,
  seen: Set<string>,
): SampledPerson | RowFault {
  const cell = (column: string) => String(cells[column] ?? "").trim()
  const fault = (column: string, reason: RowFault["fault"]): RowFault => ({
    row,
    column,
    fault: reason,
    value: cell(column),
  })
  const empty = neededColumns(known).find((column) => cell(column) === "")
  if (empty) return fault(empty, "missing")
  const phone = normalisePhone(cell("phone"))
  if (!phone) return fault("phone", "not_a_phone")
  const region = codeIn(known.regions, cell("region"))
  if (region === undefined) return fault("region", "unknown_region")
  if (known.scope && !(region && known.scope.includes(region))) return fault("region", "region_not_yours")
  const service = codeIn(known.services, cell("service"))
  if (service === undefined) return fault("service", "unknown_service")
  const language = cell("language") === "" ? null : lookUpKey(cell("language"))
  if (language && !known.languages.includes(language)) return fault("language", "unknown_language")
  if (seen.has(`${phone}|${service}`)) return fault("phone", "twice_in_file")
  seen.add(`${phone}|${service}`)
  return { row, name: cell("name"), phone, region, service, language, reference: cell("reference") || null }
}

const codeIn = (codes: ReadonlyMap<string, string> | null, cell: string): string | null | undefined =>
  codes ? codes.get(lookUpKey(cell)) : null
