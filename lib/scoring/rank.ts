// Rankings: the best first, ranks consecutive, ties in the order that the method sets.
import type { Ranking, RankingName } from "../study/scoring"
import { roundHalfUp } from "./round"
import type { Scheme } from "./scheme"
import type { Score } from "./score"

export type Ranked<T> = T & Readonly<{ rank: number; score: Score }>

/** Ranks what has a score. `entries` come in register order, which settles what nothing else does. */
export function rank<T extends Readonly<{ score: Score | null }>>(
  { settings }: Readonly<{ settings: Scheme["settings"] }>,
  name: RankingName,
  entries: readonly T[],
): Ranked<T>[] {
  const ranking = settings.rankings[name] ?? DEFAULT
  const keys = keysOf(ranking, settings.decimals)
  return entries
    .filter((entry): entry is T & { score: Score } => entry.score !== null)
    .map((entry) => ({ entry, keys: keys(entry.score) }))
    .sort((a, b) => firstDifference(a.keys, b.keys))
    .map(({ entry }, place) => ({ ...entry, rank: place + 1 }))
}

const DEFAULT: Pick<Ranking, "by" | "ties"> = { by: "published_mean", ties: "register_order" }

// Sums of fractions differ in the last bits: equal means must compare as equal.
const EXACT = 9

function keysOf({ by, ties }: Pick<Ranking, "by" | "ties">, decimals: Scheme["settings"]["decimals"]) {
  return ({ mean, percent }: Score): number[] => [
    roundHalfUp(mean, by === "published_mean" ? decimals.mean : EXACT),
    ties === "percent" ? roundHalfUp(percent, EXACT) : ties === "unrounded_mean" ? roundHalfUp(mean, EXACT) : 0,
  ]
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((key, index) => key !== b[index])
  return place === -1 ? 0 : (b[place] ?? 0) - (a[place] ?? 0)
}
