// Interviewers who do the same odd thing again and again must not make it usual.

type Of = Readonly<{ interviewerId: string | null }>

/**
 * What is left of `hits` when no interviewer counts for more than the upper bound of a Poisson count at the rate of all
 * (mean + 2 deviations + 1), found by repetition from one each upwards. Where interviewers differ by chance only, nearly
 * all are left; five of fifty who fabricate a third of their work shrink to a few. Self-completed ones have nobody behind them: all stay.
 * @param made interviews per interviewer
 */
export function thinned<T extends Of>(hits: readonly T[], made: ReadonlyMap<string | null, number>): T[] {
  const all = [...made.values()].reduce((sum, n) => sum + n, 0)
  const counts = new Map<string | null, number>()
  for (const { interviewerId } of hits) counts.set(interviewerId, (counts.get(interviewerId) ?? 0) + 1)
  const capAt = (rate: number, interviewerId: string | null) => {
    const mean = rate * (made.get(interviewerId) ?? 0)
    return interviewerId === null ? hits.length : Math.floor(mean + 2 * Math.sqrt(mean) + 1)
  }
  let rate = counts.size / Math.max(1, all)
  for (let step = 0; step < 20; step++) {
    const left = [...counts].reduce((sum, [id, count]) => sum + Math.min(count, capAt(rate, id)), 0)
    rate = left / Math.max(1, all)
  }
  const taken = new Map<string | null, number>()
  return hits.filter(({ interviewerId }) => {
    const n = (taken.get(interviewerId) ?? 0) + 1
    taken.set(interviewerId, n)
    return n <= capAt(rate, interviewerId)
  })
}

/** How many there are of each interviewer. */
export function madeBy(peers: readonly Of[]): Map<string | null, number> {
  const made = new Map<string | null, number>()
  for (const { interviewerId } of peers) made.set(interviewerId, (made.get(interviewerId) ?? 0) + 1)
  return made
}

/** Interviews that are not this interviewer's; a self-completed one leaves out only itself, as the ranks do anyway. */
export function othersThan(made: ReadonlyMap<string | null, number>, interviewerId: string | null): number {
  const all = [...made.values()].reduce((sum, n) => sum + n, 0)
  return interviewerId === null ? all : all - (made.get(interviewerId) ?? 0)
}
