// The counts that a release publishes: enough to work out every score again, and no more.

import { crossScoresOf } from "../report/cross"
import { callScores } from "../scoring/calls"
import { type Counts, countItems, type ItemRow } from "../scoring/count"
import { scoresBy } from "../scoring/parts"
import { meets, type Scheme } from "../scoring/scheme"
import { type ItemCounts, itemScore, peopleOf } from "../scoring/score"
import { pooled } from "../scoring/tree"
import { zoneScore } from "../scoring/zones"
import type { Provider } from "../study/scoring"
import { isPart, type Leaf, leavesOf, poolIn, sumOf } from "./leaves"
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
  /** Where the counts are weighted: how many people were asked what is published. */
  people?: ReleasedPeople
}>

/** By service and item. */
export type People = Readonly<Record<string, Readonly<Record<string, number>>>>
export type ReleasedPeople = Readonly<{ services: People; regions: Readonly<Record<string, People>>; calls: People }>

export function releasedCounts(scheme: Scheme, rows: readonly ItemRow[], smallest: number): ReleasedCounts {
  const counted = countItems(scheme, rows)
  const all = scheme.settings.levels.includes("service") ? counted : pooled(scheme, counted)
  const regions = scoresBy(scheme, rows, "region").filter(({ code, tree }) => code !== "" && tree.n >= smallest)
  const cross = crossScoresOf(scheme, rows, smallest)
  const withheldIn = (part: "regions" | "providers") => (code: string, service: string) =>
    cross[part][code]?.[service]?.withheld === true
  const providers = scheme.settings.providers.filter(({ places }) => places !== undefined)
  const restOf = scheme.settings.average === "unweighted" ? sumOf : (hidden: readonly Leaf[]) => poolIn(scheme, hidden)
  const inRegions = withhold(
    regions.map(({ code, tree }) => ({ code, leaves: leavesOf(tree) })),
    all,
    smallest,
    withheldIn("regions"),
    restOf,
  )
  const calls = callScores(scheme, rows).filter(({ n }) => n >= smallest)
  const ofCalls = <T>(of: (counts: ItemCounts) => T) =>
    Object.fromEntries(
      calls.map(({ number, items }) => [
        number,
        Object.fromEntries(items.map(({ item, counts }) => [item, of(counts)])),
      ]),
    )
  return {
    smallest,
    services: publishAll(all),
    regions: inRegions,
    providers: withhold(
      providers.map((provider) => crossedProvider(scheme, rows, provider)),
      all,
      smallest,
      withheldIn("providers"),
      restOf,
    ),
    calls: ofCalls(numbersOf),
    ...(scheme.settings.weights === "raking" && {
      people: {
        services: peopleIn(all),
        regions: Object.fromEntries(
          regions.map(({ code, counts }) => [code, peopleIn(counts, inRegions[code]?.counts)]),
        ),
        calls: ofCalls(peopleOf),
      },
    }),
  }
}

/** Of everything, or of what is published. */
function peopleIn(counts: Counts, published?: Published): People {
  const services = [...counts].map(([service, items]) => {
    const shown = [...items].filter(([item]) => !published || published[service]?.[item])
    return [service, Object.fromEntries(shown.map(([item, found]) => [item, peopleOf(found)]))]
  })
  return Object.fromEntries(services)
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
    const found = zoneScore(scheme, counts, service, zone, withoutCriteria)
    return isPart(found) ? [{ service, forms: found.forms }] : []
  })
  return zones.flatMap(({ service, forms }) =>
    forms.flatMap(({ items }) =>
      items.flatMap((item): Leaf[] => {
        const found = counts.get(service)?.get(item)
        const base = scheme.items.get(item)?.base ?? "asked"
        const score = found && itemScore(found, base, scheme.settings.scale.lowest)
        const weight = 1 / zones.length / forms.length / items.length
        return found ? [{ service, item, weight, score: score ?? null, counts: found }] : []
      }),
    ),
  )
}
