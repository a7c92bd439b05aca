// Rows of a contact list become sampled persons; every bad row is named with its reason, good rows are kept.
import { attributeOf, type Field, type Mapping } from "./headers"
import { type KnownCodes, neededFields } from "./known-codes"
import type { ListFault, RowFault } from "./list"
import { lookUpKey } from "./look-up"
import { normalisePhone, splitPhones } from "./phone"

export type SampledPerson = Readonly<{
  row: number
  name: string
  /** Different ones, the first to be called first. */
  phones: readonly [string, ...string[]]
  email: string | null
  /** Null where the study has no such axis. */
  region: string | null
  service: string | null
  language: string | null
  reference: string | null
  attributes: Readonly<Record<string, string>>
}>

export type FileRow = Readonly<{ row: number; cells: readonly string[] }>
export type ReadRows = Readonly<{ people: readonly SampledPerson[]; faults: readonly ListFault[] }>

const MOST_PHONES = 5
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** Reads a list batch by batch; who stands twice in the file for one service is told across batches. */
export function rowReader(known: KnownCodes, mapping: Mapping): (rows: readonly FileRow[]) => ReadRows {
  const seen = new Set<string>()
  return (rows) => {
    const people: SampledPerson[] = []
    const faults: ListFault[] = []
    for (const { row, cells } of rows) {
      if (cells.every((cell) => cell.trim() === "")) continue
      const note = (column: Field, fault: RowFault) => void faults.push({ row, column, fault })
      const read = readRow(fieldsOf(cells, mapping), known, seen, note)
      if (read) people.push({ row, ...read })
    }
    return { people, faults }
  }
}

type Fields = ReadonlyMap<Field, string>
type Note = (column: Field, fault: RowFault) => void

// Several columns of one field are one text: a surname and a name, a phone and another.
function fieldsOf(cells: readonly string[], mapping: Mapping): Fields {
  const fields = new Map<Field, string>()
  for (const [at, field] of mapping.entries()) {
    const cell = cells[at]?.trim() ?? ""
    if (field === "" || cell === "") continue
    const before = fields.get(field)
    fields.set(field, before === undefined ? cell : before + (field === "phone" ? "\n" : " ") + cell)
  }
  return fields
}

function readRow(fields: Fields, known: KnownCodes, seen: Set<string>, note: Note): Omit<SampledPerson, "row"> | null {
  const refuse = (column: Field, fault: RowFault) => {
    note(column, fault)
    return null
  }
  const empty = neededFields(known).find((field) => !fields.has(field))
  if (empty) return refuse(empty, "missing")
  const { phones, wrong } = phonesOf(fields.get("phone") ?? "")
  const [first] = phones
  if (!first) return refuse("phone", "not_a_phone")
  const region = codeIn(known.regions, fields.get("region"))
  if (region === undefined) return refuse("region", "unknown_region")
  if (known.scope && !(region && known.scope.includes(region))) return refuse("region", "region_not_yours")
  const service = codeIn(known.services, fields.get("service"))
  if (service === undefined) return refuse("service", "unknown_service")
  const language = fields.has("language") ? lookUpKey(fields.get("language") ?? "") : null
  if (language && !known.languages.includes(language)) return refuse("language", "unknown_language")
  const attributes = attributesIn(fields, known)
  if ("unknown" in attributes) return refuse(attributes.unknown, "unknown_code")
  if (phones.some((phone) => seen.has(`${phone}|${service}`))) return refuse("phone", "twice_in_file")
  for (const phone of phones) seen.add(`${phone}|${service}`)
  if (wrong) note("phone", "number_left_out")
  const email = lookUpKey(fields.get("email") ?? "") || null
  if (email && !EMAIL.test(email)) note("email", "email_left_out")
  return {
    name: fields.get("name") ?? "",
    phones: [first, ...phones.slice(1)],
    email: email && EMAIL.test(email) ? email : null,
    ...{ region, service, language },
    reference: fields.get("reference") ?? null,
    attributes: attributes.codes,
  }
}

function phonesOf(cell: string): { phones: string[]; wrong: boolean } {
  const parts = splitPhones(cell)
  const numbers = parts.map(normalisePhone)
  const phones = [...new Set(numbers.filter((phone) => phone !== null))]
  return { phones: phones.slice(0, MOST_PHONES), wrong: numbers.includes(null) || phones.length > MOST_PHONES }
}

function attributesIn(fields: Fields, known: KnownCodes): { codes: Record<string, string> } | { unknown: Field } {
  const codes: Record<string, string> = {}
  for (const [field, value] of fields) {
    const name = attributeOf(field)
    if (name === null) continue
    const code = known.attributes.get(name)?.get(lookUpKey(value))
    if (code === undefined) return { unknown: field }
    codes[name] = code
  }
  return { codes }
}

const codeIn = (codes: ReadonlyMap<string, string> | null, cell: string | undefined): string | null | undefined =>
  codes ? codes.get(lookUpKey(cell ?? "")) : null
