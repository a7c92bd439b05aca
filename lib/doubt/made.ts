// A score with the counts of items that it is made of: the same steps as in scoring, kept apart item by item.
import { type Scored, together } from "../scoring/respondents"
import type { Item, Scheme } from "../scoring/scheme"
import type { ItemCounts } from "../scoring/score"
import { itemScored } from "../scoring/tree"

/** Whose answers: `all`, `region <code>`, `places <provider>`, `number <called>`. */
export type Scope = string

/** One item where it stands in a score; `service` null: of all services. `share`: its part of an unweighted mean. */
export type Leaf = Readonly<{ scope: Scope; service: string | null; item: Item; counts: ItemCounts; share: number }>

/** A score made of an item, or of others. */
export type Made = Scored & Readonly<{ leaf?: Omit<Leaf, "share">; parts: readonly Made[] }>

/** One item by itself. */
export function madeOfItem(scheme: Scheme, leaf: Omit<Leaf, "share">): Made {
  return { ...itemScored(scheme, leaf.counts, leaf.item), leaf, parts: [] }
}

export function madeOf(scheme: Scheme, parts: readonly Made[]): Made {
  return { ...together(scheme, parts), parts }
}

/** The items of a score: means share alike among those with a score, pools take in all. */
export function leavesOf(scheme: Scheme, made: Made): Leaf[] {
  const pooled = scheme.settings.average === "respondents"
  const found: Leaf[] = []
  const visit = ({ leaf, parts }: Made, share: number): void => {
    if (leaf) found.push({ ...leaf, share })
    const counted = pooled ? parts : parts.filter(({ score }) => score !== null)
    for (const part of counted) visit(part, share / counted.length)
  }
  visit(made, 1)
  return found
}
