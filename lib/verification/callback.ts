// What the respondent says in a callback, or before a repeat interview, held against the interview's record. A study's
// forms take part by these names of questions (v_took_place, v_person, ...); other questions are kept, decide nothing.
import type { Answers } from "../questionnaire/definition"
import { SPECIAL_CODES } from "../questionnaire/definition"

/** `modes`: every way it was held in (phone, online); `minutes` null when not known. */
export type HeldInterview = Readonly<{ modes: readonly string[]; daysAgo: number; minutes: number | null }>

export type Reason =
  | "not_reached"
  | "wrong_number"
  | "never_interviewed"
  | "another_person"
  | "service_not_received"
  | "mode_differs"
  | "answers_suggested"
  | "not_read_out"
  | "facts_differ"
  | "hard_items_differ"
  | "check_refused"
  | "not_remembered"
  | "callback_incomplete"
  | "too_few_items"
  | "not_observed"
  | "consent_not_asked"
  | "coded_untruly"
  | "miscoded"
  | "not_acceptable"

export type Remark =
  | "date_differs"
  | "length_differs"
  | "partly_read_out"
  | "impolite"
  | "ratings_differ"
  | "not_introduced"
  | "leading_probes"
  | "partly_miscoded"
  | "too_fast"
  | "too_slow"
  | "other_language"
  | "needs_training"

/** `unsure`: the respondent would not, or could not, say whether there was an interview. */
export type Said = Readonly<{
  fabricated: readonly Reason[]
  facts: readonly Reason[]
  conduct: readonly Reason[]
  remarks: readonly Remark[]
  unsure: Reason | null
  complete: boolean
}>

export function callbackSays(callback: Answers, interview: HeldInterview): Said {
  const { v_took_place: held, v_person: person, v_service: service, v_mode: mode } = callback
  const fabricated = held === "no" || person === "other_person"
  const confirms = held === "yes" && person !== undefined
  return {
    fabricated: pick<Reason>(["never_interviewed", held === "no"], ["another_person", person === "other_person"]),
    facts: pick<Reason>(["service_not_received", service === "no"], ["mode_differs", isOtherMode(mode, interview)]),
    conduct: pick<Reason>(
      ["answers_suggested", callback.v_pressure === "yes"],
      ["not_read_out", callback.v_read_out === "no"],
    ),
    remarks: pick<Remark>(
      ["date_differs", isOtherTime(callback.v_when, interview.daysAgo)],
      ["length_differs", isOtherLength(callback.v_minutes, interview.minutes)],
      ["partly_read_out", callback.v_read_out === "partly"],
      ["impolite", callback.v_polite === "no" || callback.v_polite === "partly"],
    ),
    unsure:
      held === SPECIAL_CODES.refused || callback.v_moment === SPECIAL_CODES.refused
        ? "check_refused"
        : held === SPECIAL_CODES.dont_remember
          ? "not_remembered"
          : null,
    complete: fabricated || (service !== undefined && (confirms || (held !== undefined && held !== "yes"))),
  }
}

function isOtherMode(said: unknown, { modes }: HeldInterview): boolean {
  return said !== undefined && said !== SPECIAL_CODES.dont_remember && !modes.includes(String(said))
}

const LATEST_DAY: readonly (readonly [said: string, days: number])[] = [
  ["within_3_days", 3],
  ["within_week", 7],
  ["within_month", 31],
  ["earlier", Number.POSITIVE_INFINITY],
]

// People place a day roughly: the neighbouring span is still right.
function isOtherTime(said: unknown, daysAgo: number): boolean {
  const saidSpan = LATEST_DAY.findIndex(([code]) => code === said)
  const span = LATEST_DAY.findIndex(([, days]) => daysAgo <= days)
  return saidSpan >= 0 && Math.abs(saidSpan - span) > 1
}

// Twice or half as long, and by more than five minutes.
function isOtherLength(said: unknown, minutes: number | null): boolean {
  if (typeof said !== "number" || minutes === null) return false
  return Math.abs(said - minutes) > 5 && (said > 2 * minutes || minutes > 2 * said)
}

/** The codes that apply. */
export function pick<Code>(...codes: (readonly [Code, boolean])[]): Code[] {
  return codes.filter(([, applies]) => applies).map(([code]) => code)
}
