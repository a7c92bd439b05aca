import { subMilliseconds } from "date-fns"
import type { CallFacts } from "@/db/queries/call-facts"
import type { ErrandRequest } from "../_console/requests"

/** The moments of a call by our clock, from how long ago they were by the console's. */
export function factsOf(call: NonNullable<ErrandRequest["call"]>, now: Date): CallFacts {
  const { id, phone, dialler, startedAgo, answeredAgo, hungUpAgo } = call
  const moment = (ago: number | null) => (ago === null ? null : subMilliseconds(now, ago))
  return {
    ...{ id, phone, dialler },
    startedAt: subMilliseconds(now, startedAgo),
    answeredAt: moment(answeredAgo),
    hungUpAt: moment(hungUpAgo),
  }
}
