// What the counters of a wave say of its fieldwork: cases tried and reached, calls, interviews, checks that are open.
import { COMPLETE, dispositionOf } from "../disposition/codes"
import { groupOf, type OutcomeGroup, type Outcomes } from "../disposition/rates"

/** Counts of one place by measure, as the database keeps them: `case:list:no_answer:open`, `call:busy`, `check:open`. */
export type Counts = Readonly<Record<string, number>>
export type PlaceProgress = Readonly<{ region: string; service: string; counts: Counts }>
export type DayProgress = Readonly<{ region: string; day: string; counts: Counts }>

/** What was done in one place. The sample is cases that somebody listed or named; an open link has none. */
export type Fieldwork = Readonly<{
  /** Interviews that count, and those over quota. */
  counted: number
  overflow: number
  /** Checks without a finding yet. */
  checking: number
  /** Cases of the sample that may still be worked on. */
  left: number
  /** Cases of the sample with an outcome, and those of them where the person was spoken to. */
  tried: number
  reached: number
  calls: number
  outcomes: Outcomes
}>

export const NO_OUTCOMES: Outcomes = { I: 0, P: 0, R: 0, NC: 0, O: 0, UH: 0, UO: 0, NE: 0 }
export const NO_FIELDWORK: Fieldwork = {
  ...{ counted: 0, overflow: 0, checking: 0, left: 0, tried: 0, reached: 0, calls: 0 },
  outcomes: NO_OUTCOMES,
}

type Measure =
  | Readonly<{ kind: "case"; source: string; disposition: string; open: boolean }>
  | Readonly<{ kind: "call"; disposition: string }>
  | Readonly<{ kind: "interview"; status: string; standing: string }>
  | Readonly<{ kind: "check"; finding: string }>

/** A measure's name in parts; undefined for one that is not known here. */
export function measureOf(name: string): Measure | undefined {
  const [kind, a = "", b = "", c = ""] = name.split(":")
  if (kind === "case") return { kind, source: a, disposition: b, open: c === "open" }
  if (kind === "call") return { kind, disposition: a }
  if (kind === "interview") return { kind, status: a, standing: b }
  if (kind === "check") return { kind, finding: a }
  return undefined
}

export function fieldworkOf(counts: Counts): Fieldwork {
  const sum = { ...NO_FIELDWORK, outcomes: { ...NO_OUTCOMES } }
  const outcomes: Record<OutcomeGroup, number> = sum.outcomes
  const work: { -readonly [K in keyof Fieldwork]: Fieldwork[K] } = sum
  for (const [name, n] of Object.entries(counts)) {
    const measure = measureOf(name)
    if (measure?.kind === "call") work.calls += n
    if (measure?.kind === "check" && measure.finding === "open") work.checking += n
    if (measure?.kind === "interview" && measure.standing === "counted") work.counted += n
    if (measure?.kind === "interview" && measure.standing === "overflow") work.overflow += n
    if (measure?.kind !== "case" || measure.source === "open") continue
    if (measure.open) work.left += n
    if (measure.disposition !== "new") work.tried += n
    if (isReached(measure.disposition)) work.reached += n
    outcomes[outcomeOf(measure.disposition, measure.open)] += n
  }
  return sum
}

/** Fieldwork of several places together. */
export function addFieldwork(parts: Iterable<Fieldwork>): Fieldwork {
  const total = { ...NO_FIELDWORK, outcomes: { ...NO_OUTCOMES } as Record<OutcomeGroup, number> }
  for (const { outcomes, ...part } of parts) {
    for (const name of Object.keys(part) as (keyof typeof part)[]) total[name] += part[name]
    for (const group of Object.keys(outcomes) as OutcomeGroup[]) total.outcomes[group] += outcomes[group]
  }
  return total
}

/**
 * The group of the standard in which a case stands. While it is open nobody knows how it ends: reached, it is unknown
 * whether there is an interview in it; not reached, it is unknown whether anybody is there.
 */
export function outcomeOf(disposition: string, open: boolean): OutcomeGroup {
  if (open) return isReached(disposition) ? "UO" : "UH"
  const known = dispositionOf(disposition)
  return known ? groupOf(known.aapor) : "UO"
}

/** Whether the person was spoken to, or answered by themselves. */
export function isReached(disposition: string): boolean {
  const group = dispositionOf(disposition)?.group
  return disposition === COMPLETE.code || group === "spoke" || group === "not_eligible"
}

export type CaseCount = Readonly<{ disposition: string; open: number; final: number }>
export type CallCount = Readonly<{ disposition: string; n: number }>

/** Cases of the sample by latest outcome, most first. */
export function casesIn(places: readonly Counts[]): CaseCount[] {
  const counts = new Map<string, { open: number; final: number }>()
  for (const [name, n] of places.flatMap((place) => Object.entries(place))) {
    const measure = measureOf(name)
    if (measure?.kind !== "case" || measure.source === "open") continue
    const line = counts.get(measure.disposition) ?? { open: 0, final: 0 }
    line[measure.open ? "open" : "final"] += n
    counts.set(measure.disposition, line)
  }
  return [...counts]
    .map(([disposition, line]) => ({ disposition, ...line }))
    .filter(({ open, final }) => open + final > 0)
    .sort((a, b) => b.open + b.final - (a.open + a.final))
}

/** Calls by outcome, most first. */
export function callsIn(places: readonly Counts[]): CallCount[] {
  const counts = new Map<string, number>()
  for (const [name, n] of places.flatMap((place) => Object.entries(place))) {
    const measure = measureOf(name)
    if (measure?.kind === "call") counts.set(measure.disposition, (counts.get(measure.disposition) ?? 0) + n)
  }
  return [...counts].map(([disposition, n]) => ({ disposition, n })).sort((a, b) => b.n - a.n)
}
