// Whether calling.json fits the outcomes there are and itself.
import { dispositionOf } from "../disposition/codes"
import type { StudyProblem } from "../questionnaire/xlsform/problem"
import { minuteOf } from "../sample/slots"
import type { CallingPolicy } from "./calling"
import type { At } from "./checks"

/** Codes that no retry belongs to, hours that end before they begin, slots of one name, outside the hours or on top of each other. */
export function checkCalling(policy: CallingPolicy, at: At): StudyProblem[] {
  return [...checkRetries(policy, at), ...checkHours(policy, at), ...checkSlots(policy, at)]
}

function checkRetries({ retryMinutes }: CallingPolicy, at: At): StudyProblem[] {
  return Object.keys(retryMinutes).flatMap((code) => {
    const known = dispositionOf(code)
    if (!known) return [at(["retryMinutes", code], `There is no outcome "${code}". Correct the code, or delete it.`)]
    if (known.next.kind !== "retry")
      return [at(["retryMinutes", code], `Nobody is called again after "${code}" by a number of minutes. Delete it.`)]
    return []
  })
}

function checkHours({ hours }: CallingPolicy, at: At): StudyProblem[] {
  return (["weekday", "weekend"] as const).flatMap((days) =>
    late(hours[days]) ? [at(["hours", days], "These hours end before they begin. Correct from or to.")] : [],
  )
}

function checkSlots({ slots, hours }: CallingPolicy, at: At): StudyProblem[] {
  return slots.flatMap((slot, index) => {
    const say = (message: string) => [at(["slots", index], message)]
    if (slots.findIndex(({ name }) => name === slot.name) < index)
      return say(`There are two slots "${slot.name}". Rename one.`)
    if (late(slot)) return say("This slot ends before it begins. Correct from or to.")
    const day = hours[slot.days]
    if (minuteOf(slot.from) < minuteOf(day.from) || minuteOf(slot.to) > minuteOf(day.to))
      return say(`This slot lies outside the hours of a ${slot.days} (${day.from}-${day.to}). Move it, or the hours.`)
    const other = slots.slice(0, index).find((earlier) => earlier.days === slot.days && overlap(earlier, slot))
    return other ? say(`This slot overlaps "${other.name}". Part them.`) : []
  })
}

type Span = Readonly<{ from: string; to: string }>
const late = ({ from, to }: Span): boolean => minuteOf(from) >= minuteOf(to)
const overlap = (a: Span, b: Span): boolean => minuteOf(a.from) < minuteOf(b.to) && minuteOf(b.from) < minuteOf(a.to)
