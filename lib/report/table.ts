// A table of the report: the same for screen, print, CSV and JSON. Values are never rounded here; one place prints them.
import type { Text } from "../questionnaire/definition"
import type { ColumnWord, RowWord, TableKind, TableNote, TableSection } from "./table-words"

/**
 * How a column's values are printed. `name` heads the names of the rows and comes first; `change` has a sign; `rank` is a whole number; `share` is percent of a base;
 * `number` is whatever it is, such as a population; `words` stand in the row's own `words`.
 */
export type ColumnKind =
  | ("name" | "count" | "rank" | "mean" | "percent" | "share" | "number" | "words")
  | ("change_mean" | "change_percent" | "rho")

export type TableColumn = Readonly<{
  key: string
  kind: ColumnKind
  /** Words of the study; without them the page's own words for `word` stand. */
  label?: Text
  word?: ColumnWord
  /** Values the page's words need, such as the year: `{ year: "2019" }`. */
  fill?: Readonly<Record<string, string>>
  /** Columns under one heading, such as one form. */
  group?: Text
}>

/**
 * `low`, `high`: the interval at the study's confidence, of a rank its range. `withheld`: too few people to show.
 * `few`: shown, on few.
 */
export type TableValue = Readonly<{
  value: number | null
  low?: number
  high?: number
  n?: number
  withheld?: boolean
  few?: boolean
}>

/** What a row's name leads to. */
export type RowTarget = Readonly<{ level: "service" | "region" | "body" | "table"; code: string }>

export type TableRow = Readonly<{
  /** Code in a register, answer, or year; one to a row of a table. */
  code: string
  label?: Text
  /** The full official name where the label is a short one. */
  full?: Text
  /** Instead of a label: the page has the words. */
  word?: RowWord
  /** 0 = a whole, 1 = part of the row above it. */
  depth?: number
  target?: RowTarget
  /** By key of the columns; one that lacks is not known. */
  values: Readonly<Record<string, TableValue>>
  /** What stands in columns of words, by key. */
  words?: Readonly<Record<string, Text>>
  /** Explained below the table. */
  marks?: readonly TableNote[]
}>

export type { TableNote } from "./table-words"

export type ChartKind = "ranked_bars" | "dumbbell" | "stacked" | "tiles" | "lines" | "bars" | "quadrant"

export type ReportTable = Readonly<{
  /** Word in the address and in file names: `services`, `sample-sex`. */
  name: string
  /** The page's words for what kind of table it is: its heading, and what it says. */
  kind: TableKind
  /** What it is about in the study's words (a question, a provider); stands beside the words of the kind. */
  title?: Text
  /** Under which heading it is listed, in the page's words or the study's. */
  section: TableSection
  sectionTitle?: Text
  columns: readonly TableColumn[]
  rows: readonly TableRow[]
  /** People whom the table rests on. */
  base: number | null
  notes: readonly TableNote[]
  /** How it is drawn, and which columns are. */
  chart?: Readonly<{ kind: ChartKind; columns: readonly string[] }>
}>
