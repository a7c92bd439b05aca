// How often each flag is raised on honest and on fabricated interviews of an invented field.
import { clustersOf, type Shared } from "../cluster"
import type { FlagKind } from "../flag"
import { judge, peersOf } from "../judge"
import type { Invented } from "./field"

export type Rates = Readonly<{
  honest: number
  fabricated: number
  false: Map<FlagKind, number>
  caught: Map<FlagKind, number>
}>

/** @param most peers are a sample of at most so many, as in the field */
export function ratesOf(
  interviews: readonly Invented[],
  fabricated: ReadonlySet<string>,
  falseAlarm: number,
  most = 2_000,
): Rates {
  const step = Math.max(1, Math.ceil(interviews.length / most))
  const peers = peersOf(
    interviews.filter((_, n) => n % step === 0),
    { phones: clustersOf(sharedOf(interviews)), devices: clustersOf([]) },
  )
  const own = new Map<string, Invented[]>()
  for (const interview of interviews) {
    const list = own.get(interview.interviewerId)
    if (list) list.push(interview)
    else own.set(interview.interviewerId, [interview])
  }
  const rates: Rates = {
    honest: interviews.length - fabricated.size,
    fabricated: fabricated.size,
    false: new Map(),
    caught: new Map(),
  }
  for (const interview of interviews) {
    // Judged as it came in: against what the same interviewer had completed by then.
    const list = own.get(interview.interviewerId) ?? []
    const before = list.slice(0, list.indexOf(interview))
    for (const { kind } of judge(interview, before, peers, falseAlarm)) {
      const counts = fabricated.has(interview.id) ? rates.caught : rates.false
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
    }
  }
  return rates
}

const sharedOf = (interviews: readonly Invented[]): Shared[] =>
  interviews.map(({ interviewerId, samePhone }) => ({ interviewerId, size: samePhone, interviews: 1 }))
