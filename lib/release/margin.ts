// How far chance can move a score: an upper bound that needs counts only.
import { normalQuantile } from "../normal"
import type { Scheme } from "../scoring/scheme"
import { ratedOf, type Score } from "../scoring/score"
import type { ScoreNode } from "../scoring/tree"
import { type Leaf, leavesOf } from "./leaves"

/**
 * Half the width of the interval around a score. Within a service and form the same people rate every item, so
 * their errors are added as if they always went the same way; different services and forms have different people,
 * so these errors are added in squares. Null without a score, and where answers are pooled: these have their doubt.
 */
export function marginOf(scheme: Scheme, tree: ScoreNode): Score | null {
  if (!tree.score || scheme.settings.average !== "unweighted") return null
  const blocks = new Map<string, { mean: number; percent: number }>()
  for (const leaf of leavesOf(tree)) {
    const key = `${leaf.service} ${scheme.items.get(leaf.item)?.form ?? ""}`
    const block = blocks.get(key) ?? { mean: 0, percent: 0 }
    const error = errorOf(scheme, leaf)
    blocks.set(key, {
      mean: block.mean + leaf.weight * error.mean,
      percent: block.percent + leaf.weight * error.percent,
    })
  }
  const z = normalQuantile((1 + scheme.settings.confidence) / 2)
  const total = (part: keyof Score) => z * Math.hypot(...[...blocks.values()].map((block) => block[part]))
  return { mean: total("mean"), percent: total("percent") }
}

// One answer is added at each end of the scale: nobody is certain because ten people agreed.
function errorOf(scheme: Scheme, { item, counts }: Leaf): Score {
  const { lowest } = scheme.settings.scale
  const ratings = counts.ratings.map((n, place) => n + (place === 0 || place === counts.ratings.length - 1 ? 1 : 0))
  const rated = ratedOf(counts.ratings)
  const moment = (power: number) =>
    ratings.reduce((sum, n, place) => sum + n * (lowest + place) ** power, 0) / (rated + 2)
  const base = scheme.items.get(item)?.base === "rated" ? rated : counts.asked
  const share = ((counts.ratings.at(-1) ?? 0) + 1) / (base + 2)
  return {
    mean: Math.sqrt((moment(2) - moment(1) ** 2) / rated),
    percent: 100 * Math.sqrt((share * (1 - share)) / base),
  }
}
