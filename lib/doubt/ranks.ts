// Ranks with ranges: which places the differences do not contradict, and who cannot be told apart.

import { type Doubted, differenceBounds } from "./change"
import type { RankRange } from "./doubt"
import { type Bounds, intervalOf, type Scale } from "./interval"

/** `shown`: the mean as the ranking compares it. Entries come in the order of their ranks. */
export type RankEntry = Doubted & Readonly<{ code: string; shown: number }>

export type RankSettings = Readonly<{
  confidence: number
  scale: Scale
  /** Correlation of the errors of two who share respondents; 0 when absent: nobody is in both. */
  correlation?: (one: string, other: string) => number
}>

/**
 * For each entry the ranks that it may have, with the confidence for each by itself: it stands below everybody whose
 * mean is higher beyond chance and above everybody whose mean is lower beyond chance. Its K - 1 comparisons share the
 * error (Bonferroni: Mogstad, Romano, Shaikh and Wilhelm, Review of Economic Studies 91, 2024, marginal confidence sets for ranks);
 * Holm's steps would gain little and need more care with directions. Means that are shown alike are not told apart, and
 * neither is anybody whose error is not known.
 */
export function ranksOf(entries: readonly RankEntry[], settings: RankSettings): Record<string, RankRange> {
  const k = entries.length
  const each = 1 - (1 - settings.confidence) / Math.max(1, k - 1)
  const bounds = entries.map(({ score, error, n }) => intervalOf(score, error, n, each, settings.scale)?.mean ?? null)
  const told = (one: number, other: number) => isAbove(entries, bounds, one, other, settings)
  return Object.fromEntries(
    entries.map(({ code }, place) => {
      const others = entries.map((_, other) => other).filter((other) => other !== place)
      const above = others.filter((other) => told(other, place))
      const below = others.filter((other) => told(place, other))
      const near = others.filter((other) => !above.includes(other) && !below.includes(other))
      return [
        code,
        { from: 1 + above.length, to: k - below.length, neighbours: near.map((other) => entries[other]!.code) },
      ]
    }),
  )
}

function isAbove(
  entries: readonly RankEntry[],
  bounds: readonly (Bounds | null)[],
  one: number,
  other: number,
  { correlation }: RankSettings,
): boolean {
  const [a, b] = [entries[one]!, entries[other]!]
  const [own, its] = [bounds[one], bounds[other]]
  if (!own || !its || a.shown <= b.shown) return false
  return differenceBounds(a.score.mean, own, b.score.mean, its, correlation?.(a.code, b.code) ?? 0).low > 0
}
