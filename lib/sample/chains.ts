// Chains of referral as a coordinator looks at them: who led to whom, how long and how large each has become.
import { grouped } from "../grouped"

export type Referral = Readonly<{
  recruiterCaseId: string
  rootCaseId: string
  generation: number
  /** Null while the coupon is unused. */
  caseId: string | null
  known: "new" | "known" | null
  /** Of the case it has become. */
  counted: boolean
}>

export type Link<T> = Readonly<{ referral: T; next: readonly Link<T>[] }>

export type Chain<T> = Readonly<{
  rootCaseId: string
  given: number
  /** People who came and were new. */
  size: number
  /** People who came and had a case already. */
  merged: number
  counted: number
  generations: number
  links: readonly Link<T>[]
}>

/** The largest chains first. A person who was known already begins no branch: their own coupons are a chain of their own. */
export function chainsOf<T extends Referral>(referrals: readonly T[]): readonly Chain<T>[] {
  const byRoot = grouped(referrals, ({ rootCaseId }) => rootCaseId)
  return [...byRoot].map(([rootCaseId, own]) => chainOf(rootCaseId, own)).sort(bySize)
}

function chainOf<T extends Referral>(rootCaseId: string, own: readonly T[]): Chain<T> {
  const fresh = own.filter(({ known }) => known === "new")
  const byRecruiter = grouped(own, ({ recruiterCaseId }) => recruiterCaseId)
  return {
    rootCaseId,
    given: own.length,
    size: fresh.length,
    merged: own.filter(({ known }) => known === "known").length,
    counted: fresh.filter(({ counted }) => counted).length,
    generations: Math.max(0, ...fresh.map(({ generation }) => generation)),
    links: linksFrom(rootCaseId, 1, byRecruiter),
  }
}

// By generation: a case never comes before whoever referred it, so there is no way round in a circle.
function linksFrom<T extends Referral>(
  caseId: string,
  generation: number,
  byRecruiter: ReadonlyMap<string, readonly T[]>,
): readonly Link<T>[] {
  const own = (byRecruiter.get(caseId) ?? []).filter((one) => one.generation === generation)
  return own.map((referral) => ({
    referral,
    next: referral.known === "new" && referral.caseId ? linksFrom(referral.caseId, generation + 1, byRecruiter) : [],
  }))
}

const bySize = (a: Chain<unknown>, b: Chain<unknown>): number =>
  b.size - a.size || b.given - a.given || (a.rootCaseId < b.rootCaseId ? -1 : 1)
