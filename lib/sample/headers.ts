// Which column of a contact list is what: guessed from headers in Kazakh, Russian or English, decided by the coordinator.
import type { StudyDimension } from "../study/dimensions"
import { lookUpKey } from "./look-up"

export const FIELDS = ["name", "phone", "email", "region", "service", "language", "reference"] as const
/** What a column holds; `attribute:age` is the code of a quota dimension; "" = not taken. */
export type Field = (typeof FIELDS)[number] | `attribute:${string}` | ""
/** One field a column, in the file's order. */
export type Mapping = readonly Field[]

const ATTRIBUTE = "attribute:"

// Words that a header begins with, or is.
const HEADERS: Readonly<Record<(typeof FIELDS)[number], readonly string[]>> = {
  name: ["name", "full name", "first name", "last name", "surname", "patronymic", "recipient"].concat(
    ["аты-жөні", "аты", "тегі", "есімі", "т.а.ә", "таә", "әкесінің аты", "алушы"],
    ["фио", "ф.и.о", "имя", "фамилия", "отчество", "получатель"],
  ),
  phone: [
    "phone",
    "tel",
    "mobile",
    "cell",
    "телефон",
    "ұялы",
    "нөмір",
    "тел",
    "номер тел",
    "моб",
    "сотовый",
    "контакт",
  ],
  email: [
    "email",
    "e-mail",
    "mail",
    "электрондық пошта",
    "пошта",
    "эл. пошта",
    "электронная почта",
    "почта",
    "эл. почта",
  ],
  region: ["region", "oblast", "өңір", "облыс", "аймақ", "регион", "область"],
  service: ["service", "қызмет", "услуга", "наименование услуги", "вид услуги"],
  language: ["language", "lang", "тіл", "язык"],
  reference: ["reference", "basis", "letter", "сілтеме", "негіз", "хат", "основание", "письмо", "исх"],
}
// Columns that may be several: parts of a name, further numbers.
const MANY: readonly string[] = ["name", "phone"]

export const attributeOf = (field: Field): string | null =>
  field.startsWith(ATTRIBUTE) ? field.slice(ATTRIBUTE.length) : null

/** What each header most likely means; what is not known is left out, and so is a second region. */
export function guessMapping(headers: readonly string[], dimensions: readonly StudyDimension[]): Mapping {
  const taken = new Set<Field>()
  return headers.map((header) => {
    const field = fieldOf(lookUpKey(header), dimensions)
    if (field === "" || (taken.has(field) && !MANY.includes(field))) return ""
    taken.add(field)
    return field
  })
}

/** Needed fields that no column is said to hold. */
export const missingIn = (mapping: Mapping, needed: readonly Field[]): Field[] =>
  needed.filter((field) => !mapping.includes(field))

/** Fields of which two columns cannot be: which of them would count? */
export function doubledIn(mapping: Mapping): Field[] {
  const single = mapping.filter((field) => field !== "" && !MANY.includes(field))
  return [...new Set(single.filter((field, at) => single.indexOf(field) !== at))]
}

/** Letters of the columns by field, as they are kept: headers may be somebody's name when the file has none. */
export function lettersOf(mapping: Mapping): Record<string, string> {
  const letters: Record<string, string> = {}
  for (const [at, field] of mapping.entries()) {
    if (field !== "") letters[field] = letters[field] ? `${letters[field]}, ${letterOf(at)}` : letterOf(at)
  }
  return letters
}

/** A column's letters in a spreadsheet: 0 is A, 26 is AA. */
export function letterOf(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : letterOf(Math.floor(at / 26) - 1) + last
}

function fieldOf(key: string, dimensions: readonly StudyDimension[]): Field {
  if (key === "") return ""
  const dimension = dimensions.find(
    ({ name, label }) =>
      key === name || key === ATTRIBUTE + name || Object.values(label ?? {}).some((words) => lookUpKey(words) === key),
  )
  if (dimension) return `${ATTRIBUTE}${dimension.name}`
  const exact = FIELDS.find((field) => HEADERS[field].includes(key))
  return exact ?? FIELDS.find((field) => HEADERS[field].some((words) => key.startsWith(words))) ?? ""
}
