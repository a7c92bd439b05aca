// How much speaks for one interview being a copy of another, beyond what people agree on anyway.
import type { Likened } from "./judged"

/** By item: the weight of an equal answer by value, of a value that no peer gave, and of a different answer. */
type Weight = Readonly<{ equal: ReadonlyMap<string, number>; unheard: number; different: number }>
export type Weights = ReadonlyMap<string, Weight>
export type Likeness = Readonly<{ id: string; same: number; items: number; weight: number }>

/** Share of answers that somebody who copies leaves as they were. */
const COPIED = 0.95

/**
 * Weights of evidence (Fellegi and Sunter 1969): log of how much likelier an equal, or a different, answer is between
 * copy and original than between two people. Agreeing on what everybody says weighs next to nothing.
 */
export function weightsOf(peers: readonly Likened[]): Weights {
  const counts = new Map<string, Map<string, number>>()
  for (const { values } of peers)
    for (const [item, value] of values) {
      const ofItem = counts.get(item) ?? new Map<string, number>()
      ofItem.set(value, (ofItem.get(value) ?? 0) + 1)
      counts.set(item, ofItem)
    }
  return new Map([...counts].map(([item, ofItem]) => [item, weightOf(ofItem)]))
}

/** Over the items that both were asked. */
export function likenessOf(weights: Weights, one: Likened, other: Likened): Likeness {
  let [same, items, weight] = [0, 0, 0]
  for (const [item, value] of one.values) {
    const second = other.values.get(item)
    const weighed = weights.get(item)
    if (second === undefined || !weighed) continue
    items++
    if (second === value) same++
    weight += second === value ? (weighed.equal.get(value) ?? weighed.unheard) : weighed.different
  }
  return { id: other.id, same, items, weight }
}

function weightOf(counts: ReadonlyMap<string, number>): Weight {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const agree = [...counts.values()].reduce((sum, count) => sum + (count / all) ** 2, 0)
  const equal = (count: number) => Math.log(COPIED / ((count + 1) / (all + 2)))
  return {
    equal: new Map([...counts].map(([value, count]) => [value, equal(count)])),
    unheard: equal(0),
    different: Math.min(0, Math.log((1 - COPIED) / Math.max(1 - agree, 1e-6))),
  }
}
