// The board of field control: each interviewer's work by mode against the share, and what needs somebody's attention.
import type { VerificationPolicy } from "../study/settings"
import { atLeast } from "./binomial"
import { type Coverage, coverage } from "./coverage"
import { neededOf } from "./share"

/** Counts of a stream as they are kept beside it: random checks first, then those made on suspicion. */
export type StreamCounts = Readonly<{
  stream: string
  /** Null for self-completed interviews. */
  interviewerId: string | null
  name: string | null
  team: string | null
  length: number
  open: number
  confirmed: number
  discrepancy: number
  fabricated: number
  unreachable: number
  risk: number
  riskOpen: number
  riskDiscrepancy: number
  riskFabricated: number
}>

/** Who is on hold, whose work is checked more, and how many checks of each stream are overdue. */
export type Situation = Readonly<{
  holds: ReadonlySet<string>
  escalations: ReadonlyMap<string, number>
  overdue: ReadonlyMap<string, number>
}>

export type Alert =
  | Readonly<{ kind: "hold" }>
  | Readonly<{ kind: "escalation"; share: number }>
  | Readonly<{ kind: "unreachable"; hits: number; of: number; limit: number }>
  | Readonly<{ kind: "overdue"; count: number }>

export type BoardStream = Coverage &
  Pick<StreamCounts, "discrepancy" | "fabricated" | "risk" | "riskOpen" | "riskDiscrepancy" | "riskFabricated">

/** An interviewer with the counts for each mode, or one source of self-completed interviews. */
export type CountedLine = Readonly<{
  /** The interviewer's id, or the stream of a source. */
  key: string
  interviewerId: string | null
  name: string | null
  team: string | null
  counts: readonly StreamCounts[]
  alerts: readonly Alert[]
}>

/** The same with each stream against the share. */
export type BoardLine = CountedLine & Readonly<{ streams: readonly BoardStream[] }>

type Policy = Pick<VerificationPolicy, "share" | "unreachableLimit">

/** One line per interviewer and per source, in the order given. */
export function boardLines(streams: readonly StreamCounts[], situation: Situation, policy: Policy): CountedLine[] {
  const byKey = new Map<string, StreamCounts[]>()
  for (const stream of streams) {
    const key = stream.interviewerId ?? stream.stream
    const known = byKey.get(key)
    if (known) known.push(stream)
    else byKey.set(key, [stream])
  }
  return [...byKey].map(([key, own]) => {
    const { interviewerId, name, team } = own[0]!
    return { key, interviewerId, name, team, counts: own, alerts: alertsOf(own, situation, policy) }
  })
}

/** Each stream of a line against the share. */
export const withCoverage = (line: CountedLine, share: number): BoardLine => ({
  ...line,
  streams: line.counts.map((stream) => boardStream(stream, share)),
})

export type BoardTotals = Readonly<{
  interviewers: number
  alerted: number
  n: number
  needed: number
  checked: number
  open: number
  unreachable: number
  risk: number
  discrepancy: number
  fabricated: number
}>

/** Sums over all lines. Needed is the sum of the floors, each rounded up for its stream. */
export function boardTotals(lines: readonly CountedLine[], share: number): BoardTotals {
  const total = { n: 0, needed: 0, checked: 0, open: 0, unreachable: 0, risk: 0, discrepancy: 0, fabricated: 0 }
  // Floors are worked out exactly, and streams of the same length have the same.
  const floors = new Map<number, number>()
  for (const { length, confirmed, discrepancy, fabricated, ...counts } of lines.flatMap((line) => line.counts)) {
    if (!floors.has(length)) floors.set(length, neededOf(length, share))
    total.n += length
    total.needed += floors.get(length)!
    total.checked += confirmed + discrepancy + fabricated
    total.open += counts.open
    total.unreachable += counts.unreachable
    total.risk += counts.risk
    total.discrepancy += discrepancy
    total.fabricated += fabricated
  }
  const interviewers = lines.filter(({ interviewerId }) => interviewerId).length
  return { interviewers, alerted: lines.filter(({ alerts }) => alerts.length > 0).length, ...total }
}

export type BoardView = Readonly<{ search: string; alertsOnly: boolean; page: number; size: number }>
export type BoardPage = Readonly<{ lines: readonly BoardLine[]; found: number; page: number; pages: number }>

/** What needs attention first, then by name; a page that does not exist becomes the last one. */
export function boardPage(lines: readonly CountedLine[], view: BoardView, language: string, share: number): BoardPage {
  const order = new Intl.Collator(language)
  const sought = view.search.trim().toLocaleLowerCase(language)
  const found = lines
    .filter(({ alerts }) => !view.alertsOnly || alerts.length > 0)
    .filter(({ name }) => sought === "" || (name ?? "").toLocaleLowerCase(language).includes(sought))
    .toSorted((a, b) => rankOf(a) - rankOf(b) || order.compare(a.name ?? "", b.name ?? "") || (a.key < b.key ? -1 : 1))
  const pages = Math.max(1, Math.ceil(found.length / view.size))
  const page = Math.min(Math.max(1, view.page), pages)
  const shown = found.slice((page - 1) * view.size, page * view.size).map((line) => withCoverage(line, share))
  return { lines: shown, found: found.length, page, pages }
}

function boardStream(stream: StreamCounts, share: number): BoardStream {
  const { confirmed, discrepancy, fabricated, open, unreachable } = stream
  const { risk, riskOpen, riskDiscrepancy, riskFabricated } = stream
  const counts = { checked: confirmed + discrepancy + fabricated, open, unreachable }
  return {
    ...coverage(stream.stream, stream.length, counts, share),
    ...{ discrepancy, fabricated, risk, riskOpen, riskDiscrepancy, riskFabricated },
  }
}

function alertsOf(streams: readonly StreamCounts[], situation: Situation, { unreachableLimit }: Policy): Alert[] {
  const alerts: Alert[] = []
  const id = streams[0]?.interviewerId
  if (id && situation.holds.has(id)) alerts.push({ kind: "hold" })
  const share = id ? situation.escalations.get(id) : undefined
  if (share !== undefined) alerts.push({ kind: "escalation", share })
  const sum = (of: (stream: StreamCounts) => number) => streams.reduce((total, stream) => total + of(stream), 0)
  const hits = sum(({ unreachable }) => unreachable)
  const of = hits + sum(({ confirmed, discrepancy, fabricated }) => confirmed + discrepancy + fabricated)
  if (isBeyondDoubt(hits, of, unreachableLimit)) alerts.push({ kind: "unreachable", hits, of, limit: unreachableLimit })
  const count = sum(({ stream }) => situation.overdue.get(stream) ?? 0)
  if (count > 0) alerts.push({ kind: "overdue", count })
  return alerts
}

// The rule of a hold, asked the other way round: the lower bound of the share lies above the limit if so many would be
// too rare at the limit. One sum instead of a search, for thousands of lines.
const isBeyondDoubt = (hits: number, of: number, limit: number): boolean =>
  hits > of * limit && atLeast(hits, of, limit) < 0.025

const RANKS = ["hold", "escalation", "unreachable", "overdue"] as const

const rankOf = ({ alerts }: CountedLine): number => (alerts[0] ? RANKS.indexOf(alerts[0].kind) : RANKS.length)
