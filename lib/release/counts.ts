// The counts that a release publishes: enough to work out every score again, and no more.

import { crossScoresOf } from "../report/cross"
import { callScores } from "../scoring/calls"
import { type Counts, countItems, type ItemRow } from "../scoring/count"
import { scoresBy } from "../scoring/parts"
import { meets, type Scheme } from "../scoring/scheme"
import { itemScore } from "../scoring/score"
import { pooled } from "../scoring/tree"
import { zoneScore } from "../scoring/zones"
import type { Provider } from "../study/scoring"
import { type Leaf, leavesOf } from "./leaves"
import {
  type CrossedPart,
  type Numbers,
  numbersOf,
  type Published,
  type PublishedPart,
  publishAll,
  withhold,
} from "./withhold"

export type ReleasedCounts = Readonly<{
  /** Fewest people of a crossing that are published. */
  smallest: number
  services: Published
  regions: Readonly<Record<string, PublishedPart>>
  /** Those that provide at part of the receipt places; the others come from `services`. */
  providers: Readonly<Record<string, PublishedPart>>
  calls: Readonly<Record<string, Readonly<Record<string, Numbers>>>>
}>

export function releasedCounts(scheme: Scheme, rows: readonly ItemRow[], smallest: number): ReleasedCounts {
  const counted = countItems(scheme, rows)
  const all = scheme.settings.levels.includes("service") ? counted : pooled(scheme, counted)
  const regions = scoresBy(scheme, rows, "region").filter(({ code, tree }) => code !== "" && tree.n >= smallest)
  const cross = crossScoresOf(scheme, rows, smallest)
  const withheldIn = (part: "regions" | "providers") => (code: string, service: string) =>
    cross[part][code]?.[service]?.withheld === true
  const providers = scheme.settings.providers.filter(({ places }) => places !== undefined)
  return {
    smallest,
    services: publishAll(all),
    regions: withhold(
      regions.map(({ code, tree }) => ({ code, leaves: leavesOf(tree) })),
      all,
      smallest,
      withheldIn("regions"),
    ),
    providers: withhold(
      providers.map((provider) => crossedProvider(scheme, rows, provider)),
      all,
      smallest,
      withheldIn("providers"),
    ),
    calls: Object.fromEntries(
      callScores(scheme, rows)
        .filter(({ n }) => n >= smallest)
        .map(({ number, items }) => [
          number,
          Object.fromEntries(items.map(({ item, counts }) => [item, numbersOf(counts)])),
        ]),
    ),
  }
}

/** The items of a provider's zone at its places, weighted as they stand in its score. */
function crossedProvider(scheme: Scheme, rows: readonly ItemRow[], provider: Provider): CrossedPart {
  const counts = countItems(scheme, rows, { place: provider.places ?? [] })
  return { code: provider.name, leaves: providerLeaves(scheme, counts, provider) }
}

/** What a provider's score is the sum of; `counts` are those of its places. */
export function providerLeaves(
  scheme: Scheme,
  counts: Counts,
  { zone, bodies, withoutCriteria }: Pick<Provider, "zone" | "bodies" | "withoutCriteria">,
): Leaf[] {
  const zones = [...counts.keys()].flatMap((service) => {
    if (!meets(scheme.services.get(service)?.body, bodies)) return []
    const { score, forms } = zoneScore(scheme, counts, service, zone, withoutCriteria)
    return score ? [{ service, forms }] : []
  })
  return zones.flatMap(({ service, forms }) =>
    forms.flatMap(({ items }) =>
      items.flatMap((item): Leaf[] => {
        const found = counts.get(service)?.get(item)
        const base = scheme.items.get(item)?.base ?? "asked"
        const score = found && itemScore(found, base, scheme.settings.scale.lowest)
        const weight = 1 / zones.length / forms.length / items.length
        return found && score ? [{ service, item, weight, score, counts: found }] : []
      }),
    ),
  )
}
