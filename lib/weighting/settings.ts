// How a study wants its weights, as study.json says it.
import { z } from "zod"

/** What a margin is brought to: the known shares of the population, or the study's own targets. */
export const WeightingAim = z.enum(["population", "targets"])
export type WeightingAim = z.infer<typeof WeightingAim>

export const WeightingSettings = z.strictObject({
  /** Margins in the order in which they are raked. Absent: every dimension with figures of the population. */
  margins: z.record(z.string(), WeightingAim).optional(),
  /** The largest weight, and 1 / cap the smallest, as multiples of the mean weight. */
  cap: z.number().gt(1).default(5),
  /** The difference of a weighted share from its aim that is left standing. */
  tolerance: z.number().gt(0).max(0.01).default(1e-6),
})
export type WeightingSettings = z.infer<typeof WeightingSettings>

export type WeightingPlan = Readonly<{
  margins: readonly Readonly<{ dimension: string; aim: WeightingAim }>[]
  cap: number
  tolerance: number
}>

/** The weighting of a study; without settings of its own, by the dimensions of which the population is known. */
export function planOf(settings: WeightingSettings, known: readonly string[]): WeightingPlan {
  const margins = settings.margins
    ? Object.entries(settings.margins).map(([dimension, aim]) => ({ dimension, aim }))
    : known.map((dimension) => ({ dimension, aim: "population" as const }))
  return { margins, cap: settings.cap, tolerance: settings.tolerance }
}

export const NO_WEIGHTING: WeightingPlan = planOf(WeightingSettings.parse({}), [])
