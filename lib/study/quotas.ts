import type { StudyProblem } from "../questionnaire/xlsform/problem"
import type { CellTarget } from "../quota/cells"
import { type CrossRefusal, crossMargins } from "../quota/cross"
import { allocatedCells } from "./allocation"
import { type Possible, readExcluded } from "./excluded"
import type { Files } from "./forms"
import { type Axes, type OfStudy, type QuotaValues, quotaValues } from "./quota-values"
import type { AxisName, StudySettings } from "./settings"
import { readTargets } from "./targets"

type Settings = StudySettings["quotas"]
type At = (path: readonly PropertyKey[], message: string) => StudyProblem
type Reading = Readonly<{ files: Files; axes: Axes; values: QuotaValues; at: At; problems: StudyProblem[] }>

/**
 * The quota cells of a study, table by table: read as they are, shared out, or crossed from two lists. Empty cells are
 * left out. `total` is that of the first table.
 */
export function readQuotas(files: Files, settings: Settings, study: OfStudy, at: At) {
  const { values, problems } = quotaValues(settings.answers, study, at)
  const { axes } = study
  for (const dimension of settings.dimensions)
    if (!axes[dimension])
      problems.push(at(["quotas", "dimensions"], `The study has no axis "${dimension}". Add it to axes.`))
  const reading: Reading = { files, axes, values, at, problems }
  const first = problems.length > 0 || settings.dimensions.length === 0 ? [] : readFirst(settings, reading)
  const others = settings.tables.map((_, index) => readFurther(settings, index, reading))
  const tables = [first, ...others].map((cells) => cells.filter(({ target }) => target > 0))
  const total = (tables.find((cells) => cells.length > 0) ?? []).reduce((sum, { target }) => sum + target, 0)
  return { cells: tables.flat(), total, problems }
}

/** The files that the quotas name. */
export const filesOfQuotas = ({ targets, cells, excluded, tables }: Settings): (string | undefined)[] => [
  ...Object.values(targets).map((target) => (typeof target === "string" ? target : target.by)),
  ...tables.flatMap((table) => [table.cells, table.allocate?.by]),
  cells,
  excluded,
]

function readFirst(settings: Settings, reading: Reading): CellTarget[] {
  const { files, axes, at, problems } = reading
  const { dimensions } = settings
  const hard = settings.kind === "hard"
  const possible = readPossible(files, settings, axes, at, problems)
  if (settings.cells !== undefined)
    return readFile(settings.cells, dimensions, hard, ["quotas", "cells"], reading) ?? []
  const margins = dimensions.map((dimension) => {
    const given = settings.targets[dimension]
    const where = ["quotas", "targets", dimension]
    if (typeof given === "string") return readFile(given, [dimension], hard, where, reading)
    if (given) return allocatedCells(given, [dimension], hard, where, reading)
    problems.push(
      at(["quotas", "targets"], `Targets for "${dimension}" are missing. Name their file, or name a file of cells.`),
    )
    return undefined
  })
  const [rows, columns] = margins
  if (problems.length > 0 || !rows || (dimensions.length === 2 && !columns)) return []
  return columns ? cross(rows, columns, dimensions, axes, possible, at, problems) : rows
}

function readFurther({ dimensions: first, tables }: Settings, index: number, reading: Reading): CellTarget[] {
  const { values, at, problems } = reading
  const { dimensions, kind, cells, allocate } = tables[index]!
  const path = ["quotas", "tables", index]
  const words = (of: readonly string[]) => [...of].sort().join()
  const unknown = dimensions.filter((dimension) => !values.has(dimension))
  for (const dimension of unknown)
    problems.push(
      at(
        [...path, "dimensions"],
        `There is no dimension "${dimension}". Known: ${[...values.keys()].join(", ")}. Dimensions from answers stand in "answers".`,
      ),
    )
  if (new Set(dimensions).size < dimensions.length)
    problems.push(at([...path, "dimensions"], "A dimension is named twice. Delete one."))
  if ([first, ...tables.slice(0, index).map((table) => table.dimensions)].some((of) => words(of) === words(dimensions)))
    problems.push(
      at([...path, "dimensions"], "There is a table with these dimensions already. Put its cells together."),
    )
  if ((cells === undefined) === (allocate === undefined))
    problems.push(at(path, "Name a file of cells, or say how they are shared out (allocate): one of the two."))
  if (unknown.length > 0) return []
  const hard = kind === "hard"
  if (cells !== undefined) return readFile(cells, dimensions, hard, [...path, "cells"], reading) ?? []
  return allocate ? allocatedCells(allocate, dimensions, hard, [...path, "allocate"], reading) : []
}

function readFile(
  path: string,
  columns: readonly string[],
  hard: boolean,
  where: readonly PropertyKey[],
  { files, values, at, problems }: Reading,
): CellTarget[] | undefined {
  const text = files[path]
  if (text === undefined) return void problems.push(at(where, `The package has no file "${path}".`))
  const targets = readTargets({ file: path, text }, columns, values, hard)
  problems.push(...targets.problems)
  return targets.cells
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
