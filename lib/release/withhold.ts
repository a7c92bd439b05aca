// The small-cell policy: which counts of a crossing are published, and what stands for those that are not.
import type { Counts } from "../scoring/count"
import type { Pool } from "../scoring/respondents"
import { peopleOf, type Score } from "../scoring/score"
import { type Leaf, sumOf } from "./leaves"

/** Asked, then how often each rating was given from the lowest up; no whole numbers where answers are weighted. */
export type Numbers = readonly number[]
/** Counts by service and item; null: fewer people than may be published, but scored. */
export type Published = Readonly<Record<string, Readonly<Record<string, Numbers | null>>>>
/** What withheld items add to a score: their part of its mean; where answers are pooled, their answers together. */
export type Rest = Score | Pool
/** A part of the crossing; `rest` is of the items withheld. */
export type PublishedPart = Readonly<{ counts: Published; rest: Rest | null }>
/** A region or provider with the scored items that its score is made of. */
export type CrossedPart = Readonly<{ code: string; leaves: readonly Leaf[] }>

export const numbersOf = ({ asked, ratings }: Leaf["counts"]): Numbers => [asked, ...ratings]

/** Counts of a margin, whole. */
export function publishAll(counts: Counts): Published {
  return Object.fromEntries(
    [...counts].map(([service, items]) => [
      service,
      Object.fromEntries([...items].map(([item, found]) => [item, numbersOf(found)])),
    ]),
  )
}

/**
 * Publishes the parts of a crossing whose `margin` is published whole. Withheld are items asked of fewer than
 * `smallest`; then as many more as it takes so that nothing under `smallest` comes out by subtracting what is
 * published from the margin, and so that what a part withholds is of as many people, of each service and in all: its
 * scores tell their sums. `whole` are services of a part whose score is withheld.
 */
export function withhold(
  parts: readonly CrossedPart[],
  margin: Counts,
  smallest: number,
  whole: (part: string, service: string) => boolean = () => false,
  restOf: (hidden: readonly Leaf[]) => Rest = sumOf,
): Readonly<Record<string, PublishedPart>> {
  const cells = parts.flatMap(({ code, leaves }) =>
    leaves.map((leaf) => ({ code, leaf, withheld: peopleOf(leaf.counts) < smallest || whole(code, leaf.service) })),
  )
  const byItem = groupBy(cells, ({ leaf }) => `${leaf.service} ${leaf.item}`)
  const byPart = groupBy(cells, ({ code }) => code)
  const byService = groupBy(cells, ({ code, leaf }) => `${code} ${leaf.service}`)
  const rounds = () => [
    ...[...byItem.values()].map((group) => hideRemainder(group, margin, smallest)),
    ...[...byService.values(), ...byPart.values()].map((part) => hideFew(part, smallest)),
  ]
  while (rounds().includes(true));
  return Object.fromEntries(parts.map(({ code }) => [code, publishedPart(byPart.get(code) ?? [], restOf)]))
}

type Cell = { code: string; leaf: Leaf; withheld: boolean }

/** Withholds the smallest published cell when what is hidden of an item is less than may be told. */
function hideRemainder(group: readonly Cell[], margin: Counts, smallest: number): boolean {
  const { service = "", item = "" } = group[0]?.leaf ?? {}
  const published = group.filter(({ withheld }) => !withheld)
  const shown = published.reduce((sum, { leaf }) => sum + peopleOf(leaf.counts), 0)
  const all = margin.get(service)?.get(item)
  const hidden = (all ? peopleOf(all) : shown) - shown
  return hidden > 0 && hidden < smallest && hide(published)
}

/** Withholds more of a part where fewer people, or a single item, stand behind what it withholds. */
function hideFew(part: readonly Cell[], smallest: number): boolean {
  const hidden = part.filter(({ withheld }) => withheld)
  const people = [...groupBy(hidden, ({ leaf }) => leaf.service).values()].reduce(
    (sum, cells) => sum + Math.max(...cells.map(({ leaf }) => peopleOf(leaf.counts))),
    0,
  )
  const few = hidden.length === 1 || (hidden.length > 0 && people < smallest)
  return few && hide(part.filter(({ withheld }) => !withheld))
}

function hide(published: readonly Cell[]): boolean {
  const [first, ...others] = published
  if (!first) return false
  others.reduce(
    (least, cell) => (peopleOf(cell.leaf.counts) < peopleOf(least.leaf.counts) ? cell : least),
    first,
  ).withheld = true
  return true
}

function publishedPart(cells: readonly Cell[], restOf: (hidden: readonly Leaf[]) => Rest): PublishedPart {
  const counts: Record<string, Record<string, Numbers | null>> = {}
  for (const { leaf, withheld } of cells) {
    const service = counts[leaf.service] ?? {}
    service[leaf.item] = withheld ? null : numbersOf(leaf.counts)
    counts[leaf.service] = service
  }
  const hidden = cells.filter(({ withheld }) => withheld).map(({ leaf }) => leaf)
  return { counts, rest: hidden.length > 0 ? restOf(hidden) : null }
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}
