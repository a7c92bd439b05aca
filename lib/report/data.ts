// What the tables of a report need beside its scores. Plain data: it is kept with the release and read from there.

import type { Text } from "../questionnaire/definition"
import type { History } from "../study/history"
import type { ReportSettings } from "../study/report"

/**
 * How a question was answered: people asked, and the count of each answer in the order of the questionnaire. Null where
 * there were fewer people than may be shown, or where the count could be had from the others.
 */
export type Answered = Readonly<{ asked: number; counts: readonly (number | null)[] }> | null

export type ReportQuestion = Readonly<{
  label: Text
  multiple: boolean
  choices: readonly Readonly<{ code: string; label: Text }>[]
}>

/** A service as its register describes it: columns with their words. */
export type RegisterEntry = Readonly<{
  code: string
  label: Text
  full: Text | null
  columns: readonly Readonly<{ label: Text | null; name: string; value: Text }>[]
  /** Surveyed by qualitative methods only. */
  qualitative: boolean
  body: string | null
}>

export type ReportData = Readonly<{
  settings: ReportSettings
  questions: Readonly<Record<string, ReportQuestion>>
  /** By question: everybody, then by service and by region where the settings want it. */
  answers: Readonly<
    Record<
      string,
      Readonly<{
        all: Answered
        services: Readonly<Record<string, Answered>>
        regions: Readonly<Record<string, Answered>>
      }>
    >
  >
  services: readonly RegisterEntry[]
  /** Accepted interviews by service, region and any dimension the sample is counted by, beside targets and population. */
  sample: readonly Readonly<{
    dimension: string
    label: Text | null
    rows: readonly Readonly<{
      code: string
      label: Text | null
      n: number
      target: number | null
      population: number | null
    }>[]
    /** Whether every figure of the population has a source. */
    verified: boolean
  }>[]
  /** Earlier years, this study's own released waves included. */
  history: History
  year: number
  field: Readonly<{
    accepted: number
    checked: number
    discrepancy: number
    fabricated: number
    unreachable: number
    voided: number
  }>
}>
