// A score as the weighted sum that it is: every item below it with its share in the mean.
import type { ItemCounts, Score } from "../scoring/score"
import type { ScoreNode } from "../scoring/tree"

export type Leaf = Readonly<{ service: string; item: string; weight: number; score: Score; counts: ItemCounts }>

/** The scored items of a tree; their weights add up to 1, and weight × score to the score of the tree. */
export function leavesOf(node: ScoreNode, weight = 1, service = ""): Leaf[] {
  const own = node.level === "service" ? node.code : service
  if (node.level === "item")
    return node.score && node.counts
      ? [{ service: own, item: node.code, weight, score: node.score, counts: node.counts }]
      : []
  const scored = node.children.filter(({ score }) => score !== null)
  return scored.flatMap((child) => leavesOf(child, weight / scored.length, own))
}

/** The part of a score that these items make. */
export function sumOf(leaves: readonly Pick<Leaf, "weight" | "score">[]): Score {
  return {
    mean: leaves.reduce((sum, { weight, score }) => sum + weight * score.mean, 0),
    percent: leaves.reduce((sum, { weight, score }) => sum + weight * score.percent, 0),
  }
}
