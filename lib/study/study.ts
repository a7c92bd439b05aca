// A study package in memory: everything the platform needs to know about one study, checked.
import type { Definition, Text } from "../questionnaire/definition"
import type { AnswerDimension } from "../quota/answer-dimension"
import type { CellTarget, QuotaTable } from "../quota/cells"
import type { HoldMinutes } from "../quota/places"
import type { Kind } from "../verification/kind"
import type { WeightingPlan } from "../weighting/settings"
import type { CallingPolicy } from "./calling"
import type { History } from "./history"
import type { Population } from "./population"
import type { ReferralSettings } from "./referral"
import type { Register } from "./register"
import type { ReportSettings } from "./report"
import type { AxisName, Preload, ScoringSettings, StudySettings, VerificationPolicy } from "./settings"

export type { Entry, Register } from "./register"
export type { AxisName, ScoringSettings, VerificationPolicy } from "./settings"

/** What an interview is about in this study: a region, a service, both or neither. */
export type Axis = Readonly<{ name: AxisName; label: Text; register: Register }>

export type Study = Readonly<{
  id: string
  version: string
  title: Text
  languages: readonly string[]
  timezone: string
  /** Usual length of an interview. */
  minutes: number
  /** The main instrument. */
  definition: Definition
  /** The supervisor's own forms by kind of check; a kind without one has a short built-in form. */
  verificationForms: Readonly<Partial<Record<Kind, Definition>>>
  /** Forms of the qualitative methods, by folder name. */
  qualitative: Readonly<Record<string, Definition>>
  axes: Readonly<Partial<Record<AxisName, Axis>>>
  registers: Readonly<Record<string, Register>>
  preloads: Readonly<Record<string, Preload>>
  /** Names that labels and texts use, and the register text behind each: `service_name: "service.label"`. */
  fills: Readonly<Record<string, string>>
  tally: StudySettings["tally"]
  openLink?: Readonly<{ asks: readonly OpenLinkQuestion[] }>
  quotas: Readonly<{
    dimensions: readonly AxisName[]
    /** The cells of all tables. */
    cells: readonly CellTarget[]
    total: number
    tables: readonly QuotaTable[]
    /** Dimensions that are known from answers only. */
    answerDimensions: readonly AnswerDimension[]
    /** How long a place is held after the last answer, by mode. */
    holdMinutes: HoldMinutes
  }>
  population: Population
  weighting: WeightingPlan
  scoring?: ScoringSettings
  calling: CallingPolicy
  report: ReportSettings
  /** Earlier years of the same figures. */
  history: History
  verificationPolicy?: VerificationPolicy
  /** How the number was got, by source of the case. */
  contactOrigin: StudySettings["contactOrigin"]
  referral?: ReferralSettings | undefined
  about?: StudySettings["about"] | undefined
  texts: StudySettings["texts"]
}>

/** Asked of a respondent who comes by the open link: pick one of these entries. */
export type OpenLinkQuestion = Readonly<{ axis: AxisName; where: Readonly<Record<string, readonly string[]>> }>

/** Names that texts of study.json may use beside the study's own fills. */
export const TEXT_FILLS = ["organiser", "minutes", "interviewer"] as const
