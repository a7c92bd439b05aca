// The board of field control: each interviewer's work by mode against the share, and what needs somebody's attention.
import type { VerificationPolicy } from "../study/settings"
import { exactInterval } from "./binomial"
import { type Coverage, coverage } from "./coverage"

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

/** An interviewer with a stream for each mode, or one source of self-completed interviews. */
export type BoardLine = Readonly<{
  /** The interviewer's id, or the stream of a source. */
  key: string
  interviewerId: string | null
  name: string | null
  team: string | null
  streams: readonly BoardStream[]
  alerts: readonly Alert[]
}>

type Policy = Pick<VerificationPolicy, "share" | "unreachableLimit">

/** One line per interviewer and per source, in the order given. */
export function boardLines(streams: readonly StreamCounts[], situation: Situation, policy: Policy): BoardLine[] {
  const byKey = new Map<string, StreamCounts[]>()
  for (const stream of streams) {
    const key = stream.interviewerId ?? stream.stream
    const known = byKey.get(key)
    if (known) known.push(stream)
    else byKey.set(key, [stream])
  }
  return [...byKey].map(([key, own]) => {
    const { interviewerId, name, team } = own[0]!
    const lines = own.map((stream) => boardStream(stream, policy.share))
    return { key, interviewerId, name, team, streams: lines, alerts: alertsOf(own, situation, policy) }
  })
}

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
export function boardTotals(lines: readonly BoardLine[]): BoardTotals {
  const sum = (of: (stream: BoardStream) => number) =>
    lines.reduce((total, { streams }) => total + streams.reduce((own, stream) => own + of(stream), 0), 0)
  return {
    interviewers: lines.filter(({ interviewerId }) => interviewerId).length,
    alerted: lines.filter(({ alerts }) => alerts.length > 0).length,
    n: sum(({ n }) => n),
    needed: sum(({ needed }) => needed),
    checked: sum(({ checked }) => checked),
    open: sum(({ open }) => open),
    unreachable: sum(({ unreachable }) => unreachable),
    risk: sum(({ risk }) => risk),
    discrepancy: sum(({ discrepancy }) => discrepancy),
    fabricated: sum(({ fabricated }) => fabricated),
  }
}

export type BoardView = Readonly<{ search: string; alertsOnly: boolean; page: number; size: number }>
export type BoardPage = Readonly<{ lines: readonly BoardLine[]; found: number; page: number; pages: number }>

/** What needs attention first, then by name; a page that does not exist becomes the last one. */
export function boardPage(lines: readonly BoardLine[], view: BoardView, language: string): BoardPage {
  const order = new Intl.Collator(language)
  const sought = view.search.trim().toLocaleLowerCase(language)
  const found = lines
    .filter(({ alerts }) => !view.alertsOnly || alerts.length > 0)
    .filter(({ name }) => sought === "" || (name ?? "").toLocaleLowerCase(language).includes(sought))
    .toSorted((a, b) => rankOf(a) - rankOf(b) || order.compare(a.name ?? "", b.name ?? "") || (a.key < b.key ? -1 : 1))
  const pages = Math.max(1, Math.ceil(found.length / view.size))
  const page = Math.min(Math.max(1, view.page), pages)
  return { lines: found.slice((page - 1) * view.size, page * view.size), found: found.length, page, pages }
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
  // The rule that leads to a hold, so that the board warns of nothing that the hold would not.
  if (hits > of * unreachableLimit && exactInterval(hits, of).lower > unreachableLimit)
    alerts.push({ kind: "unreachable", hits, of, limit: unreachableLimit })
  const count = sum(({ stream }) => situation.overdue.get(stream) ?? 0)
  if (count > 0) alerts.push({ kind: "overdue", count })
  return alerts
}

const RANKS = ["hold", "escalation", "unreachable", "overdue"] as const

const rankOf = ({ alerts }: BoardLine): number => (alerts[0] ? RANKS.indexOf(alerts[0].kind) : RANKS.length)
