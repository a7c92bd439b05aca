// What each interview weighs, from the weights of the groups it was weighed in.
import { dimensionColumn } from "../microdata/columns"
import type { Weights } from "../microdata/counts"
import type { Microdata } from "../microdata/microdata"
import { codeIn, columnIn } from "../microdata/select"
import { weightOf } from "../weighting/wave"
import type { WeightedGroup } from "../weighting/weigh"

/** In the order of the interviews. Somebody like nobody who was weighed weighs 1 until the wave is weighed again. */
export function rowWeights(
  microdata: Microdata,
  groups: readonly WeightedGroup[],
  margins: readonly string[],
): Weights {
  const weigh = weightOf(groups, margins)
  const columns = margins.map((name) => [name, columnIn(microdata, columnOf(name))] as const)
  return Float64Array.from({ length: microdata.n }, (_, row) => {
    const codes = columns.flatMap(([name, column]): [string, string][] => {
      const code = codeIn(column, row)
      return code === undefined ? [] : [[name, code]]
    })
    return weigh(Object.fromEntries(codes)) ?? 1
  })
}

/** The column of microdata that has a dimension of the sample. */
export const columnOf = (dimension: string): string =>
  ["region", "service", "mode"].includes(dimension) ? dimension : dimensionColumn(dimension)
