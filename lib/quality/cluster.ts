// Interviews that share something which usually differs: a telephone number, a device.
import { chanceAmong } from "./robust"
import { madeBy, thinned } from "./thinned"

/** So many of an interviewer's interviews stand in clusters of this size. */
export type Shared = Readonly<{ interviewerId: string | null; size: number; interviews: number }>
export type Clusters = Readonly<{ all: number; large: readonly number[]; usual: number }>

/** Two may well be one person with two services, or a couple. */
const SMALLEST = 3

/** What single interviewers have far more of than the others is thinned, or it would make itself usual. */
export function clustersOf(shared: readonly Shared[]): Clusters {
  const each = shared.flatMap(({ interviews, ...one }) => Array.from({ length: interviews }, () => one))
  const large = thinned(
    each.filter(({ size }) => size >= SMALLEST),
    madeBy(each),
  )
  const sizes = each.map(({ size }) => size).sort((a, b) => a - b)
  return { all: each.length, large: large.map(({ size }) => size), usual: sizes[sizes.length >> 1] ?? 1 }
}

/** Chance of a cluster this large among the interviews outside of it; 1 when it is too small to speak of. */
export function chanceOfCluster({ all, large }: Clusters, size: number): number {
  if (size < SMALLEST) return 1
  const asLarge = large.filter((other) => other >= size).length
  return chanceAmong(Math.max(0, asLarge - size), Math.max(0, all - size))
}
