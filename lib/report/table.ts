// A table of the report: the same for screen, print, CSV and JSON. Values are never rounded here; one place prints them.
import type { Text } from "../questionnaire/definition"

/** How a column's values are printed. `change` has a sign; `rank` is a whole number; `share` is percent of a base. */
export type ColumnKind =
  | "name"
  | "count"
  | "rank"
  | "mean"
  | "percent"
  | "share"
  | "change_mean"
  | "change_percent"
  | "rho"

export type TableColumn = Readonly<{
  key: string
  kind: ColumnKind
  /** Words of the study; without them the page's own words for the key stand. */
  label?: Text
  /** Values the page's words need, such as the year: `{ year: "2019" }`. */
  fill?: Readonly<Record<string, string>>
  /** Columns under one heading, such as one form. */
  group?: Text
}>

/** `low`, `high`: the interval at the study's confidence. `withheld`: too few people to show. `few`: shown, on few. */
export type TableValue = Readonly<{
  value: number | null
  low?: number
  high?: number
  n?: number
  withheld?: boolean
  few?: boolean
}>

export type TableRow = Readonly<{
  /** Code in a register, answer, or name that the page has words for. */
  code: string
  label?: Text
  /** The full official name where the label is a short one. */
  full?: Text
  /** 0 = a whole, 1 = part of the row above it. */
  depth?: number
  href?: string
  /** By key of the columns that are not names; one that lacks is not known. */
  values: Readonly<Record<string, TableValue>>
  /** Marks such as `no_mass_survey` that the page explains below. */
  marks?: readonly string[]
}>

export type ChartKind = "ranked_bars" | "dumbbell" | "stacked" | "tiles" | "lines" | "bars"

export type ReportTable = Readonly<{
  /** Word in the address and in file names: `services`, `portrait-sex`. */
  name: string
  /** Words of the study; without them the page's own words for the name stand. */
  title?: Text
  columns: readonly TableColumn[]
  rows: readonly TableRow[]
  /** People whom the table rests on. */
  base: number | null
  /** Names of notes that the page has words for. */
  notes: readonly string[]
  /** How it is drawn, and which columns are. */
  chart?: Readonly<{ kind: ChartKind; columns: readonly string[] }>
}>
