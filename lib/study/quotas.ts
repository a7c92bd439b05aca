import type { StudyProblem } from "../questionnaire/xlsform/problem"
import type { CellTarget } from "../quota/cells"
import { type CrossRefusal, crossMargins } from "../quota/cross"
import { type Possible, readExcluded } from "./excluded"
import type { Files } from "./forms"
import type { AxisName, StudySettings } from "./settings"
import { type Axes, readTargets } from "./targets"

type Settings = StudySettings["quotas"]
type At = (path: readonly PropertyKey[], message: string) => StudyProblem
type Quotas = { cells: CellTarget[]; problems: StudyProblem[] }

/** The quota cells of a study: read as they are, taken from one list of targets, or crossed from two. Empty cells are left out. */
export function readQuotas(files: Files, settings: Settings, axes: Axes, at: At): Quotas {
  const problems: StudyProblem[] = []
  const { dimensions } = settings
  for (const dimension of dimensions)
    if (!axes[dimension])
      problems.push(at(["quotas", "dimensions"], `The study has no axis "${dimension}". Add it to axes.`))
  if (problems.length > 0 || dimensions.length === 0) return { cells: [], problems }
  const hard = settings.kind === "hard"
  const read = (path: string, columns: readonly AxisName[], where: readonly PropertyKey[]) => {
    const text = files[path]
    if (text === undefined) {
      problems.push(at(where, `The package has no file "${path}".`))
      return undefined
    }
    const targets = readTargets({ file: path, text }, columns, axes, hard)
    problems.push(...targets.problems)
    return targets.cells
  }
  const possible = readPossible(files, settings, axes, at, problems)
  if (settings.cells !== undefined) {
    const cells = read(settings.cells, dimensions, ["quotas", "cells"]) ?? []
    return { cells: cells.filter((cell) => cell.target > 0), problems }
  }
  const margins = dimensions.map((dimension) => {
    const path = settings.targets[dimension]
    if (path !== undefined) return read(path, [dimension], ["quotas", "targets", dimension])
    problems.push(
      at(["quotas", "targets"], `Targets for "${dimension}" are missing. Name their file, or name a file of cells.`),
    )
    return undefined
  })
  const [first, second] = margins
  if (problems.length > 0 || !first || (dimensions.length === 2 && !second)) return { cells: [], problems }
  const cells = second ? cross(first, second, dimensions, axes, possible, at, problems) : first
  return { cells: cells.filter((cell) => cell.target > 0), problems }
}

function readPossible(files: Files, settings: Settings, axes: Axes, at: At, problems: StudyProblem[]): Possible {
  const everything = () => true
  if (settings.excluded === undefined) return everything
  const text = files[settings.excluded]
  if (text === undefined) {
    problems.push(at(["quotas", "excluded"], `The package has no file "${settings.excluded}".`))
    return everything
  }
  const excluded = readExcluded({ file: settings.excluded, text }, settings.dimensions, axes)
  problems.push(...excluded.problems)
  return excluded.possible
}

function cross(
  rows: readonly CellTarget[],
  columns: readonly CellTarget[],
  dimensions: readonly AxisName[],
  axes: Axes,
  possible: Possible,
  at: At,
  problems: StudyProblem[],
): CellTarget[] {
  const [a, b] = dimensions as [AxisName, AxisName]
  const entryOf = (axis: AxisName, cell: CellTarget) =>
    axes[axis]?.entries.find((entry) => entry.code === cell.conditions[axis])
  const rowEntries = rows.map((cell) => entryOf(a, cell))
  const columnEntries = columns.map((cell) => entryOf(b, cell))
  const crossed = crossMargins(
    rows.map((cell) => cell.target),
    columns.map((cell) => cell.target),
    (r, c) => possible({ [a]: rowEntries[r], [b]: columnEntries[c] }),
  )
  if (!crossed.ok) {
    const codes = { rows: rows.map((cell) => cell.conditions[a]!), columns: columns.map((cell) => cell.conditions[b]!) }
    problems.push(at(["quotas", "targets"], refusalMessage(crossed, codes, a, b)))
    return []
  }
  return rows.flatMap((row, r) =>
    columns.map((column, c) => ({
      conditions: { ...row.conditions, ...column.conditions },
      target: crossed.cells[r]![c]!,
      hard: row.hard,
    })),
  )
}

function refusalMessage(refusal: CrossRefusal, codes: { rows: string[]; columns: string[] }, a: AxisName, b: AxisName) {
  if (refusal.reason === "not_whole")
    return `The targets of "${codes[refusal.margin][refusal.index]}" are not whole numbers.`
  if (refusal.reason === "sums_differ")
    return `Targets by ${a} add up to ${refusal.rows}, by ${b} to ${refusal.columns}. Make the two sums equal.`
  const short = refusal.rows.map((index) => codes.rows[index]).join(", ")
  const open = refusal.columns.map((index) => codes.columns[index]).join(", ")
  return `Targets of ${a} ${short} are ${refusal.short} more than the cells open to them can hold (${b} ${open || "none"}). Lower them, or exclude fewer cells.`
}
