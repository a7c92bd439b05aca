// Every figure that is released, from the counts of items: a plain tree of numbers in the order of the rankings.
import { type BodyScore, bodyScores } from "../scoring/bodies"
import { callScores } from "../scoring/calls"
import { type Counts, countItems, type ItemRow } from "../scoring/count"
import { scoresBy } from "../scoring/parts"
import { type ProviderScores, providerScores } from "../scoring/providers"
import { rank } from "../scoring/rank"
import { together } from "../scoring/respondents"
import type { Scheme } from "../scoring/scheme"
import type { Score } from "../scoring/score"
import { type ScoreNode, scoreTree, servicesOf } from "../scoring/tree"
import type { Level } from "../study/scoring"
import { marginOf } from "./margin"

/** A score with those below it, down to the items; `n` is its base in respondents. */
export type Part = Readonly<{ level: Level; code: string; score: Score | null; n: number; parts: readonly Part[] }>
export type RankedScore = Readonly<{ code: string; rank: number; score: Score }>
export type ServiceScore = RankedScore & Readonly<{ n: number; margin: Score | null; parts: readonly Part[] }>
export type RegionScore = RankedScore & Readonly<{ n: number; margin: Score | null; services: number }>
/** Made of the scores of so many services. */
export type MadeScore = RankedScore & Readonly<{ services: number }>

export type Scores = Readonly<{
  national: Readonly<{ score: Score | null; margin: Score | null; n: number; services: number }>
  services: readonly ServiceScore[]
  /** Over all services; `form` is "" where the method has no forms. */
  forms: readonly Readonly<{ form: string; score: Score; n: number; services: number }>[]
  criteria: readonly Readonly<{ form: string; criterion: string; score: Score; n: number; services: number }>[]
  regions: readonly RegionScore[]
  providers: readonly MadeScore[]
  totals: readonly Readonly<{ code: string; score: Score | null }>[]
  bodies: Readonly<{ ownZone: readonly MadeScore[]; allZones: readonly MadeScore[] }>
  calls: readonly Readonly<{ number: string; score: Score | null; n: number }>[]
}>

/** Scores of accepted interviews by the study's method. Regions and call centres with fewer people than `smallest` are left out. */
export function scoresOf(scheme: Scheme, rows: readonly ItemRow[], smallest: number): Scores {
  return scoresFrom(scheme, countItems(scheme, rows), {
    regions: scoresBy(scheme, rows, "region")
      .filter(({ code, tree }) => code !== "" && tree.n >= smallest)
      .map(({ code, tree }) => regionFigure(scheme, code, tree)),
    ...providerScores(scheme, rows),
    calls: callScores(scheme, rows).filter(({ n }) => n >= smallest),
  })
}

export type RegionFigure = Omit<RegionScore, "rank" | "score"> & Readonly<{ score: Score | null }>
/** What the counts of services alone do not tell. */
export type Crossed = ProviderScores & Readonly<{ regions: readonly RegionFigure[]; calls: Scores["calls"] }>

/** The same from counts by service, and from what was worked out of regions, places and called numbers. */
export function scoresFrom(scheme: Scheme, counts: Counts, { regions, providers, totals, calls }: Crossed): Scores {
  const tree = scoreTree(scheme, counts)
  const services = servicesOf(tree)
  const bodies = bodyScores(scheme, counts, tree)
  const roots = services.length > 0 ? services : [tree]
  return {
    national: {
      score: tree.score,
      margin: marginOf(scheme, tree),
      n: tree.n,
      services: services.filter(({ score }) => score !== null).length,
    },
    services: rank(scheme, "services", services).map((node) => ({
      ...placed(node.code, node),
      n: node.n,
      margin: marginOf(scheme, node),
      parts: node.children.map(partOf),
    })),
    forms: meansBy(scheme, roots, "form").map(({ form, score, n, services }) => ({ form, score, n, services })),
    criteria: meansBy(scheme, roots, "criterion"),
    regions: rank(scheme, "regions", regions),
    providers: rank(scheme, "providers", providers).map((one) => ({
      ...placed(one.name, one),
      services: one.services.length,
    })),
    totals: totals.map(({ name, score }) => ({ code: name, score })),
    bodies: {
      ownZone: bodyRanking(scheme, bodies, "ownZone"),
      allZones: bodyRanking(scheme, bodies, "allZones"),
    },
    calls: calls.map(({ number, score, n }) => ({ number, score, n })),
  }
}

/** A region's line; `tree` is of its counts. */
export function regionFigure(scheme: Scheme, code: string, tree: ScoreNode): RegionFigure {
  const services = servicesOf(tree).filter(({ score }) => score !== null).length
  return { code, score: tree.score, n: tree.n, margin: marginOf(scheme, tree), services }
}

const placed = (code: string, { rank, score }: Omit<RankedScore, "code">): RankedScore => ({ code, rank, score })

function partOf({ level, code, score, n, children }: ScoreNode): Part {
  return { level, code, score, n, parts: children.map(partOf) }
}

function bodyRanking(scheme: Scheme, bodies: readonly BodyScore[], zone: "ownZone" | "allZones"): MadeScore[] {
  const name = zone === "ownZone" ? "bodies_own_zone" : "bodies_all_zones"
  const ranked = bodies
    .filter((body) => body.ranked)
    .map(({ body, services, ...scores }) => ({ body, services, score: scores[zone] }))
  return rank(scheme, name, ranked).map((one) => ({ ...placed(one.body, one), services: one.services.length }))
}

type Mean = Readonly<{ form: string; criterion: string; score: Score; n: number; services: number }>

/** The nodes of one level over all services together, in the order in which they first occur. */
function meansBy(scheme: Scheme, roots: readonly ScoreNode[], level: "form" | "criterion"): Mean[] {
  const groups = new Map<string, { form: string; criterion: string; nodes: ScoreNode[] }>()
  const visit = (node: ScoreNode, form: string) => {
    const within = node.level === "form" ? node.code : form
    if (node.level !== level) return node.children.forEach((child) => void visit(child, within))
    const place = { form: within, criterion: level === "criterion" ? node.code : "" }
    const group = groups.get(`${place.form} ${place.criterion}`) ?? { ...place, nodes: [] }
    groups.set(`${place.form} ${place.criterion}`, { ...group, nodes: [...group.nodes, node] })
  }
  for (const root of roots) visit(root, "")
  return [...groups.values()].flatMap(({ form, criterion, nodes }) => {
    const scored = nodes.filter(({ score }) => score !== null)
    const { score } = together(scheme, nodes)
    const n = scored.reduce((sum, node) => sum + node.n, 0)
    return score ? [{ form, criterion, score, n, services: scored.length }] : []
  })
}
