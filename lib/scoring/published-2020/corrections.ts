// A chapter's own corrections: cells whose print its text contradicts.
import type { ReadCell, ReadChapter } from "./read"

export type Rows = Readonly<Record<string, Readonly<Record<string, ReadCell | string>>>>
type Corrections = ReadChapter["corrections"]

/** The criterion cells with what the chapter's text has instead; a correction that names no cell changes none. */
export function correctedRows(rows: Rows, corrections: Corrections): Rows {
  const corrected = new Map(Object.entries(rows))
  for (const { criterion, column, field, consistent } of corrections) {
    if (typeof criterion !== "string" || typeof column !== "string") continue
    const row = corrected.get(criterion)
    const cell = cellWith(row?.[column], field, consistent)
    if (cell !== undefined) corrected.set(criterion, { ...row, [column]: cell })
  }
  return Object.fromEntries(corrected)
}

function cellWith(cell: ReadCell | string | undefined, field: unknown, consistent: unknown): ReadCell | undefined {
  const before = typeof cell === "object" && cell !== null ? cell : { mean: null, pct: null }
  if (field === "mean" || field === "pct")
    return typeof consistent === "number" || consistent === null ? { ...before, [field]: consistent } : undefined
  if (consistent === null) return null
  if (typeof consistent !== "object") return undefined
  const { mean, pct } = { ...before, ...consistent } as Record<string, unknown>
  const number = (value: unknown) => (typeof value === "number" ? value : null)
  return { mean: number(mean), pct: number(pct) }
}

/** What a chapter says of the correction that names a figure: its evidence; undefined where none names it. */
export function correctionOf(corrections: Corrections, words: readonly string[]): string | undefined {
  const named = corrections.filter((correction) => namesOne(correction, words))
  return named.length === 0 ? undefined : named.map(evidenceOf).join("; ")
}

// By the column, the number that was called, or the criterion: whichever words of the figure the correction has.
function namesOne({ evidence: _, ...correction }: Corrections[number], words: readonly string[]): boolean {
  return Object.values(correction).some((value) => typeof value === "string" && words.includes(value))
}

function evidenceOf({ evidence, criterion, field, consistent }: Corrections[number]): string {
  const instead = `${criterion ?? ""} ${field ?? ""}: ${JSON.stringify(consistent ?? null)}`.trim()
  return typeof evidence === "string" && evidence !== "" ? evidence : `The chapter corrects ${instead}`
}
