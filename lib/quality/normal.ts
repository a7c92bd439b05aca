// Tails of the normal and of Student's distribution.

/** P(Z >= z), to 1e-7 (Abramowitz and Stegun, 26.2.17). */
export function upperTail(z: number): number {
  if (z < 0) return 1 - upperTail(-z)
  const t = 1 / (1 + 0.2316419 * z)
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly
}

/** The z that is exceeded with this chance. */
export function upperPoint(chance: number): number {
  let [low, high] = [-10, 10]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (upperTail(middle) > chance) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The normal score with the same tail as t of Student's distribution, to three digits (Wallace 1959). */
export const scoreOfT = (t: number, degrees: number): number =>
  (Math.sign(t) * Math.sqrt(degrees * Math.log1p(t ** 2 / degrees)) * (8 * degrees + 1)) / (8 * degrees + 3)

/** The t with the same tail as a normal score. */
export const tOfScore = (score: number, degrees: number): number =>
  Math.sign(score) * Math.sqrt(degrees * Math.expm1(((score * (8 * degrees + 3)) / (8 * degrees + 1)) ** 2 / degrees))
