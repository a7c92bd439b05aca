// Times of repeated work, and how they are spread.

/** Milliseconds of each round, sorted; a few rounds before are not counted. */
export async function timesOf(rounds: number, work: () => Promise<unknown>): Promise<number[]> {
  for (let warm = 0; warm < 3; warm++) await work()
  const taken: number[] = []
  for (let round = 0; round < rounds; round++) {
    const from = performance.now()
    await work()
    taken.push(performance.now() - from)
  }
  return taken.sort((a, b) => a - b)
}

export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN
