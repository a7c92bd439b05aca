// Sums and squares of influences, stratum by stratum.

export type Added = Readonly<{
  people: number
  raters: number
  mean: number
  meanSquares: number
  percent: number
  percentSquares: number
}>

export type Sums = Readonly<{
  variance: Readonly<{ mean: Float64Array; percent: Float64Array }>
  people: Uint32Array
  raters: Uint32Array
  /** Influences of some respondents of the open stratum on a figure. */
  add: (figure: number, added: Added) => void
  /** Ends a stratum of so many respondents. */
  close: (n: number) => void
}>

export function sumsOf(figures: number): Sums {
  const [mean, percent] = [partOf(figures), partOf(figures)]
  const [people, raters] = [new Uint32Array(figures), new Uint32Array(figures)]
  const touched = new Set<number>()
  return {
    variance: { mean: mean.variance, percent: percent.variance },
    people,
    raters,
    add(figure, added) {
      touched.add(figure)
      people[figure]! += added.people
      raters[figure]! += added.raters
      mean.sum[figure]! += added.mean
      mean.squares[figure]! += added.meanSquares
      percent.sum[figure]! += added.percent
      percent.squares[figure]! += added.percentSquares
    },
    close(n) {
      for (const figure of touched)
        for (const part of [mean, percent]) {
          part.variance[figure]! += varianceOf(n, part.sum[figure]!, part.squares[figure]!)
          part.sum[figure] = 0
          part.squares[figure] = 0
        }
      touched.clear()
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
