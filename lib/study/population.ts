// What a study knows of its population, and what it brings its weights to: every figure with where it comes from.
import type { z } from "zod"
import type { StudyProblem } from "../questionnaire/xlsform/problem"
import type { AnswerDimension } from "../quota/answer-dimension"
import { planOf, type WeightingPlan, type WeightingSettings } from "../weighting/settings"
import type { At } from "./checks"
import type { Files } from "./forms"
import { FIGURE, POPULATION_FILE, readMargin } from "./population-file"
import type { Column, PopulationSettings } from "./population-settings"
import { type OfStudy, quotaValues } from "./quota-values"

/** `size` in any unit, the same within a margin. `verified`: somebody has compared it with its source. */
export type PopulationRow = Readonly<{ code: string; size: number; source: string; verified: boolean }>
export type PopulationMargin = Readonly<{ dimension: string; rows: readonly PopulationRow[] }>

/** `dimensions`: what is known of respondents from their answers, with or without figures of the population. */
export type Population = Readonly<{ dimensions: readonly AnswerDimension[]; margins: readonly PopulationMargin[] }>

export const NO_POPULATION: Population = { dimensions: [], margins: [] }

type Wanted = Readonly<{
  population: PopulationSettings
  weighting: WeightingSettings
  /** The dimensions from answers that quotas have. */
  quotas: readonly AnswerDimension[]
  /** Dimensions in which the study has targets. */
  targets: ReadonlySet<string>
}>
type Read = Readonly<{ population: Population; weighting: WeightingPlan; problems: readonly StudyProblem[] }>

/** Reads the margins of the population, from registers and `population/<dimension>.csv`, and checks what is weighted by them. */
export function readPopulation(files: Files, wanted: Wanted, study: OfStudy, at: At): Read {
  const { columns, answers } = wanted.population
  const here: At = (path, message) => at(["population", "answers", ...path.slice(2)], message)
  const own = quotaValues(answers, study, here)
  const problems = [...own.problems]
  const values = new Map([...quotaValues(wanted.quotas, study, at).values, ...own.values])
  for (const [index, { name }] of answers.entries())
    if (wanted.quotas.some((other) => other.name === name))
      problems.push(here(["", "", index, "name"], `Quotas have a dimension "${name}" already. Delete this one.`))
  const margins: PopulationMargin[] = []
  for (const [axis, from] of Object.entries(columns)) margins.push(...fromColumn(axis, from, study, at, problems))
  for (const [file, text] of Object.entries(files)) {
    const dimension = POPULATION_FILE.exec(file)?.[1]
    if (dimension === undefined) continue
    const read = readMargin({ file, text }, dimension, values.get(dimension)?.codes)
    problems.push(...read.problems)
    if (margins.some((margin) => margin.dimension === dimension))
      problems.push({
        file,
        row: 1,
        column: "",
        message: `study.json names a register's column for "${dimension}". Keep one of the two.`,
      })
    else margins.push({ dimension, rows: read.rows })
  }
  const known = new Set(margins.map(({ dimension }) => dimension))
  const weighting = planOf(wanted.weighting, [...known])
  for (const { dimension, aim } of weighting.margins)
    if (!(aim === "population" ? known : wanted.targets).has(dimension))
      problems.push(at(["weighting", "margins", dimension], missing(dimension, aim)))
  return { population: { dimensions: answers, margins }, weighting, problems }
}

function fromColumn(
  axis: string,
  { column, source, verified }: z.infer<typeof Column>,
  { axes }: OfStudy,
  at: At,
  problems: StudyProblem[],
): PopulationMargin[] {
  const register = axes[axis as keyof typeof axes]
  const filled = register?.entries.filter(({ columns }) => columns[column] !== "") ?? []
  const bad = filled.find(({ columns }) => !FIGURE.test(columns[column] ?? ""))
  const file = `registers/${register?.name}.csv`
  const message =
    (!register && `The study has no axis "${axis}". Add it to axes.`) ||
    (!register?.columns.includes(column) && `The register "${register?.name}" has no column "${column}".`) ||
    (bad && `The column "${column}" of "${bad.code}" in ${file} is not a number.`) ||
    (filled.length === 0 && `The column "${column}" of ${file} is empty.`)
  if (message) {
    problems.push(at(["population", "columns", axis, "column"], message))
    return []
  }
  const rows = filled.map(({ code, columns }) => ({ code, size: Number(columns[column]), source, verified }))
  return [{ dimension: axis, rows }]
}

function missing(dimension: string, aim: "population" | "targets"): string {
  return aim === "population"
    ? `The package has no population figures for "${dimension}". Add population/${dimension}.csv, or weight by "targets".`
    : `No quota has targets for "${dimension}". Add a table of them, or weight by "population".`
}
