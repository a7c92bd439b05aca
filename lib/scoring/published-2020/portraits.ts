// Who was asked: shares of one question add up to the whole, within what the rounding of each allows.
import type { Comparison } from "./comparison"
import { type ReadChapter, sharesOf } from "./read"

/** Splits of a chapter's portrait in which everybody is in one group. */
const SPLITS = [
  "sex_pct",
  "age_pct",
  "language_pct",
  "legal_status_pct",
  "locality_pct",
  "internet_speed_pct",
  "devices_pct",
  "service_available_in_locality_pct",
]

/** Portraits and complaints of one chapter. */
export function portraitComparisons(name: string, { survey, complaints }: ReadChapter): Comparison[] {
  return [
    ...SPLITS.flatMap((split) =>
      addsUp(`${name} / ${split.replace("_pct", "")}`, Object.values(sharesOf(survey?.[split]) ?? {})),
    ),
    ...parts(`${name} / complaints`, complaints?.share_pct, [complaints?.oral_pct, complaints?.written_pct]).map(
      (one) => ({ ...one, ...(!one.agrees && { reason: BOTH }) }),
    ),
  ]
}

/** Shares of everybody. Groups that are not printed make less than the whole, which says nothing; more is wrong. */
export function addsUp(cell: string, shares: readonly (number | null | undefined)[]): Comparison[] {
  const known = shares.filter((share) => share !== null && share !== undefined)
  const [sum, rounding] = [total(known), total(known.map(halfOf))]
  if (known.length < 2 || sum + rounding < WHOLE - NEAR) return []
  return parts(`${cell} adds up`, WHOLE, known).map((one) => ({ ...one, ...(!one.agrees && { reason: MORE }) }))
}

/** A share that is the sum of others, all of the same base. */
export function parts(
  cell: string,
  printed: number | null | undefined,
  shares: readonly (number | null | undefined)[],
): Comparison[] {
  const known = shares.filter((share) => share !== null && share !== undefined)
  if (printed === null || printed === undefined || known.length === 0 || known.length < shares.length) return []
  const [computed, rounding] = [total(known), total(known.map(halfOf))]
  // A whole is no rounded figure.
  const own = printed === WHOLE ? 0 : halfOf(printed)
  const apart = Math.abs(computed - printed)
  const agrees = apart <= rounding + own + NEAR
  return [{ cell, agrees, exact: apart < NEAR, printed, computed, allowed: [computed - rounding, computed + rounding] }]
}

/** Half of the last decimal that is printed: a tenth of percent, unless a whole or a finer one is. */
function halfOf(share: number): number {
  if (Number.isInteger(share)) return 0.5
  return Number.isInteger(Math.round(share * 1e6) / 1e5) ? 0.05 : 0.005
}

const WHOLE = 100
// Either explains the sum, and the print does not tell which.
const MORE = "The groups make more than everybody: one share is misprinted, or several answers were possible"
const BOTH = "Complaints in both ways count twice, or one share is misprinted"
const NEAR = 1e-9
const total = (shares: readonly number[]) => shares.reduce((sum, share) => sum + share, 0)
