// A score with the counts of items that it is made of: the same steps as in scoring, kept apart item by item.
import { type Scored, together } from "../scoring/respondents"
import type { Item, Scheme } from "../scoring/scheme"
import type { ItemCounts } from "../scoring/score"
import { itemScored } from "../scoring/tree"

/** Whose answers: `all`, `region <code>`, `places <provider>`, `number <called>`. */
export type Scope = string

/** One item where it stands in a score; `service` null: of all services. `share`: its part of an unweighted mean. */
export type Leaf = Readonly<{ scope: Scope; service: string | null; item: Item; counts: ItemCounts; share: number }>

export type Made = Scored & Readonly<{ leaves: readonly Leaf[] }>

/** One item by itself. */
export function madeOfItem(scheme: Scheme, leaf: Omit<Leaf, "share">): Made {
  return { ...itemScored(scheme, leaf.counts, leaf.item), leaves: [{ ...leaf, share: 1 }] }
}

/** What `together` makes of these: means share alike among those with a score, pools take in all. */
export function madeOf(scheme: Scheme, parts: readonly Made[]): Made {
  const pooled = scheme.settings.average === "respondents"
  const counted = pooled ? parts : parts.filter(({ score }) => score !== null)
  const leaves = counted.flatMap((part) =>
    pooled ? part.leaves : part.leaves.map((leaf) => ({ ...leaf, share: leaf.share / counted.length })),
  )
  return { ...together(scheme, parts), leaves }
}
