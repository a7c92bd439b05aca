// Many completed interviews at once, with their paradata, for tests of what is made of them.
import { addSeconds } from "date-fns"
import { chanceOf } from "@/lib/quality/testing/chance"
import { newId } from "../ids"
import { answerEvents, calls, interviews, streams } from "../schema"
import type { Field } from "./field"

export type Planted = Readonly<{
  interviewer: number
  startedAt: Date
  /** Seconds on each item, before chance. */
  seconds: number
  waited: number
  rating?: string
  /** Filled in online, on this device. */
  device?: string
}>

const ITEMS = ["visited", "waited", "r_reception", "r_doctor", "r_clean", "problems"]

/** Writes them as if completed one after another; their ids, in order. Nothing is drawn. */
export async function plantInterviews(field: Field, planted: readonly Planted[]): Promise<string[]> {
  const chance = chanceOf(7)
  const caseIds = await field.addCases(planted.map(() => ({ service: "therapy", language: "kk" })))
  const length = new Map<string, number>()
  const made = planted.map((plan, n) => {
    const caseId = caseIds[n] ?? ""
    const interviewerId = plan.device ? null : (field.interviewers[plan.interviewer]?.id ?? null)
    const stream = interviewerId ? `phone/${interviewerId}` : "online/list"
    const position = (length.get(stream) ?? 0) + 1
    length.set(stream, position)
    const seconds = ITEMS.map(() => plan.seconds * Math.exp(0.3 * chance.normal()))
    const active = seconds.reduce((sum, one) => sum + one, 0)
    const endedAt = addSeconds(plan.startedAt, Math.ceil(active) + 30)
    const rating = plan.rating ?? chance.pick(["5", "5", "5", "4", "3"])
    const answers = {
      visited: "yes",
      waited: plan.waited,
      r_reception: rating,
      r_doctor: rating,
      r_clean: "5",
      problems: ["none"],
    }
    const mode = interviewerId ? ("phone" as const) : ("online" as const)
    const said = { mode, device: plan.device, language: "kk", status: "complete", standing: "counted" } as const
    const interview = {
      ...{ id: newId(), waveId: field.wave.id, caseId, interviewerId, stream, position, answers, endedAt },
      ...{ startedAt: plan.startedAt, lastEventAt: endedAt },
      ...said,
    }
    return { interview, seconds }
  })
  const instrumentId = await instrumentOf(field)
  await field.db.insert(interviews).values(made.map(({ interview }) => ({ ...interview, instrumentId })))
  const called = made.flatMap(({ interview: { caseId, interviewerId: personId, startedAt, endedAt } }) =>
    personId ? [{ id: newId(), caseId, personId, startedAt, endedAt, disposition: "complete" }] : [],
  )
  if (called.length > 0) await field.db.insert(calls).values(called)
  await field.db.insert(answerEvents).values(made.flatMap(({ interview, seconds }) => eventsOf(interview, seconds)))
  for (const [stream, n] of length) {
    const interviewerId = made.find(({ interview }) => interview.stream === stream)?.interview.interviewerId
    await field.db.insert(streams).values({ waveId: field.wave.id, stream, length: n, interviewerId })
  }
  return made.map(({ interview }) => interview.id)
}

type Made = Readonly<{ id: string; interviewerId: string | null; startedAt: Date }>

function eventsOf({ id, interviewerId, startedAt }: Made, seconds: readonly number[]) {
  let at = startedAt
  return seconds.map((one, seq) => {
    at = addSeconds(at, one)
    const event = { id: newId(), interviewId: id, seq, kind: "answered", question: ITEMS[seq] ?? "", value: "5" }
    return {
      ...event,
      channel: "console" as const,
      personId: interviewerId,
      at,
      receivedAt: at,
      elapsed: Math.round(one * 1000),
    }
  })
}

async function instrumentOf(field: Field): Promise<string> {
  const [wave] = await field.db.query.waves.findMany()
  return wave?.instrumentId ?? ""
}
