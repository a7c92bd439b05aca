// Scores of one thing by another: a provider's services, a region's services, a number called for a service.
import { grouped } from "../grouped"
import { allZonesOf, bodyZone } from "../scoring/bodies"
import { callScores } from "../scoring/calls"
import { type Counts, countItems, type ItemRow } from "../scoring/count"
import { scoresBy } from "../scoring/parts"
import { together } from "../scoring/respondents"
import { meets, type Scheme } from "../scoring/scheme"
import { peopleOf, type Score } from "../scoring/score"
import { type ScoreNode, scoreTree, servicesOf } from "../scoring/tree"
import { zoneScore } from "../scoring/zones"
import type { Provider } from "../study/scoring"
import type { CallFigure, CrossScore, CrossScores, LocalScore } from "./data"
import { hiddenCells } from "./small-cells"

/**
 * All crossed scores of accepted interviews. Those on fewer people than `smallest` are withheld, with as many others as
 * keep them from being worked out of what stands beside them: the score of the region or provider, the service's own.
 */
export function crossScoresOf(scheme: Scheme, rows: readonly ItemRow[], smallest: number): CrossScores {
  const counts = countItems(scheme, rows)
  const services = scoredServices(scoreTree(scheme, counts))
  const regions = scoresBy(scheme, rows, "region").filter(({ code, tree }) => code !== "" && tree.n >= smallest)
  return {
    providers: Object.fromEntries(
      scheme.settings.providers.map((provider) => {
        const { name, places } = provider
        const own = places ? countItems(scheme, rows, { place: places }) : counts
        return [name, providerServices(scheme, own, provider, smallest)]
      }),
    ),
    regions: regionServices(scheme, services, regions, smallest),
    ownZone: Object.fromEntries(
      services.flatMap((service) => {
        const { score } = bodyZone(scheme, counts, service)
        return score ? [[service.code, score]] : []
      }),
    ),
    local: Object.fromEntries(
      regions.flatMap(({ code, tree, counts: own }) => {
        const local = localScore(scheme, own, tree)
        return local && local.n >= smallest ? [[code, local]] : []
      }),
    ),
    calls: callFigures(scheme, rows, smallest),
  }
}

const scoredServices = (tree: ScoreNode) => servicesOf(tree).filter(({ score }) => score !== null)

/** A whole service is published as it is; at some of its places only where enough people stand behind it. */
function providerServices(scheme: Scheme, counts: Counts, provider: Provider, smallest: number) {
  const { zone, places, bodies, withoutCriteria } = provider
  const found = [...counts].flatMap(([service, items]) => {
    if (!meets(scheme.services.get(service)?.body, bodies)) return []
    const { score, forms } = zoneScore(scheme, counts, service, zone, withoutCriteria)
    const asked = (item: string) => peopleOf(items.get(item) ?? { asked: 0, ratings: [] })
    const n = forms.reduce((sum, form) => sum + Math.max(0, ...form.items.map(asked)), 0)
    return score ? [{ service, score, n }] : []
  })
  const withheld = places ? tooFew(found, smallest) : new Set<unknown>()
  return Object.fromEntries(found.map((one) => [one.service, crossScore(one, withheld.has(one))]))
}

/** Those on too few people, and the next smallest until what is withheld is no single one and no small number. */
function tooFew<T extends Readonly<{ n: number }>>(parts: readonly T[], smallest: number): Set<T> {
  const bySize = [...parts].sort((a, b) => a.n - b.n)
  const withheld = new Set<T>()
  let people = 0
  for (const part of bySize) {
    const safe = withheld.size === 0 || (withheld.size > 1 && people >= smallest)
    if (part.n >= smallest && safe) break
    withheld.add(part)
    people += part.n
  }
  return withheld
}

type Region = Readonly<{ code: string; tree: ScoreNode }>

