// The ranges of every ranking of a wave.
import type { Scores } from "../release/scores"
import { roundHalfUp } from "../scoring/round"
import type { Scheme } from "../scoring/scheme"
import type { Score } from "../scoring/score"
import type { RankingName } from "../study/scoring"
import type { RankRange } from "./doubt"
import type { Worked } from "./method"
import { type RankSettings, ranksOf } from "./ranks"

type Ranked = Readonly<{ code: string; score: Score }>

/**
 * Services, regions and bodies have no respondent in common, and strata lie within each: their errors are independent.
 * Those of providers are not: the correlation comes from the error of each difference.
 */
export function rankings({ settings }: Pick<Scheme, "settings">, scores: Scores, worked: Worked) {
  const { rankings: rules, decimals, confidence, scale } = settings
  const of = (
    name: RankingName,
    prefix: string,
    entries: readonly Ranked[],
    correlation?: RankSettings["correlation"],
  ) => {
    const exact = rules[name]?.by === "unrounded_mean"
    const doubted = entries.map(({ code, score }) => {
      const { error = null, people = 0 } = worked.figures.get(`${prefix} ${code}`) ?? {}
      return { code, score, error, n: people, shown: roundHalfUp(score.mean, exact ? EXACT : decimals.mean) }
    })
    return ranksOf(doubted, { confidence, scale, ...(correlation && { correlation }) })
  }
  return {
    services: of("services", "service", scores.services),
    regions: of("regions", "region", scores.regions),
    providers: of("providers", "provider", scores.providers, correlationIn(worked)),
    bodies_own_zone: of("bodies_own_zone", "body_own", scores.bodies.ownZone),
    bodies_all_zones: of("bodies_all_zones", "body_all", scores.bodies.allZones),
  } satisfies Partial<Record<RankingName, Record<string, RankRange>>>
}

// As rankings compare unrounded means.
const EXACT = 9

function correlationIn({ figures, apart }: Worked) {
  return (one: string, other: string): number => {
    const [a, b] = [one, other].map((name) => figures.get(`provider ${name}`)?.error?.mean ?? 0)
    const between = apart(one, other)?.mean
    if (!a || !b || between === undefined) return 0
    return Math.min(1, Math.max(-1, (a ** 2 + b ** 2 - between ** 2) / (2 * a * b)))
  }
}
