// Where the figures of a release may lie: from its doubt, or in old releases from the stated margin.
import { intervalOf, type ScoreBounds } from "../doubt/interval"
import { type Figure, keyOf } from "./figures"
import type { Snapshot } from "./snapshot"

/** The interval of a figure at the study's confidence; null where it is not known. */
export function boundsIn({ doubt, method }: Pick<Snapshot, "doubt" | "method">, figure: Figure): ScoreBounds | null {
  const { score, margin } = figure
  const { scale, confidence } = method.settings
  if (!score) return null
  if (doubt) {
    const key = keyOf(figure)
    return intervalOf(score, doubt.errors[key] ?? null, doubt.people[key] ?? 0, confidence, scale)
  }
  if (!margin) return null
  const within = (value: number, off: number, low: number, high: number) => ({
    low: Math.max(low, value - off),
    high: Math.min(high, value + off),
  })
  return {
    mean: within(score.mean, margin.mean, scale.lowest, scale.highest),
    percent: within(score.percent, margin.percent, 0, 100),
  }
}