function regionServices(
  scheme: Scheme,
  services: readonly ScoreNode[],
  regions: readonly Region[],
  smallest: number,
): CrossScores["regions"] {
  const found: Record<string, Record<string, CrossScore>> = {}
  // The local bodies' services have a score of their own in each region: each kind hides by itself.
  for (const local of [true, false]) {
    const own = services.filter(({ code }) => isLocal(scheme, code) === local)
    const nodes = regions.map(({ tree }) => new Map(scoredServices(tree).map((node) => [node.code, node])))
    const large = own.filter(({ n }) => n >= smallest)
    const parts = nodes.map((region) => large.map(({ code }) => region.get(code)?.n ?? 0))
    const { cells } = hiddenCells({ parts, sums: large.map(({ n }) => n) }, smallest)
    for (const [at, { code }] of regions.entries()) {
      const into = found[code] ?? {}
      found[code] = into
      for (const service of own) {
        const node = nodes[at]?.get(service.code)
        const column = large.indexOf(service)
        if (node?.score) into[service.code] = crossScore(node, column < 0 || cells[at]?.[column] === true)
      }
    }
  }
  return found
}

const isLocal = (scheme: Scheme, service: string): boolean => {
  const body = scheme.services.get(service)?.body
  return body !== undefined && !meets(body, scheme.settings.bodies?.ranked ?? {})
}

function localScore(scheme: Scheme, counts: Counts, tree: ScoreNode): LocalScore | null {
  const own = scoredServices(tree).filter(({ code }) => isLocal(scheme, code))
  if (own.length === 0) return null
  return {
    own: together(
      scheme,
      own.map((service) => bodyZone(scheme, counts, service)),
    ).score,
    all: allZonesOf(scheme, own),
    services: own.length,
    n: own.reduce((sum, { n }) => sum + n, 0),
  }
}

function callFigures(scheme: Scheme, rows: readonly ItemRow[], smallest: number): CrossScores["calls"] {
  const calls = rows.filter(({ item }) => scheme.items.get(item)?.call)
  const bare = ({ score, n, items }: ReturnType<typeof callScores>[number], withheld = false): CallFigure => ({
    ...crossScore({ score, n }, withheld),
    items: items.map((one) => ({ item: one.item, score: withheld ? null : one.score })),
  })
  const all = callScores(scheme, calls).filter(({ n }) => n >= smallest)
  const parts = [...grouped(calls, ({ service }) => service)].map(([code, own]) => ({
    ...{ code, calls: callScores(scheme, own), n: callers(scheme, own) },
  }))
  const nOf = (part: (typeof parts)[number], number: string) => part.calls.find((one) => one.number === number)?.n ?? 0
  // Callers of other numbers stand in a column of their own: with them a service's callers are all known.
  const row = (part: (typeof parts)[number]) => {
    const named = all.map(({ number }) => nOf(part, number))
    return [...named, part.n - named.reduce((sum, n) => sum + n, 0)]
  }
  const table = parts.map(row)
  const sums = [...all.map(({ n }) => n), table.reduce((sum, counts) => sum + (counts.at(-1) ?? 0), 0)]
  const { cells } = hiddenCells({ parts: table, sums }, smallest)
  return Object.fromEntries(
    all.map((whole, column) => [
      whole.number,
      {
        "": bare(whole),
        ...Object.fromEntries(
          parts.flatMap((part, at) => {
            const call = part.calls.find(({ number }) => number === whole.number)
            return call ? [[part.code, bare(call, cells[at]?.[column] === true)]] : []
          }),
        ),
      },
    ]),
  )
}

function callers(scheme: Scheme, rows: readonly ItemRow[]): number {
  const asked = new Map<string, number>()
  for (const { item, counts } of rows) asked.set(item, (asked.get(item) ?? 0) + peopleOf(counts))
  return Math.max(0, ...[...asked].map(([item, n]) => (scheme.items.get(item)?.call ? n : 0)))
}

const crossScore = ({ n, score }: Readonly<{ n: number; score: Score | null }>, withheld: boolean): CrossScore =>
  withheld ? { n, score: null, withheld: true } : { n, score }
