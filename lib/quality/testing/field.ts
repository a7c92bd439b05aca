// An invented honest field, and what somebody does who does not work honestly. People, interviewers, services and
// languages all differ, and three quarters of the ratings are fives: what flags must live with.

import type { Heaped } from "../digit-heaping"
import type { Judged } from "../judged"
import { ASPECTS, type Part } from "../unlike-peers"
import { type Chance, chanceOf } from "./chance"

export type Invented = Judged &
  Readonly<{ interviewerId: string; region: string; service: string; numbers: readonly number[] }>
export type Cheat = (interview: Invented, own: readonly Invented[], chance: Chance) => Invented
export type Plan = Readonly<{
  seed: number
  interviewers: number
  each: number
  services?: number
  /** Ids of interviewers who fabricate, and the share of their interviews. */
  cheats?: Readonly<{ who: number; share: number; how: Cheat }>
}>

const RATINGS = 24
const FACTS = 10
const DAY = Date.UTC(2026, 9, 1)

/** Interviews in order of completion, interviewer by interviewer; `fabricated` are the ids made by the cheat. */
export function inventField(plan: Plan): Readonly<{ interviews: Invented[]; fabricated: ReadonlySet<string> }> {
  const chance = chanceOf(plan.seed)
  const services = Array.from({ length: plan.services ?? 10 }, (_, n) => ({
    code: `s${n}`,
    lean: 0.4 * chance.normal(),
  }))
  const items = Array.from({ length: RATINGS }, () => ({
    lean: 0.5 * chance.normal(),
    log: Math.log(6) + 0.3 * chance.normal(),
  }))
  const interviews: Invented[] = []
  const fabricated = new Set<string>()
  for (let who = 0; who < plan.interviewers; who++) {
    const person = { id: `i${who}`, lean: 0.25 * chance.normal(), pace: 0.1 * chance.normal(), region: `r${who % 8}` }
    const own: Invented[] = []
    let clock = DAY
    for (let n = 0; n < plan.each; n++) {
      const honest = inventOne(`${person.id}-${n}`, person, chance.pick(services), items, clock, chance)
      const cheats = plan.cheats && who < plan.cheats.who && chance.next() < plan.cheats.share
      const interview = cheats && plan.cheats ? plan.cheats.how(honest, own, chance) : honest
      if (cheats) fabricated.add(interview.id)
      clock = interview.endedAt
      own.push(interview)
    }
    interviews.push(...own)
  }
  return { interviews, fabricated }
}

type Person = Readonly<{ id: string; lean: number; pace: number; region: string }>
type Item = Readonly<{ lean: number; log: number }>

function inventOne(
  id: string,
  interviewer: Person,
  service: Readonly<{ code: string; lean: number }>,
  items: readonly Item[],
  since: number,
  chance: Chance,
): Invented {
  const language = chance.next() < 0.6 ? "kk" : "ru"
  const path = chance.next() < 0.7 ? "office" : "online"
  const content = 1.9 + 2.2 * chance.normal() + interviewer.lean + service.lean
  const monotone = chance.next() < 0.005 ? chance.pick(["1", "4", "98"]) : null
  const ratings = items.map(({ lean }) => monotone ?? ratingOf(content + lean, chance))
  const facts = Array.from({ length: FACTS }, (_, n) =>
    chance.next() < 0.8 - 0.05 * n ? "1" : chance.pick(["2", "3", "4"]),
  )
  const numbers = Array.from({ length: 2 }, () => {
    const minutes = 10 + Math.floor(chance.next() * 50)
    return chance.next() < 0.5 ? Math.round(minutes / 5) * 5 : minutes
  })
  const pace = 0.3 * chance.normal() + interviewer.pace + (language === "kk" ? 0.1 : 0)
  const received = since + 60_000 + 600_000 * -Math.log(1 - chance.next())
  const times = items.map(({ log }, n) => {
    const pause = chance.next() < 0.03 ? 10 : 1
    return { item: `q${n}`, seconds: Math.min(60, Math.exp(log + pace + 0.5 * chance.normal()) * pause), received }
  })
  const active = times.reduce((sum, { seconds }) => sum + seconds, 0)
  const call = active + 40 + 120 * chance.next()
  return {
    id,
    interviewerId: interviewer.id,
    region: interviewer.region,
    service: service.code,
    mode: "phone",
    language,
    path,
    group: `phone|${path}|${service.code}`,
    values: new Map([...ratings.map((v, n) => [`q${n}`, v] as const), ...facts.map((v, n) => [`f${n}`, v] as const)]),
    ratings,
    numbers,
    times,
    startMinute:
      chance.next() < 0.004 ? 22 * 60 + Math.floor(chance.next() * 60) : 540 + Math.floor(chance.next() * 660),
    since,
    endedAt: received + call * 1000,
    call,
    samePhone: chance.next() < 0.03 ? 2 : 1,
    sameDevice: 0,
    signs: [],
  }
}

function ratingOf(content: number, chance: Chance): string {
  if (chance.next() < 0.02) return "97"
  if (chance.next() < 1 / (1 + Math.exp(-content))) return "5"
  return chance.pick(["4", "4", "4", "3", "3", "2", "1"])
}

/** What an unlike_peers run takes, from invented interviews. */
export function partsOf(interviews: readonly Invented[]): Part[] {
  const parts = new Map<string, Part>()
  for (const { interviewerId, region, service, ratings } of interviews) {
    const key = `${interviewerId}|${region}|${service}`
    const rated = ratings.filter((code) => Number(code) < 96).map(Number)
    const values = {
      mean: rated.reduce((sum, rating) => sum + rating, 0) / Math.max(1, rated.length),
      top: rated.filter((rating) => rating === 5).length / Math.max(1, rated.length),
      special: 1 - rated.length / ratings.length,
    }
    const known = parts.get(key)
    const sums = ASPECTS.map((aspect) => {
      const { sum, squares } = known?.[aspect] ?? { sum: 0, squares: 0 }
      return [aspect, { sum: sum + values[aspect], squares: squares + values[aspect] ** 2 }] as const
    })
    const rest = { interviewerId, region, service, n: (known?.n ?? 0) + 1 }
    parts.set(key, { ...rest, ...(Object.fromEntries(sums) as Pick<Part, "mean" | "top" | "special">) })
  }
  return [...parts.values()]
}

export function heapedOf(interviews: readonly Invented[]): Heaped[] {
  const found = new Map<string, Heaped>()
  for (const { interviewerId, numbers } of interviews) {
    const { n, heaped } = found.get(interviewerId) ?? { n: 0, heaped: 0 }
    const more = numbers.filter((number) => number % 5 === 0).length
    found.set(interviewerId, { interviewerId, n: n + numbers.length, heaped: heaped + more })
  }
  return [...found.values()]
}
