// Official requests for lists of recipients: what came of each, when to remind, and what that means for a place.
import { addDays, format, parseISO } from "date-fns"

export const REQUEST_STEPS = ["requested", "reminded", "received", "partly_received", "refused", "withdrawn"] as const
export type RequestStep = (typeof REQUEST_STEPS)[number]

/** `on` is the day it happened, `2026-11-22`. */
export type Step = Readonly<{ step: RequestStep; on: string }>
/** Null region or service: all of the body's. */
export type Asked = Readonly<{
  body: string | null
  region: string | null
  service: string | null
  reference: string | null
}>

export type RequestState = Readonly<{
  state: RequestStep
  since: string
  /** The day by which to remind; null once there is an answer. */
  remindOn: string | null
  due: boolean
}>

/**
 * @param steps in the order in which they were written down
 * @param remindAfterDays a reminder is due so long after the request or the last reminder: see lib/study/calling.ts
 */
export function requestState(steps: readonly Step[], today: string, remindAfterDays: number): RequestState {
  const last = steps.at(-1) ?? { step: "requested", on: today }
  const waits = last.step === "requested" || last.step === "reminded"
  const remindOn = waits ? format(addDays(parseISO(last.on), remindAfterDays), "yyyy-MM-dd") : null
  return { state: last.step, since: last.on, remindOn, due: remindOn !== null && remindOn <= today }
}

/** What may be noted next: a refusal can be overturned and a part be followed by the rest; a withdrawn request is over. */
export function stepsAfter(state: RequestStep): RequestStep[] {
  if (state === "withdrawn" || state === "received") return []
  return REQUEST_STEPS.filter((step) => step !== "requested" && !(state === "refused" && step === "refused"))
}

/** What the register says of the list for a place. */
export type SupplyState = "not_asked" | "waiting" | "overdue" | "received" | "partly_received" | "refused"
export type ListSupply = Readonly<{
  state: SupplyState
  /** Requests that stand for it, for their bodies and numbers. */
  requests: readonly Asked[]
}>
export type KnownRequest = Asked & RequestState

type Place = Readonly<{ region?: string | undefined; service?: string | undefined }>

const STATES: readonly (readonly [SupplyState, (of: KnownRequest) => boolean])[] = [
  ["received", ({ state }) => state === "received"],
  ["partly_received", ({ state }) => state === "partly_received"],
  ["overdue", ({ due }) => due],
  ["waiting", ({ state }) => state === "requested" || state === "reminded"],
  ["refused", ({ state }) => state === "refused"],
]

/**
 * The best that the requests for a place came to: refused only when nothing else is to be hoped for. Null where the wave
 * has no register at all.
 * @param bodyOf the body of a service, by the study's register
 */
export function listSupply(
  requests: readonly KnownRequest[],
  place: Place,
  bodyOf: (service: string) => string | undefined,
): ListSupply | null {
  if (requests.length === 0) return null
  const here = requests.filter((one) => one.state !== "withdrawn" && covers(one, place, bodyOf))
  for (const [state, is] of STATES) {
    const found = here.filter(is)
    if (found.length > 0) return { state, requests: found.map(asked) }
  }
  return { state: "not_asked", requests: [] }
}

/** Requests that were refused for a place and that nothing came in for. */
export const refusedFor = (...of: Parameters<typeof listSupply>): readonly Asked[] => {
  const supply = listSupply(...of)
  return supply?.state === "refused" ? supply.requests : []
}

// A request without a service is for all services of its body; one without a body for everybody's.
function covers(
  one: KnownRequest,
  { region, service }: Place,
  bodyOf: (service: string) => string | undefined,
): boolean {
  if (region !== undefined && one.region !== null && one.region !== region) return false
  if (service === undefined) return true
  if (one.service !== null) return one.service === service
  return one.body === null || (bodyOf(service) ?? one.body) === one.body
}

const asked = ({ body, region, service, reference }: KnownRequest): Asked => ({ body, region, service, reference })
