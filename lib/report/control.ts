// The field-control report of a wave, assembled from its rows. Interviewers go by number, in the order of their streams,
// the same in every part; names stay beside the numbers for the screen and are left out of the files.
import { coverage } from "../verification/coverage"
import { FINDINGS, type Finding } from "../verification/finding"
import type { Kind } from "../verification/kind"
import type { DrawParameters } from "../verification/parameters"
import { type Rate, type Rates, rateOf } from "../verification/rates"
import { type Pair, type Reliability, reliabilityOf } from "../verification/reliability"
import type { CheckRow, ControlRows, StreamRow } from "./control-rows"
import { type Sight, seenFromOf, sightOf } from "./sight"

export const CAUSES = ["hold", "escalation", "flags", "suspicion"] as const
/** The best rating. */
const BEST = 5
export const REASONS = ["value", "day_end", "first_week", "closing", "unreachable"] as const

export type ControlStream = Readonly<{
  stream: string
  /** Null for a source of self-completed interviews. */
  number: number | null
  person: string | null
  mode: string
  n: number
  needed: number
  drawn: number
  checked: number
  open: number
  found: Readonly<Record<Finding, number>>
  risk: Readonly<{ drawn: number; open: number; discrepancy: number; fabricated: number }>
  state: "due" | "open" | "met" | "shortfall"
  /** From how many fabricated interviews on the checks would find one with 80 %; null for sources, and when never. */
  seenFrom: number | null
}>

/** Findings and what followed, of one part: random draws and checks on suspicion are never added up. */
export type PartRecord = Readonly<{
  drawn: number
  open: number
  findings: Readonly<Record<Finding, number>>
  consequences: Readonly<Record<"keep" | "correct" | "void", number>>
  by: Readonly<Record<string, number>>
  decided: number
  late: number
  overdue: number
}>

export type ChangedKind = Readonly<{ from: Kind; to: Kind; reason: "not_observed" | "written"; n: number }>

export type Control = Readonly<{
  draw: Readonly<{ seedHash: string | null; seed: string | null; parameters: DrawParameters }>
  auditHead: ControlRows["auditHead"]
  streams: readonly ControlStream[]
  totals: Readonly<{ n: number; needed: number; drawn: number; checked: number; open: number }>
  /** The part of the random draws that chance gave each kind, and what was done of it. */
  kinds: readonly Readonly<{ kind: Kind; drawn: number; done: number; decided: number }>[]
  changedKinds: readonly ChangedKind[]
  random: PartRecord
  risk: PartRecord
  /** Among the decided random draws. */
  unreachable: Rate
  readBefore: number
  holds: readonly (Numbered & ControlRows["holds"][number])[]
  escalations: readonly (Numbered & ControlRows["escalations"][number])[]
  appeals: readonly (Numbered & ControlRows["appeals"][number])[]
  flags: readonly Readonly<{ kind: string; interviews: number; people: number }>[]
  voids: ControlRows["voids"]
  /** Random and risk side by side; groups are named there, so files take `all` and `items` only. */
  rates: Rates
  reliability: readonly (Readonly<{ question: string }> & Reliability)[]
  sight: Sight
}>
type Numbered = Readonly<{ number: number | null }>

export type Measured = Readonly<{ rates: Rates; pairs: ReadonlyMap<string, readonly Pair[]> }>

export function controlOf(rows: ControlRows, draw: Control["draw"], { rates, pairs }: Measured): Control {
  const { share } = draw.parameters
  const numbers = numbersOf(rows.streams)
  const numbered = <T extends Readonly<{ personId: string | null }>>(row: T): T & Numbered => ({
    ...row,
    number: row.personId === null ? null : (numbers.get(row.personId) ?? null),
  })
  const streams = rows.streams.map((row) => streamOf(numbered(row), share))
  const random = rows.checks.filter(({ reason }) => reason !== "risk")
  const risk = rows.checks.filter(({ reason }) => reason === "risk")
  const part = partOf(random, REASONS, ({ reason }) => reason)
  return {
    draw,
    auditHead: rows.auditHead,
    streams,
    totals: totalsOf(streams),
    kinds: kindsOf(random),
    changedKinds: changedKindsOf(rows.checks),
    random: part,
    risk: partOf(risk, CAUSES, ({ cause }) => cause ?? ""),
    unreachable: rateOf({ hits: part.findings.unreachable, of: part.decided }),
    readBefore: rows.readBefore,
    holds: rows.holds.map(numbered),
    escalations: rows.escalations.map(numbered),
    appeals: rows.appeals.map(numbered),
    flags: flagsOf(rows.flags),
    voids: rows.voids,
    rates,
    reliability: [...pairs].map(([question, of]) => ({ question, ...reliabilityOf(of, BEST) })),
    sight: sightOf(streams.filter(({ number }) => number !== null).map(huntedOf), share),
  }
}

