// What a supervisor narrows the queue down by, and how many checks each choice would leave.
import { z } from "zod"
import { URGENCIES, type Urgency } from "./deadline"
import { KINDS, type Kind } from "./kind"

export const WHOSE = ["mine", "unassigned", "all"] as const
export type Whose = (typeof WHOSE)[number]

/** `self` as interviewer: filled in by the respondent. `after`: where the page before ended. */
const choice = {
  whose: z.enum(WHOSE).optional(),
  kind: z.enum(KINDS).optional(),
  due: z.enum(URGENCIES).optional(),
  interviewer: z.union([z.uuid(), z.literal("self")]).optional(),
  region: z.string().max(100).optional(),
}
export type QueueFilter = Readonly<{ [Name in keyof typeof choice]?: z.infer<(typeof choice)[Name]> }>
export type QueueFilterName = keyof QueueFilter
export const QUEUE_FILTERS = Object.keys(choice) as QueueFilterName[]

/** From an address; what cannot be meant is left out. */
export function filterFrom(address: Readonly<Record<string, unknown>>): QueueFilter {
  const meant = QUEUE_FILTERS.flatMap((name) => {
    const { data } = choice[name].safeParse(address[name])
    return data ? [[name, data]] : []
  })
  return Object.fromEntries(meant)
}

/** Checks that are alike in everything one can filter by. */
export type QueueGroup = Readonly<{
  mine: boolean
  assigned: boolean
  kind: Kind
  due: Urgency
  interviewerId: string | null
  region: string | null
  n: number
}>

type Counts = Readonly<Record<QueueFilterName, ReadonlyMap<string, number>>>
export type QueueCounts = Counts & Readonly<{ total: number }>

/** For each filter, how many checks each choice has while the other filters stay as they are. */
export function countFor(groups: readonly QueueGroup[], filter: QueueFilter): QueueCounts {
  const count = (name: QueueFilterName) =>
    tally(
      groups.filter((group) => fits(group, { ...filter, [name]: undefined })),
      name,
    )
  const total = groups.filter((group) => fits(group, filter)).reduce((sum, { n }) => sum + n, 0)
  return {
    whose: count("whose"),
    kind: count("kind"),
    due: count("due"),
    interviewer: count("interviewer"),
    region: count("region"),
    total,
  }
}

function tally(groups: readonly QueueGroup[], name: QueueFilterName): Map<string, number> {
  const counts = new Map<string, number>()
  for (const group of groups)
    for (const value of valuesOf(group)[name]) counts.set(value, (counts.get(value) ?? 0) + group.n)
  return counts
}

const fits = (group: QueueGroup, filter: QueueFilter): boolean =>
  QUEUE_FILTERS.every((name) => filter[name] === undefined || valuesOf(group)[name].includes(filter[name]))

const valuesOf = (group: QueueGroup): Readonly<Record<QueueFilterName, readonly string[]>> => ({
  whose: ["all", ...(group.mine ? ["mine"] : []), ...(group.assigned ? [] : ["unassigned"])],
  kind: [group.kind],
  due: [group.due],
  interviewer: [group.interviewerId ?? "self"],
  region: group.region === null ? [] : [group.region],
})
