// Targets pasted from a spreadsheet, or read from one: rows of texts with the names of the cells' dimensions above.
import type { CellTerms, Conditions } from "./cells"
import type { EditLine } from "./edit"
import type { Layout } from "./sheet"

/** The values of a dimension with every text that may stand for them: codes and names in all languages. */
export type PasteDimension = Readonly<{
  name: string
  names: readonly string[]
  values: readonly Readonly<{ code: string; names: readonly string[] }>[]
}>

/** Row and column count from 1; the head is row 1. */
export type PasteRefusal = Readonly<
  | { reason: "empty" | "no_target_column" }
  | { reason: "unknown_column"; column: number; text: string }
  | { reason: "unknown_value"; row: number; column: number; text: string; dimension: string }
  | { reason: "not_a_number"; row: number; column: number; text: string }
  | { reason: "blank" | "contradicts"; row: number; column: number; text: string; dimension: string }
  | { reason: "outside"; row: number; column: number; text: string }
>

export type Pasted = Readonly<
  { ok: true; lines: readonly EditLine[] } | { ok: false; refusals: readonly PasteRefusal[] }
>

/** Column heads of terms, in the three languages of the desks. */
export const TERM_NAMES: Readonly<Record<"target" | "floor" | "ceiling", readonly string[]>> = {
  target: ["target", "план", "жоспар"],
  floor: ["floor", "минимум", "кемінде"],
  ceiling: ["ceiling", "максимум", "көп дегенде"],
}

/** Columns of the file we write that are there to be read, and are not read back. */
export const FOR_READING: readonly string[] = [
  ...["accepted", "қабылданды", "принято"],
  ...["reserved", "орын брондалды", "зарезервировано"],
]

/** Cells of a spreadsheet as they are copied: a line a row, tabs between, quotes around what holds either. */
export function cellsOfText(text: string): string[][] {
  const rows: string[][] = [[""]]
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!
    const row = rows.at(-1)!
    const cell = row.at(-1)!
    if (quoted && char === '"' && text[at + 1] === '"') row[row.length - 1] = `${cell}${text[++at]}`
    else if (char === '"' && (quoted || cell === "")) quoted = !quoted
    else if (!quoted && char === "\t") row.push("")
    else if (!quoted && (char === "\n" || char === "\r")) {
      if (char === "\r" && text[at + 1] === "\n") at++
      rows.push([""])
    } else row[row.length - 1] = cell + char
  }
  return rows.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some((cell) => cell !== ""))
}

/** Lines of an edit from rows with a head. Empty cells of terms leave the term as it is; a "-" takes a bound away. */
export function readPasted(rows: readonly (readonly string[])[], dimensions: readonly PasteDimension[]): Pasted {
  const [head, ...body] = rows
  if (!head || body.length === 0) return { ok: false, refusals: [{ reason: "empty" }] }
  const columns = head.map((text) => columnOf(text, dimensions))
  const unknown = columns.flatMap((column, index): PasteRefusal[] => {
    const text = head[index] ?? ""
    return column || text === "" || isNamed(text, FOR_READING)
      ? []
      : [{ reason: "unknown_column", column: index + 1, text }]
  })
  if (!columns.some((column) => column?.kind === "term" && column.term === "target"))
    return { ok: false, refusals: [...unknown, { reason: "no_target_column" }] }
  const numbered = body
    .map((row, index) => ({ row, number: index + 2 }))
    .filter(({ row }) => row.some((text) => text !== ""))
  const read = numbered.map(({ row, number }) => lineOf(row, number, columns))
  const refusals = [...unknown, ...read.flatMap((line) => line.refusals)]
  return refusals.length > 0
    ? { ok: false, refusals }
    : { ok: true, lines: read.map(({ line }) => line).filter(({ terms }) => Object.keys(terms).length > 0) }
}

/** Whether rows begin with a head that names columns. */
export const hasHead = ([head = []]: readonly (readonly string[])[], dimensions: readonly PasteDimension[]): boolean =>
  head.some((text) => columnOf(text, dimensions) !== null)

/**
 * Numbers copied as a block: with the names of rows and columns around them, or bare, and then they go down and to the
 * right from where they were pasted.
 */
