// A score and where it comes from: counts of one item, and the unweighted mean of what stands below.

/** Mean on the scale and satisfaction (share of the best rating) in percent; never rounded on the way. */
export type Score = Readonly<{ mean: number; percent: number }>

/**
 * How often one item was asked and rated; `ratings` counts from the lowest rating to the highest. Weighted counts are no
 * whole numbers: `people` then tells how many were asked.
 */
export type ItemCounts = Readonly<{ asked: number; ratings: readonly number[]; people?: number }>

/** Who stands in the base of the percentage. */
export type Base = "asked" | "rated"

/**
 * Mean of the ratings; best ratings in percent of everyone asked, or of raters only.
 * An item that nobody rated has no score (method, section 3): never 0.
 */
export function itemScore({ asked, ratings }: ItemCounts, base: Base, lowest: number): Score | null {
  const rated = ratedOf(ratings)
  if (rated === 0) return null
  const sum = ratings.reduce((total, count, place) => total + count * (lowest + place), 0)
  const best = ratings[ratings.length - 1] ?? 0
  return { mean: sum / rated, percent: (100 * best) / (base === "asked" ? asked : rated) }
}

/** How many people were asked, whatever they weigh. */
export const peopleOf = ({ asked, people }: ItemCounts): number => people ?? asked

/** How many gave a rating. */
export function ratedOf(ratings: readonly number[]): number {
  return ratings.reduce((total, count) => total + count, 0)
}

/** Unweighted mean of the scores there are; null when there are none (method, section 4). Pooling: `respondents.ts`. */
export function average(scores: readonly (Score | null | undefined)[]): Score | null {
  const present = scores.filter((score) => score !== null && score !== undefined)
  if (present.length === 0) return null
  return {
    mean: present.reduce((sum, { mean }) => sum + mean, 0) / present.length,
    percent: present.reduce((sum, { percent }) => sum + percent, 0) / present.length,
  }
}
