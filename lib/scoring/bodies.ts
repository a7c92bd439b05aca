// What the state bodies are given: for their own zone, and for everything in their services.
import type { Counts } from "./count"
import { type Scored, together } from "./respondents"
import { published } from "./round"
import { meets, type Scheme } from "./scheme"
import { average, type Score } from "./score"
import { type ScoreNode, scoreTree, servicesOf } from "./tree"
import { zoneScore } from "./zones"

export type BodyScore = Readonly<{
  body: string
  /** Its services' scores in the body's zone together. */
  ownZone: Score | null
  /** Its services' scores, all zones. */
  allZones: Score | null
  services: readonly string[]
  /** Stands in the rankings of bodies. */
  ranked: boolean
}>

/**
 * Bodies with a scored service, in register order. `tree` is the score tree of the same counts; those of a region
 * give what its local bodies are given there.
 */
export function bodyScores(scheme: Scheme, counts: Counts, tree: ScoreNode = scoreTree(scheme, counts)): BodyScore[] {
  const services = servicesOf(tree)
  return scheme.bodies.flatMap((body) => {
    const own = services.filter(({ code }) => scheme.services.get(code)?.body?.code === body.code)
    const scored = own.filter(({ score }) => score !== null)
    if (scored.length === 0) return []
    return [
      {
        body: body.code,
        ownZone: together(
          scheme,
          own.map((service) => bodyZone(scheme, counts, service)),
        ).score,
        allZones: allZonesOf(scheme, own),
        services: scored.map(({ code }) => code),
        ranked: meets(body, scheme.settings.bodies?.ranked ?? {}),
      },
    ]
  })
}

/** A service's score in its body's zone; the whole score where nobody else takes part. */
export function bodyZone(scheme: Scheme, counts: Counts, service: ScoreNode): Scored {
  const { bodies } = scheme.settings
  if (!bodies) return { score: null }
  return scheme.services.get(service.code)?.undivided ? service : zoneScore(scheme, counts, service.code, bodies.zone)
}

/** Services over all zones; pooled answers are never rounded on the way, whatever the ranking says of published scores. */
export function allZonesOf(scheme: Scheme, services: readonly ScoreNode[]): Score | null {
  if (scheme.settings.average === "respondents") return together(scheme, services).score
  return allZones(
    scheme,
    services.map(({ score }) => score),
  )
}

/** Mean of services' scores over all zones, from published or unrounded ones as the method says (2020: published). */
export function allZones({ settings }: Scheme, services: readonly (Score | null)[]): Score | null {
  const rounded = settings.rankings.bodies_all_zones?.from === "published"
  return average(services.map((score) => (score && rounded ? published(score, settings.decimals) : score)))
}
