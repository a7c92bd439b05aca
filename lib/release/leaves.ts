// A score as what it is made of: every item below it with its share in the mean.
import { addPools, NOTHING_POOLED, type Pool, poolOf } from "../scoring/respondents"
import type { Scheme } from "../scoring/scheme"
import type { ItemCounts, Score } from "../scoring/score"
import type { ScoreNode } from "../scoring/tree"

/** `score` is null of what nobody rated: a pooled base has it all the same. */
export type Leaf = Readonly<{ service: string; item: string; weight: number; score: Score | null; counts: ItemCounts }>

/**
 * The items of a tree that its score is made of. Where scores are means of scores the weights add up to 1, and weight ×
 * score to the score of the tree; where answers are pooled the weights say nothing.
 */
export function leavesOf(node: ScoreNode, weight = 1, service = ""): Leaf[] {
  const own = node.level === "service" ? node.code : service
  if (node.level === "item")
    return isPart(node) && node.counts
      ? [{ service: own, item: node.code, weight, score: node.score, counts: node.counts }]
      : []
  const parts = node.children.filter(isPart)
  return parts.flatMap((child) => leavesOf(child, weight / parts.length, own))
}

/** Whether anything above it is made of it. */
export const isPart = ({ score, pool }: Readonly<{ score: Score | null; pool?: Pool }>): boolean =>
  score !== null || (pool !== undefined && pool.base > 0)

/** The part of a mean of scores that these items make. */
export function sumOf(leaves: readonly Pick<Leaf, "weight" | "score">[]): Score {
  return {
    mean: leaves.reduce((sum, { weight, score }) => sum + weight * (score?.mean ?? 0), 0),
    percent: leaves.reduce((sum, { weight, score }) => sum + weight * (score?.percent ?? 0), 0),
  }
}

/** All answers to these items together. */
export function poolIn(scheme: Scheme, leaves: readonly Pick<Leaf, "item" | "counts">[]): Pool {
  const own = ({ item, counts }: Pick<Leaf, "item" | "counts">) =>
    poolOf(scheme, counts, scheme.items.get(item)?.base ?? "asked")
  return leaves.reduce((sum, leaf) => addPools(sum, own(leaf)), NOTHING_POOLED)
}
