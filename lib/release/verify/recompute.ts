// Every score of a release worked out again from the counts, the rests and the method that its file holds.
import { callScores } from "../../scoring/calls"
import type { ItemRow } from "../../scoring/count"
import { addPools, pooledScore, type Scored, together } from "../../scoring/respondents"
import type { Scheme } from "../../scoring/scheme"
import type { Score } from "../../scoring/score"
import { scoreTree } from "../../scoring/tree"
import { zoneScore } from "../../scoring/zones"
import type { Provider } from "../../study/scoring"
import { type People, providerLeaves } from "../counts"
import { type Leaf, leavesOf, poolIn, sumOf } from "../leaves"
import { type RegionFigure, regionFigure, type Scores, scoresFrom } from "../scores"
import type { Snapshot } from "../snapshot"
import type { PublishedPart } from "../withhold"
import { countsIn, schemeIn } from "./scheme"

/** `partly`: regions of which something is withheld; their bases do not follow from the file. */
export type Recomputed = Readonly<{ scores: Scores; partly: ReadonlySet<string> }>

export function recompute({ method, counts }: Pick<Snapshot, "method" | "counts">): Recomputed {
  const scheme = schemeIn(method)
  const { settings } = scheme
  const codes = Object.keys(counts.regions).sort()
  const inOrder = [...scheme.regions.filter((code) => counts.regions[code]), ...codes.filter(isNotIn(scheme.regions))]
  const regions = inOrder.flatMap((code): RegionFigure[] => {
    const part = counts.regions[code]
    return part ? [regionOf(scheme, code, part, counts.people?.regions[code])] : []
  })
  const providers = settings.providers.map((provider) => providerOf(scheme, counts, provider))
  const totals = settings.totals.map(({ name, of }) => {
    const parts = of.flatMap((one) => providers.filter((provider) => provider.name === one))
    return { name, score: together(scheme, parts).score }
  })
  const calls = callScores(scheme, callRows(counts))
  const services = countsIn(counts.services, counts.people?.services)
  return {
    scores: scoresFrom(scheme, services, { regions, providers, totals, calls }),
    partly: new Set(inOrder.filter((code) => counts.regions[code]?.rest)),
  }
}

const isNotIn = (known: readonly string[]) => (code: string) => !known.includes(code)

// What is withheld keeps its place in the mean: a rating stands in for it, and is taken out again for the rest.
const standIn = ({ settings: { scale } }: Scheme) => ({
  asked: 1,
  ratings: Array.from({ length: scale.highest - scale.lowest + 1 }, (_, place) => (place === 0 ? 1 : 0)),
})

function regionOf(scheme: Scheme, code: string, part: PublishedPart, people: People | undefined): RegionFigure {
  const tree = scoreTree(scheme, countsIn(part.counts, people, standIn(scheme)))
  const figure = regionFigure(scheme, code, tree)
  return part.rest ? { ...figure, score: withRest(scheme, leavesOf(tree), part).score } : figure
}

type Provided = Scored & Readonly<{ name: string; services: { service: string; score: Score }[] }>

/** Those that provide anywhere come from the whole services, the others from the part that is published of them. */
function providerOf(scheme: Scheme, counts: Snapshot["counts"], provider: Provider): Provided {
  const { name, zone, withoutCriteria } = provider
  const part = counts.providers[name]
  const known = countsIn(part?.counts ?? counts.services, undefined, standIn(scheme))
  const leaves = providerLeaves(scheme, known, provider)
  const zones = [...new Set(leaves.map(({ service }) => service))].map((service) => ({
    service,
    ...zoneScore(scheme, known, service, zone, withoutCriteria),
  }))
  const services = zones.flatMap(({ service, score }) => (score ? [{ service, score }] : []))
  return { name, services, ...(part?.rest ? withRest(scheme, leaves, part) : together(scheme, zones)) }
}

function withRest(scheme: Scheme, leaves: readonly Leaf[], { counts, rest }: PublishedPart): Scored {
  const known = leaves.filter(({ service, item }) => counts[service]?.[item])
  if (rest && "rated" in rest) {
    const pool = addPools(poolIn(scheme, known), rest)
    return { score: pooledScore(pool), pool }
  }
  const shown = sumOf(known)
  return { score: { mean: shown.mean + (rest?.mean ?? 0), percent: shown.percent + (rest?.percent ?? 0) } }
}

function callRows({ calls, people }: Snapshot["counts"]): ItemRow[] {
  const nowhere = { region: "", service: "", form: "", place: "", mode: "" }
  return [...countsIn(calls, people?.calls)].flatMap(([slice, items]) =>
    [...items].map(([item, counts]) => ({ ...nowhere, ...{ slice, item, counts } })),
  )
}
