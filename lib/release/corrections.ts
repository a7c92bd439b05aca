// What has happened to a wave since its newest release that makes its figures others.

/** In the order in which they are told. The first three make something untrue that was released. */
export const CAUSES = ["voided", "corrected", "withdrawn", "reinstated", "accepted"] as const
export type Cause = (typeof CAUSES)[number]
const UNTRUE: readonly Cause[] = ["voided", "corrected", "withdrawn"]

/** What the audit log says of interviews, and what each line does to the figures. */
export const EVENTS = {
  "interview.complete": "enters",
  "interview.admitted": "enters",
  "interview.voided": "leaves",
  "interview.withdrawn": "leaves",
  "interview.reinstated": "returns",
  "interview.corrected": "changes",
  "interview.restored": "changes",
} as const
export type EventVerb = keyof typeof EVENTS

/** `wasCounted`: whether an interview that leaves stood in the figures until then. */
export type InterviewEvent = Readonly<{ verb: EventVerb; wasCounted: boolean }>

/** One interview since the release, the oldest event first. */
export type Since = Readonly<{
  events: readonly InterviewEvent[]
  counted: boolean
  region: string | null
  service: string | null
}>

type Count = Readonly<{ code: string; n: number }>
export type Corrected = Readonly<{ cause: Cause; n: number; services: readonly Count[]; regions: readonly Count[] }>
/** `untrue`: interviews that the release rests on and that are no longer so. */
export type Corrections = Readonly<{ causes: readonly Corrected[]; untrue: number }>

/** By cause, with the services and regions concerned, those with most interviews first. */
export function correctionsOf(interviews: readonly Since[]): Corrections {
  const caused = interviews.flatMap((one) => {
    const cause = causeOf(one.events, one.counted)
    return cause ? [{ ...one, cause }] : []
  })
  const causes = CAUSES.flatMap((cause): Corrected[] => {
    const own = caused.filter((one) => one.cause === cause)
    if (own.length === 0) return []
    const counts = (part: "service" | "region") => countsOf(own.map((one) => one[part]))
    return [{ cause, n: own.length, services: counts("service"), regions: counts("region") }]
  })
  return { causes, untrue: caused.filter(({ cause }) => UNTRUE.includes(cause)).length }
}

/** What became of one interview in all; null when it stands in the figures, or out of them, as it did. */
export function causeOf(events: readonly InterviewEvent[], counted: boolean): Cause | null {
  const before = countedBefore(events) ?? counted
  const did = (what: (typeof EVENTS)[EventVerb]) => events.some(({ verb }) => EVENTS[verb] === what)
  if (before && !counted) return events.some(({ verb }) => verb === "interview.withdrawn") ? "withdrawn" : "voided"
  if (before) return did("changes") ? "corrected" : null
  if (!counted) return null
  return did("enters") ? "accepted" : "reinstated"
}

// The first event that moves it tells where it stood.
function countedBefore(events: readonly InterviewEvent[]): boolean | undefined {
  const first = events.find(({ verb }) => EVENTS[verb] !== "changes")
  return first && (EVENTS[first.verb] === "leaves" ? first.wasCounted : false)
}

function countsOf(codes: readonly (string | null)[]): Count[] {
  const counts = new Map<string, number>()
  for (const code of codes) if (code) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].map(([code, n]) => ({ code, n })).sort((a, b) => b.n - a.n || (a.code < b.code ? -1 : 1))
}
