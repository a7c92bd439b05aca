// What the tables of a report need beside its scores. Plain data: it is kept with the release and read from there.

import type { Text } from "../questionnaire/definition"
import type { Score } from "../scoring/score"
import type { History } from "../study/history"
import type { ReportSettings } from "../study/report"

/**
 * How a question was answered: people asked, and the count of each answer in the order of the question's choices. Null
 * where there were fewer people than may be shown, or where the count could be had from the others.
 */
export type Answered = Readonly<{ asked: number; counts: readonly (number | null)[] }> | null

export type ReportQuestion = Readonly<{
  label: Text
  multiple: boolean
  /** Those of the list, then the special codes on offer, then "" (left blank, without words) where somebody did. */
  choices: readonly Readonly<{ code: string; label: Text | null }>[]
}>

export type ReportAnswers = Readonly<{
  all: Answered
  services: Readonly<Record<string, Answered>>
  regions: Readonly<Record<string, Answered>>
}>

/** A service as its register describes it. */
export type RegisterEntry = Readonly<{
  code: string
  label: Text
  full: Text | null
  /** Columns that the settings name, in their words; several values are one text. */
  columns: readonly Readonly<{ name: string; label: Text; value: Text }>[]
  /** Surveyed by qualitative methods only. */
  qualitative: boolean
  body: string | null
}>

export type SampleRow = Readonly<{
  /** "" = did not say, or nobody knows. */
  code: string
  label: Text | null
  /** Null where the count is withheld. */
  n: number | null
  target: number | null
  /** In any unit, the same within a dimension. */
  population: number | null
}>

export type SampleDimension = Readonly<{
  dimension: string
  label: Text | null
  /** In the order of the register or the list. */
  rows: readonly SampleRow[]
  /** Whether every figure of the population has a source. */
  verified: boolean
}>

/** A score of part of something, with its people. Withheld: there is one, on too few people. */
export type CrossScore = Readonly<{ n: number; score: Score | null; withheld?: true }>
export type CallFigure = CrossScore & Readonly<{ items: readonly Readonly<{ item: string; score: Score | null }>[] }>

/** Scores that the scores of a release do not have: one thing by another. */
export type CrossScores = Readonly<{
  /** By provider, then by service, the best first. */
  providers: Readonly<Record<string, Readonly<Record<string, CrossScore>>>>
  /** By region, then by service in register order. */
  regions: Readonly<Record<string, Readonly<Record<string, CrossScore>>>>
  /** Each service in its body's own zone. */
  ownZone: Readonly<Record<string, Score>>
  /** The bodies that the rankings of bodies leave out, all together in each region. */
  local: Readonly<Record<string, LocalScore>>
  /** Contact centres by the number called, then by service; "" = all services. */
  calls: Readonly<Record<string, Readonly<Record<string, CallFigure>>>>
}>
export type LocalScore = Readonly<{ own: Score | null; all: Score | null; services: number; n: number }>

export type FieldRecord = Readonly<{
  accepted: number
  checked: number
  discrepancy: number
  fabricated: number
  unreachable: number
  voided: number
}>

export type ReportData = Readonly<{
  settings: ReportSettings
  questions: Readonly<Record<string, ReportQuestion>>
  /** By question: everybody, then by service and by region where the settings want it. */
  answers: Readonly<Record<string, ReportAnswers>>
  services: readonly RegisterEntry[]
  /** Words of bodies, those of local ones included. */
  bodies: Readonly<Record<string, Text>>
  /** Accepted interviews by service, region and whatever the sample is counted by, beside targets and population. */
  sample: readonly SampleDimension[]
  cross: CrossScores
  /** Earlier years, this study's own released waves included. */
  history: History
  year: number
  field: FieldRecord
}>
