// How much the checks on suspicion add to the random ones, and what they cost honest interviewers.
import { clustersOf } from "@/lib/quality/cluster"
import { judge, peersOf } from "@/lib/quality/judge"
import { type Flagged, suspectedOf } from "@/lib/quality/suspected"
import { type Invented, inventField } from "@/lib/quality/testing/field"
import type { Chance } from "@/lib/questionnaire/simulate"
import type { VerificationPolicy } from "@/lib/study/settings"
import { seedHash } from "@/lib/verification/draw"
import { chanceFrom } from "@/scripts/parts/chance"
import type { Style } from "./cheats"
import { checkedOf } from "./field"

export type Field = Readonly<{
  each: number
  interviewers: number
  fabricators: number
  fabricated: number
  style: Style
  policy: Pick<VerificationPolicy, "share" | "risk" | "falseAlarm">
  misses: number
  fields: number
  /** Draws over each field: flags do not depend on the seed. */
  seeds: number
}>

/** Shares: of fabricators caught by random checks, and by both; of honest interviews, and interviewers, put up by flags. */
export type Added = Readonly<{
  random: number
  both: number
  interviews: number
  interviewers: number
  /** Checks on suspicion that hit a fabricated interview. */
  precision: number | null
}>

const PER_DAY = 8
const UNREACHABLE = 0.1
/** What is usual is worked out from a sample of the field. */
const MOST_PEERS = 2_000

type Sums = {
  random: number
  both: number
  liars: number
  honest: number
  alarmed: number
  put: number
  hit: number
  honestPut: number
  honestAll: number
}

export function addedByRisk(field: Field, base: string): Added {
  const sums: Sums = { random: 0, both: 0, liars: 0, honest: 0, alarmed: 0, put: 0, hit: 0, honestPut: 0, honestAll: 0 }
  for (let index = 0; index < field.fields; index++) {
    const { interviews, fabricated } = inventField({
      ...{ seed: 1 + index, interviewers: field.interviewers, each: field.each },
      cheats: { who: field.fabricators, share: field.fabricated, how: field.style.how },
    })
    const flags = flagsOf(interviews, field.policy.falseAlarm)
    for (const [who, own] of byInterviewer(interviews)) {
      for (let draw = 0; draw < field.seeds; draw++)
        follow(sums, field, own, { flags, fabricated, seed: seedHash(`${base} ${index} ${who} ${draw}`) })
    }
  }
  return {
    random: sums.random / sums.liars,
    both: sums.both / sums.liars,
    interviews: sums.honestPut / sums.honestAll,
    interviewers: sums.alarmed / sums.honest,
    precision: sums.put === 0 ? null : sums.hit / sums.put,
  }
}

type Known = Readonly<{ flags: ReadonlyMap<string, number>; fabricated: ReadonlySet<string>; seed: string }>

/** One interviewer under one seed. */
function follow(sums: Sums, field: Field, own: readonly Invented[], { flags, fabricated, seed }: Known): void {
  const { policy, misses } = field
  const chance = chanceFrom(Number.parseInt(seed.slice(0, 8), 16))
  const work = { n: own.length, share: policy.share, perDay: PER_DAY, unreachable: UNREACHABLE }
  const checked = new Set(checkedOf(seed, work, chance))
  const flagged = own.flatMap(({ id }, index): Flagged[] => {
    const position = index + 1
    return checked.has(position) ? [] : [{ id, stream: "s", position, flags: flags.get(id) ?? 0 }]
  })
  const put = suspectedOf(flagged, new Map([["s", { length: own.length, taken: 0 }]]), seed, policy.risk)
  const isFabricated = (position: number) => fabricated.has(own[position - 1]!.id)
  const hits = put.filter(({ position }) => isFabricated(position)).length
  sums.put += put.length
  sums.hit += hits
  if (!own.some(({ id }) => fabricated.has(id))) {
    sums.honest += 1
    sums.alarmed += put.length > 0 ? 1 : 0
    sums.honestPut += put.length
    sums.honestAll += own.length
    return
  }
  const random = recognises([...checked].filter(isFabricated).length, misses, chance)
  const risk = recognises(hits, misses, chance)
  sums.liars += 1
  sums.random += random ? 1 : 0
  sums.both += random || risk ? 1 : 0
}

const recognises = (checks: number, misses: number, chance: Chance): boolean => chance() < 1 - misses ** checks

function flagsOf(interviews: readonly Invented[], falseAlarm: number): Map<string, number> {
  const step = Math.max(1, Math.ceil(interviews.length / MOST_PEERS))
  const sample = interviews.filter((_, index) => index % step === 0)
  const shared = interviews.map(({ interviewerId, samePhone }) => ({ interviewerId, size: samePhone, interviews: 1 }))
  const peers = peersOf(sample, { phones: clustersOf(shared), devices: clustersOf([]) })
  const counts = new Map<string, number>()
  for (const [, own] of byInterviewer(interviews)) {
    for (const [index, interview] of own.entries())
      counts.set(interview.id, judge(interview, own.slice(0, index), peers, falseAlarm).length)
  }
  return counts
}

function byInterviewer(interviews: readonly Invented[]): Map<string, Invented[]> {
  const lists = new Map<string, Invented[]>()
  for (const interview of interviews) {
    const list = lists.get(interview.interviewerId)
    if (list) list.push(interview)
    else lists.set(interview.interviewerId, [interview])
  }
  return lists
}
