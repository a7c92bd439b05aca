// Reads what somebody with an invitation filled in, without trusting it.
import { normalisePhone } from "@/lib/sample/phone"
import { openLinkEntries } from "@/lib/study/preloads"
import type { Study } from "@/lib/study/study"

export type InviteField = "received" | "region" | "phone" | "consent"
/** What stands in each field; or what is wrong with it, as a key of `respondent.referral`. */
export type Entered = Readonly<Partial<Record<InviteField, string>>>
export type Faults = Readonly<Partial<Record<InviteField, "answerNeeded" | "phoneWrong" | "consentNeeded">>>

type Read = Readonly<{ entered: Entered; faults: Faults; phone: string | null }>

export const isBlank = (faults: Faults): boolean => Object.keys(faults).length === 0

/** @param strings what was posted under a name */
export function readInvited(study: Study, strings: (name: string) => readonly string[]): Read {
  const one = (name: InviteField) => strings(name)[0]?.trim() ?? ""
  const entered = { received: one("received"), phone: one("phone"), consent: one("consent"), ...regionOf(study, one) }
  const phone = normalisePhone(entered.phone)
  const mayLackPhone = study.referral?.phone === "optional" && entered.phone === ""
  const faults: Faults = {
    ...(!["yes", "no"].includes(entered.received) && { received: "answerNeeded" }),
    ...(entered.region !== undefined && !isRegion(study, entered.region) && { region: "answerNeeded" }),
    ...(!phone && !mayLackPhone && { phone: "phoneWrong" }),
    ...(entered.consent !== "yes" && { consent: "consentNeeded" }),
  }
  return { entered, faults, phone }
}

/** Regions that may be chosen: those of the open link, or all. */
export function regionsOf(study: Study) {
  const offered = openLinkEntries(study, "region")
  return offered.length > 0 ? offered : (study.axes.region?.register.entries ?? [])
}

const isRegion = (study: Study, code: string): boolean => regionsOf(study).some((entry) => entry.code === code)

const regionOf = (study: Study, one: (name: InviteField) => string): Readonly<{ region?: string }> =>
  study.axes.region ? { region: one("region") } : {}
