// The study's share as an exact fraction: 0.15 × 20 is 3, not 3.0000000000000004.

export type Fraction = Readonly<{ part: bigint; whole: bigint }>

/** The share as it is written: 0.15 is 15/100. Between 0 and 1. */
export function fractionOf(share: number): Fraction {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`A share lies between 0 and 1, not ${share}`)
  const [digits = "", exponent = "0"] = String(share).split("e")
  const [units = "", decimals = ""] = digits.split(".")
  return { part: BigInt(units + decimals), whole: 10n ** BigInt(decimals.length - Number(exponent)) }
}

/** The floor: how many of `n` interviews make the share, rounded up. */
export function neededOf(n: number, share: number): number {
  const { part, whole } = fractionOf(share)
  return Number((BigInt(n) * part + whole - 1n) / whole)
}
