// Whether the file of a release is what it says: everything that follows from it is worked out again and compared.
import { roundHalfUp } from "../../scoring/round"
import { canonical, hashOf } from "../canonical"
import type { Snapshot } from "../snapshot"
import { type Cell, cellsOf, isSameNumber, type Kind } from "./cells"
import { doubtRelations } from "./doubt"
import { drawMismatches } from "./draw"
import { recompute } from "./recompute"
import { reportSums } from "./report"
import { ReleaseShape } from "./shape"
import { type Sum, sumsOf } from "./sums"

export const CHECKS = ["hash", "sums", "scores", "ranks", "totals", "margins", "draw", "report", "doubt"] as const
export type CheckName = (typeof CHECKS)[number]

export type Mismatch = Readonly<{ where: string; printed: string; recomputed: string }>
export type Check = Readonly<{ name: CheckName; compared: number; mismatches: readonly Mismatch[] }>

/** `checks` ends with the first class that has a mismatch. */
export type Verified = Readonly<
  { unreadable: string } | { unreadable: null; ok: boolean; hash: string; snapshot: Snapshot; checks: readonly Check[] }
>

/** Checks a file's text. `expected` is the hash that was published elsewhere: on its page, or in a later release. */
export function verifyRelease(text: string, expected: string | null = null): Verified {
  const read = readRelease(text)
  if (typeof read === "string") return { unreadable: read }
  const checks: Check[] = []
  for (const name of CHECKS) {
    const check = CHECKERS[name](read, text, expected)
    if (check.compared > 0) checks.push({ name, ...check })
    if (check.mismatches.length > 0) break
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
type Checker = (snapshot: Snapshot, text: string, expected: string | null) => Outcome

const CHECKERS: Readonly<Record<CheckName, Checker>> = {
  hash: checkHash,
  sums: (snapshot) => checkSums(sumsOf(snapshot)),
  scores: (snapshot) => checkCells(snapshot, ["score", "base"]),
  ranks: (snapshot) => checkCells(snapshot, ["rank"]),
  totals: (snapshot) => checkCells(snapshot, ["total"]),
  margins: (snapshot) => checkCells(snapshot, ["margin"]),
  draw: drawMismatches,
  report: (snapshot) => checkSums(reportSums(snapshot)),
  doubt: (snapshot) => checkSums(doubtRelations(snapshot)),
}

/** The text is the canonical one, its seal is that of everything else, and its hash the one that was given. */
function checkHash(snapshot: Snapshot, text: string, expected: string | null): Outcome {
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

function checkCells(snapshot: Snapshot, kinds: readonly Kind[]): Outcome {
  const { scores, partly } = recompute(snapshot)
  const [printed, again] = [cellsOf(snapshot.scores), cellsOf(scores)]
  const wanted = [...new Set([...printed.keys(), ...again.keys()])].filter((where) => {
    const cell = printed.get(where) ?? again.get(where)
    return cell && kinds.includes(cell.kind) && !isUnknown(cell, partly)
  })
  const mismatches = wanted.flatMap((where): Mismatch[] => {
    const [a, b] = [printed.get(where), again.get(where)]
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

function checkSums(sums: readonly Sum[]): Outcome {
  const mismatches = sums.flatMap(({ where, printed, follows, how }): Mismatch[] => {
    const holds = how === "equal" ? isSameNumber(printed, follows) : roundHalfUp(printed - follows, 9) <= 0
    if (holds) return []
    return [{ where, printed: String(printed), recomputed: how === "equal" ? String(follows) : `at most ${follows}` }]
  })
  return { compared: sums.length, mismatches }
}
