// Targets pasted from a spreadsheet, or read from one: rows of texts with the names of the cells' dimensions above.
import type { CellTerms, Conditions } from "./cells"
import type { EditLine } from "./edit"

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
  const unknown = columns.flatMap((column, index): PasteRefusal[] =>
    column || head[index] === "" ? [] : [{ reason: "unknown_column", column: index + 1, text: head[index]! }],
  )
  if (!columns.some((column) => column?.kind === "term" && column.term === "target"))
    return { ok: false, refusals: [...unknown, { reason: "no_target_column" }] }
  const read = body.map((row, index) => lineOf(row, index + 2, columns))
  const refusals = [...unknown, ...read.flatMap((line) => line.refusals)]
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, lines: read.map(({ line }) => line) }
}

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
    if (!column || text === "") return
    const at = { row: number, column: index + 1, text }
    if (column.kind === "dimension") {
      const { name, values } = column.dimension
      const value = values.find(({ code, names }) => [code, ...names].some((known) => alike(known, text)))
      if (value) conditions[name] = value.code
      else refusals.push({ reason: "unknown_value", ...at, dimension: name })
    } else if (text === "-" && column.term !== "target") terms[column.term] = null
    else if (/^\d[\d\s]*$/.test(text)) terms[column.term] = Number(text.replace(/\s/g, ""))
    else refusals.push({ reason: "not_a_number", ...at })
  })
  const line: EditLine = { conditions: conditions as Conditions, terms }
  return { line, refusals }
}

const alike = (a: string, b: string): boolean => plain(a) === plain(b)
const plain = (text: string): string => text.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase()
