// Item -> criterion -> form -> service -> study, in the order that the method names (method, section 4).
import type { Level } from "../study/scoring"
import { addCounts, type Counts } from "./count"
import { poolOf, type Scored, together } from "./respondents"
import type { Item, Scheme } from "./scheme"
import { type ItemCounts, itemScore, peopleOf } from "./score"

/**
 * A score with everything below it. What was asked of nobody is not in the tree; what was asked and never rated is
 * there without a score, so that its base can be shown. `n` is the number of respondents behind it.
 */
export type ScoreNode = Scored &
  Readonly<{
    level: Level
    /** Code of the service, form or criterion, name of the item; "" for the study. */
    code: string
    n: number
    /** Of an item only. */
    counts?: ItemCounts
    children: readonly ScoreNode[]
  }>

/** Scores a subset of the tally on every level; the root is the study's score on that subset. */
export function scoreTree(scheme: Scheme, counts: Counts): ScoreNode {
  const levels = scheme.settings.levels.filter((level) => level !== "item" && level !== "study").reverse()
  const split = levels.includes("service") ? counts : pooled(scheme, counts)
  return branch(scheme, "study", "", leavesOf(scheme, split), levels)
}

/** The node below with this code, on any level: `find(tree, "service", "C1")`. */
export function find(node: ScoreNode, level: Level, code: string): ScoreNode | undefined {
  if (node.level === level && node.code === code) return node
  for (const child of node.children) {
    const found = find(child, level, code)
    if (found) return found
  }
  return undefined
}

/** Services of a tree, in register order. */
export function servicesOf(tree: ScoreNode): readonly ScoreNode[] {
  return tree.level === "service" ? [tree] : tree.children.flatMap(servicesOf)
}

type Leaf = Readonly<{ service: string; item: Item; counts: ItemCounts }>

/** Counts of all services together, under "". */
export function pooled(scheme: Scheme, counts: Counts): Counts {
  return addCounts(
    scheme,
    [...counts.values()].map((items) => new Map([["", items]])),
  )
}

function leavesOf(scheme: Scheme, counts: Counts): Leaf[] {
  return inRegisterOrder(scheme, counts).flatMap((service) =>
    [...scheme.items.values()].flatMap((item) => {
      const found = item.call ? undefined : counts.get(service)?.get(item.name)
      return found && found.asked > 0 ? [{ service, item, counts: found }] : []
    }),
  )
}

/** Services that have counts, in register order; one that the register has lost comes last. */
export function inRegisterOrder(scheme: Scheme, counts: Counts): string[] {
  const lost = [...counts.keys()].filter((code) => !scheme.services.has(code)).sort()
  return [...[...scheme.services.keys()].filter((code) => counts.has(code)), ...lost]
}

function branch(
  scheme: Scheme,
  level: Level,
  code: string,
  leaves: readonly Leaf[],
  below: readonly Level[],
): ScoreNode {
  const [next, ...rest] = below
  const children =
    next === undefined
      ? leaves.map((leaf) => leafNode(scheme, leaf))
      : [...groups(leaves, next)].map(([part, of]) => branch(scheme, next, part, of, rest))
  return { level, code, ...together(scheme, children), n: respondents(leaves), children }
}

function leafNode(scheme: Scheme, { item, counts }: Leaf): ScoreNode {
  return {
    level: "item",
    code: item.name,
    ...itemScored(scheme, counts, item),
    n: peopleOf(counts),
    counts,
    children: [],
  }
}

/** The score of an item's counts, with its pool where the method pools. */
export function itemScored(scheme: Scheme, counts: ItemCounts, { base }: Item): Scored {
  const score = itemScore(counts, base, scheme.settings.scale.lowest)
  return scheme.settings.average === "unweighted" ? { score } : { score, pool: poolOf(scheme, counts, base) }
}

function groups(leaves: readonly Leaf[], level: Level): Map<string, Leaf[]> {
  const found = new Map<string, Leaf[]>()
  for (const leaf of leaves) {
    const code = level === "service" ? leaf.service : level === "form" ? leaf.item.form : leaf.item.criterion
    const part = found.get(code)
    if (part) part.push(leaf)
    else found.set(code, [leaf])
  }
  return found
}

// A respondent has one service and one form, and answers many of its items: one of them at least is asked of all.
function respondents(leaves: readonly Leaf[]): number {
  const most = new Map<string, number>()
  for (const { service, item, counts } of leaves) {
    const part = `${service} ${item.form}`
    most.set(part, Math.max(most.get(part) ?? 0, peopleOf(counts)))
  }
  return [...most.values()].reduce((sum, n) => sum + n, 0)
}
