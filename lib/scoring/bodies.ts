// What the state bodies are given: for their own zone, and for everything in their services.
import type { Counts } from "./count"
import { published } from "./round"
import { meets, type Scheme } from "./scheme"
import { average, type Score } from "./score"
import { type ScoreNode, scoreTree, servicesOf } from "./tree"
import { zoneScore } from "./zones"

export type BodyScore = Readonly<{
  body: string
  /** Mean of its services' scores in the body's zone. */
  ownZone: Score | null
  /** Mean of its services' scores, all zones together. */
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
  const scored = servicesOf(tree).filter(({ score }) => score !== null)
  return scheme.bodies.flatMap((body) => {
    const own = scored.filter(({ code }) => scheme.services.get(code)?.body?.code === body.code)
    if (own.length === 0) return []
    return [
      {
        body: body.code,
        ownZone: average(own.map((service) => bodyZone(scheme, counts, service))),
        allZones: allZones(
          scheme,
          own.map(({ score }) => score),
        ),
        services: own.map(({ code }) => code),
        ranked: meets(body, scheme.settings.bodies?.ranked ?? {}),
      },
    ]
  })
}

/** A service's score in its body's zone; the whole score where nobody else takes part. */
export function bodyZone(scheme: Scheme, counts: Counts, { code, score }: ScoreNode): Score | null {
  const { bodies } = scheme.settings
  if (!bodies) return null
  return scheme.services.get(code)?.undivided ? score : zoneScore(scheme, counts, code, bodies.zone).score
}

/** Mean of services' scores over all zones, from published or unrounded ones as the method says (2020: published). */
export function allZones({ settings }: Scheme, services: readonly (Score | null)[]): Score | null {
  const rounded = settings.rankings.bodies_all_zones?.from === "published"
  return average(services.map((score) => (score && rounded ? published(score, settings.decimals) : score)))
}
