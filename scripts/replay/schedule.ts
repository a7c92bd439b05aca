// When, how and by whom: from 17 October to 18 December 2020. Nobody calls two people at once.
import type { Chance } from "@/lib/questionnaire/simulate"
import { below, deal, shuffled } from "../parts/chance"
import type { Draft } from "./draft"
import { grouped } from "./grouped"

export const INTERVIEWERS = 40
/** The first and the last day, and the hours of work: Almaty was six hours ahead of UTC then. */
export const FIELDWORK = { from: "2020-10-17", to: "2020-12-18" } as const
const MIDNIGHT = Date.parse("2020-10-17T00:00:00+06:00")
const DAYS = 63
const MINUTE = 60_000
const WORK = { from: 10 * 60, minutes: 10 * 60 } as const
const AWAKE = { from: 7 * 60, minutes: 15 * 60 } as const
/** 17 October was a Saturday. */
const isSunday = (day: number) => day % 7 === 1

export type Timed = Readonly<{
  draft: Draft
  /** Place among the interviewers; null online. */
  interviewer: number | null
  startedAt: number
  endedAt: number
}>

/** Sets mode and source of everybody and gives them a time; in the order in which the interviews ended. */
export function schedule(people: readonly Draft[], chance: Chance): Timed[] {
  for (const [form, own] of grouped(people, ({ form, region }) => (region === "abroad" ? "abroad" : form))) {
    const modes = deal(chance, own.length, { phone: PHONE[form] ?? 80, online: 100 - (PHONE[form] ?? 80) })
    own.forEach((one, place) => {
      one.mode = modes[place] === "online" ? "online" : "phone"
    })
  }
  for (const [mode, own] of grouped(people, ({ mode }) => mode)) {
    const sources = deal(chance, own.length, mode === "phone" ? { list: 92, snowball: 8 } : { list: 70, snowball: 30 })
    own.forEach((one, place) => {
      one.source = sources[place] === "snowball" ? "snowball" : "list"
    })
  }
  const byPhone = shuffled(
    chance,
    people.filter(({ mode }) => mode === "phone"),
  )
  const online = people.filter(({ mode }) => mode === "online")
  return [...called(byPhone, chance), ...online.map((draft) => answeredOnline(draft, chance))].sort(
    (a, b) => a.endedAt - b.endedAt || a.startedAt - b.startedAt,
  )
}

/** Percent by telephone. */
const PHONE: Readonly<Record<string, number>> = { office: 82, online: 55, ambulance: 92, abroad: 40 }

// Some interviewers do twice the work of others; each one's interviews of a day stand in slots of equal length.
function called(people: readonly Draft[], chance: Chance): Timed[] {
  const load = Array.from({ length: INTERVIEWERS }, (_, n) => [String(n), 0.7 + chance() * 0.7] as const)
  const owner = deal(chance, people.length, Object.fromEntries(load))
  const days = Array.from({ length: DAYS }, (_, day) => day).filter((day) => !isSunday(day))
  const groups = grouped(
    people.map((draft, place) => ({
      draft,
      interviewer: Number(owner[place]),
      day: days[below(chance, days.length)]!,
    })),
    ({ interviewer, day }) => `${interviewer} ${day}`,
  )
  return [...groups.values()].flatMap((group) => {
    const slot = WORK.minutes / group.length
    return group.map(({ draft, interviewer, day }, place): Timed => {
      const length = Math.min(slot - 1, 9 + chance() * 14)
      const start = WORK.from + place * slot + chance() * (slot - length)
      return { draft, interviewer, ...span(day, start, length) }
    })
  })
}

function answeredOnline(draft: Draft, chance: Chance): Timed {
  const start = AWAKE.from + chance() * AWAKE.minutes
  return { draft, interviewer: null, ...span(below(chance, DAYS), start, 7 + chance() * 20) }
}

function span(day: number, start: number, length: number) {
  const startedAt = MIDNIGHT + Math.floor((day * 24 * 60 + start) * MINUTE)
  return { startedAt, endedAt: startedAt + Math.floor(length * MINUTE) }
}