export function readBlock(
  rows: readonly (readonly string[])[],
  { rows: down, columns: across, conditionsAt }: Pick<Layout, "rows" | "columns" | "conditionsAt">,
  term: keyof typeof TERM_NAMES,
  from: Readonly<{ row: number; column: number }>,
): Pasted {
  if (rows.length === 0) return { ok: false, refusals: [{ reason: "empty" }] }
  const columns = across.length > 0 ? across : [null]
  const first = rows[0]!.slice(1)
  const namedColumns =
    across.length > 0 && first.length > 0 && first.every((text) => text === "" || valueCalled(across, text))
  const bodyFrom = namedColumns ? 1 : 0
  const namedRows = rows.slice(bodyFrom).every(([text = ""]) => valueCalled(down, text) !== undefined)
  const lines: EditLine[] = []
  const refusals: PasteRefusal[] = []
  rows.slice(bodyFrom).forEach((cells, r) => {
    const row = namedRows ? valueCalled(down, cells[0] ?? "") : down[from.row + r]
    cells.forEach((text, c) => {
      if ((namedRows && c === 0) || text === "") return
      const column = namedColumns
        ? valueCalled(across, rows[0]![c] ?? "")
        : columns[(namedRows ? 0 : from.column) + c - (namedRows ? 1 : 0)]
      const at = { row: r + bodyFrom + 1, column: c + 1, text }
      if (!row || column === undefined) refusals.push({ reason: "outside", ...at })
      else if (!IS_NUMBER.test(text)) refusals.push({ reason: "not_a_number", ...at })
      else lines.push({ conditions: conditionsAt(row, column), terms: { [term]: Number(text.replace(/\s/g, "")) } })
    })
  })
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, lines }
}

const IS_NUMBER = /^\d[\d\s]*$/

type Valued = Readonly<{ code: string; names: readonly string[] }>
const valueCalled = <V extends Valued>(values: readonly V[], text: string): V | undefined =>
  values.find(({ code, names }) => isNamed(text, [code, ...names]))
const isNamed = (text: string, names: readonly string[]): boolean => names.some((name) => alike(name, text))

type Column =
  | Readonly<{ kind: "dimension"; dimension: PasteDimension }>
  | Readonly<{ kind: "term"; term: keyof typeof TERM_NAMES }>
  | null

function columnOf(text: string, dimensions: readonly PasteDimension[]): Column {
  const dimension = dimensions.find(({ name, names }) => [name, ...names].some((known) => alike(known, text)))
  if (dimension) return { kind: "dimension", dimension }
  const term = (["target", "floor", "ceiling"] as const).find((name) =>
    TERM_NAMES[name].some((known) => alike(known, text)),
  )
  return term ? { kind: "term", term } : null
}

function lineOf(row: readonly string[], number: number, columns: readonly Column[]) {
  const conditions: Record<string, string> = {}
  const terms: { -readonly [Term in keyof CellTerms]?: CellTerms[Term] } = {}
  const refusals: PasteRefusal[] = []
  columns.forEach((column, index) => {
    const text = row[index] ?? ""
    if (!column) return
    const at = { row: number, column: index + 1, text }
    if (column.kind === "dimension") {
      const { name, values } = column.dimension
      const value = valueCalled(values, text)
      if (text === "") refusals.push({ reason: "blank", ...at, dimension: name })
      else if (!value) refusals.push({ reason: "unknown_value", ...at, dimension: name })
      else if ((conditions[name] ?? value.code) !== value.code)
        refusals.push({ reason: "contradicts", ...at, dimension: name })
      else conditions[name] = value.code
    } else if (text === "-" && column.term !== "target") terms[column.term] = null
    else if (text === "") return
    else if (IS_NUMBER.test(text)) terms[column.term] = Number(text.replace(/\s/g, ""))
    else refusals.push({ reason: "not_a_number", ...at })
  })
  const line: EditLine = { conditions: conditions as Conditions, terms }
  return { line, refusals }
}

const alike = (a: string, b: string): boolean => plain(a) === plain(b)
const plain = (text: string): string => text.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase()
