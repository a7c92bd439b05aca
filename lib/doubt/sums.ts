// Sums and squares of influences, stratum by stratum.

export type Sums = Readonly<{
  variance: Readonly<{ mean: Float64Array; percent: Float64Array }>
  people: Uint32Array
  raters: Uint32Array
  /** Influences of a respondent of the open stratum on a figure. */
  add: (figure: number, mean: number, percent: number) => void
  /** Ends a stratum of so many respondents. */
  close: (n: number) => void
}>

export function sumsOf(figures: number): Sums {
  const [mean, percent] = [partOf(figures), partOf(figures)]
  const isTouched = new Uint8Array(figures)
  const touched: number[] = []
  return {
    variance: { mean: mean.variance, percent: percent.variance },
    people: new Uint32Array(figures),
    raters: new Uint32Array(figures),
    add(figure, onMean, onPercent) {
      if (isTouched[figure] === 0) {
        isTouched[figure] = 1
        touched.push(figure)
      }
      mean.sum[figure]! += onMean
      mean.squares[figure]! += onMean * onMean
      percent.sum[figure]! += onPercent
      percent.squares[figure]! += onPercent * onPercent
    },
    close(n) {
      for (const figure of touched) {
        for (const part of [mean, percent]) {
          part.variance[figure]! += varianceOf(n, part.sum[figure]!, part.squares[figure]!)
          part.sum[figure] = 0
          part.squares[figure] = 0
        }
        isTouched[figure] = 0
      }
      touched.length = 0
    },
  }
}

const partOf = (figures: number) => ({
  sum: new Float64Array(figures),
  squares: new Float64Array(figures),
  variance: new Float64Array(figures),
})

// What is left of equal influences is the last bits of their sum: none of it is variance.
const NOISE = 1e-12

function varianceOf(n: number, sum: number, squares: number): number {
  if (n < 2) return squares
  const around = squares - (sum * sum) / n
  return around > NOISE * squares ? (n / (n - 1)) * around : 0
}
