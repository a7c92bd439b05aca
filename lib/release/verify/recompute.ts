// Every score of a release worked out again from the counts, the rests and the method that its file holds.
import { callScores } from "../../scoring/calls"
import type { ItemRow } from "../../scoring/count"
import { totalOf } from "../../scoring/providers"
import type { Scheme } from "../../scoring/scheme"
import { average, type Score } from "../../scoring/score"
import { scoreTree } from "../../scoring/tree"
import { zoneScore } from "../../scoring/zones"
import type { Provider } from "../../study/scoring"
import { providerLeaves } from "../counts"
import { type Leaf, leavesOf, sumOf } from "../leaves"
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
    return part ? [regionOf(scheme, code, part)] : []
  })
  const providers = settings.providers.map((provider) => providerOf(scheme, counts, provider))
  const totals = settings.totals.map(({ name, of }) => ({ name, score: totalOf(providers, of) }))
  const calls = callScores(scheme, callRows(counts.calls))
  return {
    scores: scoresFrom(scheme, countsIn(counts.services), { regions, providers, totals, calls }),
    partly: new Set(inOrder.filter((code) => counts.regions[code]?.rest)),
  }
}

const isNotIn = (known: readonly string[]) => (code: string) => !known.includes(code)

// What is withheld keeps its place in the mean: a rating stands in for it, and is taken out again for the rest.
const standIn = ({ settings: { scale } }: Scheme) => ({
  asked: 1,
  ratings: Array.from({ length: scale.highest - scale.lowest + 1 }, (_, place) => (place === 0 ? 1 : 0)),
})

function regionOf(scheme: Scheme, code: string, part: PublishedPart): RegionFigure {
  const tree = scoreTree(scheme, countsIn(part.counts, standIn(scheme)))
  const figure = regionFigure(scheme, code, tree)
  return part.rest ? { ...figure, score: withRest(leavesOf(tree), part) } : figure
}

type Provided = Readonly<{ name: string; score: Score | null; services: { service: string; score: Score }[] }>

/** Those that provide anywhere come from the whole services, the others from the part that is published of them. */
function providerOf(scheme: Scheme, counts: Snapshot["counts"], provider: Provider): Provided {
  const { name, zone, withoutCriteria } = provider
  const part = counts.providers[name]
  const known = countsIn(part?.counts ?? counts.services, standIn(scheme))
  const leaves = providerLeaves(scheme, known, provider)
  const services = [...new Set(leaves.map(({ service }) => service))].flatMap((service) => {
    const { score } = zoneScore(scheme, known, service, zone, withoutCriteria)
    return score ? [{ service, score }] : []
  })
  const score = part?.rest ? withRest(leaves, part) : average(services.map((one) => one.score))
  return { name, score, services }
}

function withRest(leaves: readonly Leaf[], { counts, rest }: PublishedPart): Score {
  const shown = sumOf(leaves.filter(({ service, item }) => counts[service]?.[item]))
  return { mean: shown.mean + (rest?.mean ?? 0), percent: shown.percent + (rest?.percent ?? 0) }
}

function callRows(calls: Snapshot["counts"]["calls"]): ItemRow[] {
  const nowhere = { region: "", service: "", form: "", place: "", mode: "" }
  return Object.entries(calls).flatMap(([slice, items]) =>
    Object.entries(items).map(([item, [asked = 0, ...ratings]]) => ({
      ...nowhere,
      ...{ slice, item, counts: { asked, ratings } },
    })),
  )
}
