// The study's overall score by its own method, unweighted and weighted. One never stands for the other.
import { countItems, itemRows, type TallyCount } from "../scoring/count"
import type { Scheme } from "../scoring/scheme"
import { scoreTree } from "../scoring/tree"
import { type Overall, weightOf } from "./wave"
import type { WeightedGroup } from "./weigh"

/** What the tally knows of a respondent. */
const IN_TALLY = ["region", "service"]

/**
 * Weighs the tally's counts by region and service; null where weights rest on anything else, which the tally does not
 * tell, where the tally knows people who were not weighed, or where nobody has rated anything.
 */
export function overallOf(
  scheme: Scheme,
  tally: readonly TallyCount[],
  margins: readonly Readonly<{ name: string }>[],
  groups: readonly WeightedGroup[],
): Overall | null {
  const names = margins.map(({ name }) => name)
  if (groups.length === 0 || names.some((name) => !IN_TALLY.includes(name))) return null
  const weight = weightOf(groups, names)
  const weighted = tally.flatMap((row) => {
    const own = weight({ region: row.region, service: row.service })
    return own === undefined ? [] : [{ ...row, count: row.count * own }]
  })
  if (weighted.length < tally.length) return null
  const scoreOf = (rows: readonly TallyCount[]) => scoreTree(scheme, countItems(scheme, itemRows(scheme, rows))).score
  const [before, after] = [scoreOf(tally), scoreOf(weighted)]
  return before && after && { unweighted: before, weighted: after }
}
