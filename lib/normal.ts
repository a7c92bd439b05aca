// The normal distribution.

/** The value that a normal variable stays below with this probability, from 0.5 up. */
export function normalQuantile(probability: number): number {
  let [low, high] = [0, 8]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (below(middle) < probability) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The normal distribution function by its power series. */
function below(x: number): number {
  let term = x
  let sum = x
  for (let odd = 3; Math.abs(term) > 1e-17 * sum && odd < 400; odd += 2) {
    term *= (x * x) / odd
    sum += term
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI)
}
