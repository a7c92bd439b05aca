// Outcomes of a call: AAPOR Standard Definitions (10th edition, 2023), telephone surveys of specifically named persons.
// The standard's codes are final; interim outcomes keep a case open and carry the code they would end with.
// Its table for random numbers counts a dead number as not eligible (4.3), since there the number is the sample. Here the
// person is: whom a number does not lead to may well be a recipient, as with a letter that comes back (3.3).

export const EDITION = "AAPOR Standard Definitions, 10th edition (2023)"

export type Group = "spoke" | "no_contact" | "not_eligible" | "number"

/**
 * What happens to the case: `final` ends it, `retry` brings it back after `afterMinutes` (or at a better time that was
 * named), `appointment` at an agreed time, `refused` to another interviewer after a cooling period, `number` with the
 * contact's next number, `language` to somebody who speaks the respondent's.
 */
export type Next =
  | Readonly<{ kind: "final" | "appointment" | "refused" | "number" | "language" }>
  | Readonly<{ kind: "retry"; afterMinutes: number }>

export type Disposition = Readonly<{ code: string; aapor: string; group: Group; next: Next }>

const DAY = 24 * 60
const retry = (afterMinutes: number): Next => ({ kind: "retry", afterMinutes })
const final: Next = { kind: "final" }
const refused: Next = { kind: "refused" }
const number: Next = { kind: "number" }

/** Outcomes an interviewer may code. Complete (1.1) and screened out are set by the interview itself. */
export const DISPOSITIONS: readonly Disposition[] = [
  { code: "appointment", aapor: "2.21", group: "spoke", next: { kind: "appointment" } },
  { code: "call_later", aapor: "2.21", group: "spoke", next: retry(180) },
  { code: "break_off", aapor: "2.12", group: "spoke", next: retry(180) },
  { code: "soft_refusal", aapor: "2.112", group: "spoke", next: refused },
  { code: "refusal", aapor: "2.112", group: "spoke", next: final },
  { code: "household_refusal", aapor: "2.111", group: "spoke", next: refused },
  { code: "language_barrier", aapor: "2.33", group: "spoke", next: { kind: "language" } },
  { code: "unable", aapor: "2.32", group: "spoke", next: final },
  { code: "away", aapor: "2.21", group: "spoke", next: retry(7 * DAY) },
  { code: "no_answer", aapor: "3.13", group: "no_contact", next: retry(180) },
  { code: "busy", aapor: "3.12", group: "no_contact", next: retry(30) },
  { code: "voice_mail", aapor: "3.14", group: "no_contact", next: retry(180) },
  { code: "blocked", aapor: "3.15", group: "no_contact", next: retry(DAY) },
  { code: "technical", aapor: "3.16", group: "no_contact", next: retry(30) },
  { code: "wrong_number", aapor: "3.9", group: "number", next: number },
  { code: "wrong_person", aapor: "3.3", group: "number", next: number },
  { code: "not_working", aapor: "3.3", group: "number", next: number },
  { code: "not_recipient", aapor: "4.7", group: "not_eligible", next: final },
  { code: "under_18", aapor: "4.7", group: "not_eligible", next: final },
  { code: "deceased", aapor: "2.31", group: "not_eligible", next: final },
  { code: "quota_full", aapor: "4.8", group: "not_eligible", next: retry(DAY) },
]

export const QUOTA_FULL = "quota_full"

/** Set by the interview, not by hand. */
export const COMPLETE: Disposition = { code: "complete", aapor: "1.1", group: "spoke", next: final }
export const SCREENED_OUT: Disposition = { code: "screened_out", aapor: "4.7", group: "not_eligible", next: final }
/** Set by a supervisor: the number is on the do-not-call list, so the person has refused. */
export const DO_NOT_CALL: Disposition = { code: "do_not_call", aapor: "2.112", group: "spoke", next: final }

const BY_CODE = new Map([...DISPOSITIONS, COMPLETE, SCREENED_OUT, DO_NOT_CALL].map((d) => [d.code, d]))

/** Whether a better time may be named with it, a soft one: the person was spoken to and is called again anyway. */
export const takesBetterTime = ({ group, next }: Disposition): boolean => group === "spoke" && next.kind === "retry"

/** The disposition with this code, or undefined when the code is unknown. */
export const dispositionOf = (code: string): Disposition | undefined => BY_CODE.get(code)
