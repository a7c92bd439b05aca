// The incomplete beta function, and what rests on it: tails and quantiles of the binomial and of Student's t.

/** I(x; a, b) for 0 <= x <= 1 and positive a and b, whole or not. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges fast on one side of the mean only; the other side is its mirror image.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b)
  return (Math.exp(front) / a) * continuedFraction(x, a, b)
}

/** The x at which I(x; a, b) reaches `probability`: Newton's steps, or halves where one would leave the bounds. */
export function betaQuantile(probability: number, a: number, b: number): number {
  const scale = logGamma(a + b) - logGamma(a) - logGamma(b)
  let [low, high] = [0, 1]
  let x = a / (a + b)
  for (let step = 0; step < 100; step++) {
    const over = incompleteBeta(x, a, b) - probability
    if (over >= 0) high = x
    else low = x
    const density = Math.exp(scale + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x))
    const next = x - over / density
    const kept = next > low && next < high ? next : (low + high) / 2
    if (Math.abs(kept - x) <= 1e-15 * x || kept === low || kept === high) return kept
    x = kept
  }
  return x
}

/** P(|T| >= |t|) for Student's t with `df` degrees of freedom. */
export const studentTails = (t: number, df: number): number => incompleteBeta(df / (df + t * t), df / 2, 0.5)

/** The t that |T| exceeds with probability 1 - confidence. */
export function studentQuantile(confidence: number, df: number): number {
  const x = betaQuantile(1 - confidence, df / 2, 0.5)
  return Math.sqrt((df * (1 - x)) / x)
}

const TINY = 1e-300

/** Lentz's method on the continued fraction of the incomplete beta function (Abramowitz and Stegun, 26.5.8). */
function continuedFraction(x: number, a: number, b: number): number {
  const awayFromZero = (value: number) => (Math.abs(value) < TINY ? TINY : value)
  let c = 1
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1))
  let product = d
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / awayFromZero(1 + even * d)
    c = awayFromZero(1 + even / c)
    product *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / awayFromZero(1 + odd * d)
    c = awayFromZero(1 + odd / c)
    product *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return product
}

/** ln Γ(x) for x > 0: Stirling's series, after lifting x until its terms are small. */
function logGamma(x: number): number {
  let lifted = x
  let product = 1
  for (; lifted < 12; lifted++) product *= lifted
  const square = 1 / (lifted * lifted)
  const series = (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - square / 1188) * square) * square) * square) / lifted
  return (lifted - 0.5) * Math.log(lifted) - lifted + Math.log(2 * Math.PI) / 2 + series - Math.log(product)
}