/** Interviewers by number, in the order of their streams: whoever has several streams has one number. */
function numbersOf(streams: readonly StreamRow[]): ReadonlyMap<string, number> {
  const people = streams.flatMap(({ personId }) => personId ?? [])
  return new Map([...new Set(people)].sort().map((id, index) => [id, index + 1]))
}

function streamOf(row: StreamRow & Numbered, share: number): ControlStream {
  const { stream, length, number, person, confirmed, discrepancy, fabricated, unreachable, open } = row
  const checked = confirmed + discrepancy + fabricated
  const { n, needed, drawn, state } = coverage(stream, length, { checked, open, unreachable }, share)
  return {
    ...{ stream, number, person, mode: stream.split("/")[0] ?? "" },
    ...{ n, needed, drawn, checked, open, state },
    found: { confirmed, discrepancy, fabricated, unreachable },
    risk: { drawn: row.risk, open: row.riskOpen, discrepancy: row.riskDiscrepancy, fabricated: row.riskFabricated },
    seenFrom: number === null ? null : seenFromOf({ n, checked: checked + open }),
  }
}

/** What is drawn and not unreachable is checked, or will be. */
const huntedOf = ({ n, checked, open }: ControlStream) => ({ n, checked: checked + open })

const totalsOf = (streams: readonly ControlStream[]) => ({
  n: sum(streams, ({ n }) => n),
  needed: sum(streams, ({ needed }) => needed),
  drawn: sum(streams, ({ drawn }) => drawn),
  checked: sum(streams, ({ checked }) => checked),
  open: sum(streams, ({ open }) => open),
})

function kindsOf(random: readonly CheckRow[]): Control["kinds"] {
  return (["callback", "repeat", "observation"] as const).map((kind) => ({
    kind,
    drawn: count(random.filter(({ drawnKind }) => drawnKind === kind)),
    done: count(random.filter((row) => row.kind === kind)),
    decided: count(random.filter((row) => row.kind === kind && row.finding !== null)),
  }))
}

function changedKindsOf(checks: readonly CheckRow[]): ChangedKind[] {
  const changed = new Map<string, ChangedKind>()
  for (const { drawnKind, kind, kindReason, n } of checks) {
    if (kindReason === null) continue
    const key = `${drawnKind} ${kind} ${kindReason}`
    changed.set(key, { from: drawnKind, to: kind, reason: kindReason, n: n + (changed.get(key)?.n ?? 0) })
  }
  return [...changed.values()]
}

function partOf(rows: readonly CheckRow[], groups: readonly string[], groupOf: (row: CheckRow) => string): PartRecord {
  const decided = rows.filter(({ finding }) => finding !== null)
  const tallied = <K extends string>(names: readonly K[], of: (row: CheckRow) => string | null) =>
    Object.fromEntries(names.map((name) => [name, count(rows.filter((row) => of(row) === name))])) as Record<K, number>
  return {
    drawn: count(rows),
    open: count(rows) - count(decided),
    findings: tallied(FINDINGS, ({ finding }) => finding),
    consequences: tallied(["keep", "correct", "void"] as const, ({ consequence }) => consequence),
    by: tallied(groups, groupOf),
    decided: count(decided),
    late: sum(rows, ({ late }) => late),
    overdue: sum(rows, ({ overdue }) => overdue),
  }
}

function flagsOf(rows: ControlRows["flags"]): Control["flags"] {
  return [...new Set(rows.map(({ kind }) => kind))].map((kind) => {
    const of = (ofPerson: boolean) => count(rows.filter((row) => row.kind === kind && row.ofPerson === ofPerson))
    return { kind, interviews: of(false), people: of(true) }
  })
}

const count = (rows: readonly Readonly<{ n: number }>[]): number => sum(rows, ({ n }) => n)
const sum = <T>(rows: readonly T[], of: (row: T) => number): number => rows.reduce((total, row) => total + of(row), 0)
