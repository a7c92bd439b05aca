// Who gets a letter, and why not.
import { dispositionOf } from "../disposition/codes"

export const DROP_REASONS = ["closed", "answered", "refused", "finished", "opted_out", "no_address"] as const
export type DropReason = (typeof DROP_REASONS)[number]

/** What is known of a case just before a letter. */
export type Standing = Readonly<{
  /** The wave takes answers, and no full hard quota cell keeps this case out. */
  open: boolean
  /** An interview of it has ended with answers, however it came about. */
  answered: boolean
  /** Refused once, in whatever words, or withdrew. */
  refusals: number
  withdrawn: boolean
  disposition: string | null
  final: boolean
  /** Unsubscribed, bounced, or on the list of those whom nobody calls. */
  optedOut: boolean
  barred: boolean
  hasAddress: boolean
}>

/** Null when the letter may go. The first reason counts, the person's own words before what we know of the address. */
export function whyNot(standing: Standing): DropReason | null {
  if (standing.answered) return "answered"
  if (standing.refusals > 0 || standing.withdrawn || isRefusal(standing.disposition)) return "refused"
  if (standing.optedOut || standing.barred) return "opted_out"
  if (standing.final) return "finished"
  if (!standing.open) return "closed"
  return standing.hasAddress ? null : "no_address"
}

/** AAPOR 2.11 and below it. */
const isRefusal = (code: string | null): boolean => code !== null && /^2\.11/.test(dispositionOf(code)?.aapor ?? "")
