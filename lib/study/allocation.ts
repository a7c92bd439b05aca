// Targets that a package does not list but lets be shared out: by population, or equally.
import type { StudyProblem } from "../questionnaire/xlsform/problem"
import type { CellTarget, Conditions } from "../quota/cells"
import { type AllocationRefusal, allocate } from "../sample/allocation"
import type { At } from "./checks"
import type { Files } from "./forms"
import type { Axes, QuotaValues } from "./quota-values"
import type { Allocation, AxisName } from "./settings"
import { readShares, type Share } from "./targets"

type About = Readonly<{ files: Files; axes: Axes; values: QuotaValues; at: At; problems: StudyProblem[] }>

/** The cells of a table as an allocation makes them; none when something is wrong, which goes to `problems`. */
export function allocatedCells(
  allocation: Allocation,
  dimensions: readonly string[],
  hard: boolean,
  path: readonly PropertyKey[],
  about: About,
): CellTarget[] {
  const { total, floor, ceiling } = allocation
  const shares = sharesOf(allocation, dimensions, path, about)
  if (!shares) return []
  const bounded = shares.map((share) => ({ ...given({ floor, ceiling }), ...share, code: codeOf(share) }))
  const shared = allocate(total, bounded)
  if (!shared.ok) {
    about.problems.push(about.at(path, messageOf(shared)))
    return []
  }
  return bounded.map(({ conditions, floor: least, ceiling: most }, index) => ({
    conditions,
    target: shared.targets[index]!,
    hard,
    ...given({ floor: least, ceiling: most }),
  }))
}

function sharesOf(
  { by }: Allocation,
  dimensions: readonly string[],
  path: readonly PropertyKey[],
  { files, axes, values, at, problems }: About,
): readonly Share[] | undefined {
  if (by === "equal") return combinations(dimensions, values).map((conditions) => ({ conditions, share: 1 }))
  if (by.endsWith(".csv")) {
    const text = files[by]
    if (text === undefined) return void problems.push(at([...path, "by"], `The package has no file "${by}".`))
    const read = readShares({ file: by, text }, dimensions, values)
    problems.push(...read.problems)
    return read.problems.length > 0 ? undefined : read.shares
  }
  const [axis = ""] = dimensions
  const register = dimensions.length === 1 ? axes[axis as AxisName] : undefined
  if (!register?.columns.includes(by))
    return void problems.push(
      at(
        [...path, "by"],
        register
          ? `The register "${register.name}" has no column "${by}".`
          : 'Only a table of one axis is shared out by a column. Write "equal", or name a file of populations.',
      ),
    )
  const bad = register.entries.find(({ columns }) => !/^(\d{1,12}([.]\d{1,6})?)?$/.test(columns[by] ?? ""))
  if (bad)
    return void problems.push(
      at([...path, "by"], `The column "${by}" of "${bad.code}" in registers/${register.name}.csv is not a number.`),
    )
  return register.entries.map(({ code, columns }) => ({
    conditions: { [axis]: code },
    share: Number(columns[by] ?? 0),
  }))
}

/** All cells of a table, in the order of the dimensions' codes. */
const combinations = (dimensions: readonly string[], values: QuotaValues): Conditions[] =>
  dimensions.reduce<Conditions[]>(
    (all, dimension) =>
      all.flatMap((one) => (values.get(dimension)?.codes ?? []).map((code) => ({ ...one, [dimension]: code }))),
    [{}],
  )

const codeOf = ({ conditions }: Share): string => Object.values(conditions).join(" × ")

function messageOf(refusal: AllocationRefusal): string {
  if (refusal.reason === "floors_above_total")
    return `The floors come to ${refusal.least}, which is more than the total. Lower them, or raise the total.`
  if (refusal.reason === "ceilings_below_total")
    return `The ceilings come to ${refusal.most}, which is less than the total. Raise them, or lower the total.`
  const code = "code" in refusal ? refusal.code : ""
  return `The total cannot be shared out: ${refusal.reason.replaceAll("_", " ")}${code && ` ("${code}")`}.`
}

const given = ({ floor, ceiling }: { floor?: number | undefined; ceiling?: number | undefined }) => ({
  ...(floor !== undefined && { floor }),
  ...(ceiling !== undefined && { ceiling }),
})
