// What the server hands to the console: whom to call, about what, and the questionnaire to ask.
import type { Answers, Context, Definition, Text } from "@/lib/questionnaire/definition"
import type { KeptCall } from "./outbox/entry"

/** A name of the study in the interviewer's language; `full` only where it says more than the short one. */
export type Named = Readonly<{ axis: string; short: string; full: string | null }>

export type PastCallFile = Readonly<{ startedAt: string; disposition: string | null; note: string | null }>

export type PhoneFile = Readonly<{ place: number; number: string; shown: string }>

export type RunningFile = Readonly<{
  /** When the server said so, by its clock. */
  asOf: string
  id: string
  language: string
  answers: Answers
  lastSeq: number
  context: Context
  /** An answer has put the respondent into a full quota cell. */
  closed: boolean
}>

/** What is read aloud in one language; fills are done where they do not depend on answers. */
export type Script = Readonly<{
  introduction: string
  confidentiality: string
  contactOrigin: string | null
  screenedOut: string
  quotaClosed: string
  thanks: string
  /** Values for `${name}` in questions. */
  fills: Readonly<Record<string, string>>
}>

/** The interviewer's day and the quota cell of the case, as of the page. */
export type ProgressFile = Readonly<{
  calls: number
  completed: number
  minutes: number
  cell: Readonly<{ accepted: number; target: number }> | null
}>

/** `ask` is read aloud, by language; a person named lives in the region of the respondent unless another is said. */
export type ReferralFile = Readonly<{
  limit: number
  ask: Text
  region: string | null
  regions: readonly Readonly<{ code: string; label: string }>[]
}>

export type CaseFile = Readonly<{
  person: Readonly<{ id: string; name: string }>
  caseId: string
  wave: Readonly<{ name: string; practice: boolean }>
  /** When the server made this, by its clock. */
  asOf: string
  /** Taken ahead for a place with a poor line, until then. */
  aheadUntil: string | null
  contact: Readonly<{ name: string; phones: readonly PhoneFile[] }> | null
  /** Which of the numbers is to be tried. */
  phoneDue: number
  service: Named | null
  region: Named | null
  source: "list" | "snowball" | "open"
  /** The respondent's language and time zone. */
  language: string
  timezone: string
  appointmentAt: string | null
  calls: readonly PastCallFile[]
  notes: readonly string[]
  /** The call that goes on now, as far as the server knows. */
  call: KeptCall | null
  definition: Definition
  /** Questions whose answers can fall in a full quota cell. */
  quotaAsked: readonly string[]
  context: Context
  scripts: Readonly<Record<string, Script>>
  languageNames: Text
  progress: ProgressFile
  /** Whom else the respondent may name at the end; null in a study that asks for nobody. */
  referral: ReferralFile | null
  running: RunningFile | null
}>
