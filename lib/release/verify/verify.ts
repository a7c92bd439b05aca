// Whether the file of a release is what it says: everything that follows from it is worked out again and compared.
import { canonical, hashOf } from "../canonical"
import type { Snapshot } from "../snapshot"
import { type Cell, cellsOf, isSameNumber, type Kind } from "./cells"
import { doubtSums } from "./doubt"
import { drawMismatches } from "./draw"
import { recompute } from "./recompute"
import { reportSums } from "./report"
import { ReleaseShape } from "./shape"
import { brokenIn, type Sum, sumsOf } from "./sums"

export const CHECKS = ["hash", "sums", "scores", "ranks", "totals", "margins", "draw", "report", "doubt"] as const
export type CheckName = (typeof CHECKS)[number]

export type Mismatch = Readonly<{ where: string; printed: string; recomputed: string }>
export type Check = Readonly<{ name: CheckName; compared: number; mismatches: readonly Mismatch[] }>

/** `checks` ends with the first class that has a mismatch; a wrong hash does not say where, so that others are looked at. */
export type Verified = Readonly<
  { unreadable: string } | { unreadable: null; ok: boolean; hash: string; snapshot: Snapshot; checks: readonly Check[] }
>

/** Checks a file's text. `expected` is the hash that was published elsewhere: on its page, or in a later release. */
export function verifyRelease(text: string, expected: string | null = null): Verified {
  const read = readRelease(text)
  if (typeof read === "string") return { unreadable: read }
  const checks: Check[] = []
  const checked = { snapshot: read, text, expected, again: recomputedOnce(read) }
  for (const name of CHECKS) {
    const check = CHECKERS[name](checked)
    if (check.compared > 0) checks.push({ name, ...check })
    if (check.mismatches.length > 0 && name !== "hash") break
  }
  const ok = checks.every(({ mismatches }) => mismatches.length === 0)
  return { unreadable: null, ok, hash: hashOf(text), snapshot: read, checks }
}

/** The release of a text; in words why there is none. */
function readRelease(text: string): Snapshot | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return error instanceof Error ? error.message : "not JSON"
  }
  const shaped = ReleaseShape.safeParse(value)
  const [issue] = shaped.error?.issues ?? []
  if (issue) return `${issue.path.join(".")}: ${issue.message}`
  return value as Snapshot
}

type Outcome = Omit<Check, "name">
type Again = Readonly<{
  printed: ReadonlyMap<string, Cell>
  found: ReadonlyMap<string, Cell>
  partly: ReadonlySet<string>
}>
type Checked = Readonly<{ snapshot: Snapshot; text: string; expected: string | null; again: () => Again }>

const CHECKERS: Readonly<Record<CheckName, (checked: Checked) => Outcome>> = {
  hash: checkHash,
  sums: ({ snapshot }) => checkSums(sumsOf(snapshot)),
  scores: ({ again }) => checkCells(again(), ["score", "base"]),
  ranks: ({ again }) => checkCells(again(), ["rank"]),
  totals: ({ again }) => checkCells(again(), ["total"]),
  margins: ({ again }) => checkCells(again(), ["margin"]),
  draw: ({ snapshot }) => drawMismatches(snapshot),
  report: ({ snapshot }) => checkSums(reportSums(snapshot)),
  doubt: ({ snapshot }) => checkSums(doubtSums(snapshot)),
}

function recomputedOnce(snapshot: Snapshot): () => Again {
  let again: Again | undefined
  return () => {
    if (again) return again
    const { scores, partly } = recompute(snapshot)
    again = { printed: cellsOf(snapshot.scores), found: cellsOf(scores), partly }
    return again
  }
}

/** The text is the canonical one, its seal is that of everything else, and its hash the one that was given. */
function checkHash({ snapshot, text, expected }: Checked): Outcome {
  const seal = hashOf(canonical({ ...snapshot, seal: undefined }))
  const found: (Mismatch | false)[] = [
    hashOf(canonical(snapshot)) !== hashOf(text) && {
      where: "the file's text",
      printed: hashOf(text),
      recomputed: hashOf(canonical(snapshot)),
    },
    snapshot.format === "saual-release/2" &&
      snapshot.seal !== seal && { where: "seal", printed: String(snapshot.seal), recomputed: seal },
    expected !== null &&
      expected !== hashOf(text) && { where: "the hash given", printed: expected, recomputed: hashOf(text) },
  ]
  return { compared: found.length, mismatches: found.filter((one) => one !== false) }
}

function checkCells({ printed, found, partly }: Again, kinds: readonly Kind[]): Outcome {
  const wanted = [...new Set([...printed.keys(), ...found.keys()])].filter((where) => {
    const cell = printed.get(where) ?? found.get(where)
    return cell && kinds.includes(cell.kind) && !isUnknown(cell, partly)
  })
  const mismatches = wanted.flatMap((where): Mismatch[] => {
    const [a, b] = [printed.get(where), found.get(where)]
    if (a && b && isSameNumber(a.value, b.value)) return []
    return [{ where, printed: numberWords(a), recomputed: numberWords(b) }]
  })
  return { compared: wanted.length, mismatches }
}

// How many people, and how far chance goes, cannot be had where counts are withheld.
function isUnknown({ where, kind }: Cell, partly: ReadonlySet<string>): boolean {
  const region = /^region (.*): (n|margin: \w+)$/.exec(where)?.[1]
  return (kind === "base" || kind === "margin") && region !== undefined && partly.has(region)
}

const numberWords = (cell: Cell | undefined): string => (cell === undefined ? "not there" : String(cell.value))

const checkSums = (sums: readonly Sum[]): Outcome => ({ compared: sums.length, mismatches: brokenIn(sums) })
