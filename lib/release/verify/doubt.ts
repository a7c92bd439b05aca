// What of a release's doubt follows from its published parts. The error of one service in one form needs the answers of
// each respondent, for the same people rate every item. Services have nobody in common and strata lie within them, so that
// errors of what is made of services follow from theirs (Cochran, Sampling Techniques, 3rd ed. 1977, section 5.3).
import { ranksOf } from "../../doubt/ranks"
import { roundHalfUp } from "../../scoring/round"
import type { Score } from "../../scoring/score"
import type { RankingName } from "../../study/scoring"
import { figuresOf, keyOf } from "../figures"
import type { Snapshot } from "../snapshot"
import { cellsOf } from "./cells"
import { recompute } from "./recompute"
import { atMost, equal, type Sum } from "./sums"

/** None where a release has no doubt. */
export function doubtSums(snapshot: Snapshot): Sum[] {
  const { doubt, bases, method } = snapshot
  if (!doubt) return []
  return [
    equal("doubt.n", doubt.n, bases.accepted),
    equal("doubt.confidence", doubt.confidence, method.settings.confidence),
    ...peopleSums(snapshot),
    ...(method.settings.average === "unweighted" ? madeErrors(snapshot) : []),
    ...rangeSums(snapshot),
    ...besideSums(snapshot),
  ]
}

/** Each figure has its people and an error, or the lack of one. */
function peopleSums({ scores, labels, doubt }: Snapshot): Sum[] {
  return figuresOf(scores, labels).flatMap((figure) => {
    if (!figure.score) return []
    const key = keyOf(figure)
    const { errors = {}, people = {} } = doubt ?? {}
    const there = equal(`doubt of ${key}: is there`, Number(key in errors && key in people), 1)
    return figure.n === undefined ? [there] : [there, atMost(`doubt of ${key}: people`, figure.n, people[key] ?? 0)]
  })
}

/** Means of services: half the square root of the sum of squares of two, and so on. */
function madeErrors({ scores, method, doubt }: Snapshot): Sum[] {
  const services = scores.services.map(({ code }) => code)
  const parts = (suffix: string) => services.map((code) => `service ${code}${suffix}`).filter((key) => known.has(key))
  const known = new Set(figuresOf(scores, NO_LABELS).flatMap((one) => (one.score ? [keyOf(one)] : [])))
  const bodyOf = new Map(method.services.map(({ code, body }) => [code, body]))
  const made: [string, string[]][] = [
    ["study", parts("")],
    ...scores.forms.map(({ form }): [string, string[]] => [`form ${form}`, parts(`/${form}`)]),
    ...scores.criteria.map(({ form, criterion }): [string, string[]] => [
      `criterion ${form}/${criterion}`,
      parts(`/${form}/${criterion}`),
    ]),
    ...scores.bodies.allZones.map(({ code }): [string, string[]] => [
      `body_all ${code}`,
      services.filter((service) => bodyOf.get(service) === code).map((service) => `service ${service}`),
    ]),
  ]
  return made.flatMap(([key, below]) => {
    const printed = doubt?.errors[key]
    const errors = below.map((one) => doubt?.errors[one])
    if (!printed || errors.length === 0 || errors.some((error) => !error)) return []
    const follows = (part: keyof Score) => Math.hypot(...errors.map((error) => error?.[part] ?? 0)) / errors.length
    return (["mean", "percent"] as const).map((part) => equal(`error of ${key}: ${part}`, printed[part], follows(part)))
  })
}

/** Ranges of ranks from scores, errors and people. Providers share respondents, so that theirs need more. */
function rangeSums({ scores, method: { settings }, doubt }: Snapshot): Sum[] {
  if (!doubt) return []
  const { rankings, decimals, confidence, scale } = settings
  const lists = [
    ["services", "service", scores.services],
    ["regions", "region", scores.regions],
    ["bodies_own_zone", "body_own", scores.bodies.ownZone],
    ["bodies_all_zones", "body_all", scores.bodies.allZones],
  ] as const satisfies readonly (readonly [RankingName, string, readonly unknown[]])[]
  return lists.flatMap(([name, prefix, list]) => {
    const exact = rankings[name]?.by === "unrounded_mean"
    const keys = list.map(({ code }) => `${prefix} ${code}`)
    // Who is withheld has an error that the file does not hold; others are held against it.
    if (keys.some((key) => doubt.errors[key] === null)) return []
    const entries = list.map(({ code, score }) => {
      const key = `${prefix} ${code}`
      const shown = roundHalfUp(score.mean, exact ? EXACT : decimals.mean)
      return { code, score, shown, error: doubt.errors[key] ?? null, n: doubt.people[key] ?? 0 }
    })
    return Object.entries(ranksOf(entries, { confidence, scale })).flatMap(([code, { from, to, neighbours }]) => {
      const printed = doubt.ranks[name]?.[code]
      const where = `range of ${prefix} ${code}`
      const same = printed?.neighbours.join() === neighbours.join()
      return [
        equal(`${where}: from`, printed?.from ?? 0, from),
        equal(`${where}: to`, printed?.to ?? 0, to),
        equal(`${where}: neighbours (1 = as they follow)`, Number(same), 1),
      ]
    })
  })
}

/** The same figures by the other method, where it weighs nobody: from the same counts. */
function besideSums({ doubt, method, counts }: Snapshot): Sum[] {
  if (method.settings.weights === "raking") return []
  return (doubt?.beside ?? []).flatMap(({ method: average, weights, figures }) => {
    if (weights === "raking") return []
    const { scores } = recompute({ method: { ...method, settings: { ...method.settings, average } }, counts })
    const cells = cellsOf(scores)
    return Object.entries(figures).flatMap(([key, { score }]) => {
      if (!/^(study|form|criterion|service|body_own|call)\b/.test(key)) return []
      return (["mean", "percent"] as const).flatMap((part) => {
        const value = cells.get(`${key}: ${part}`)?.value
        return value == null ? [] : [equal(`${average}: ${key}: ${part}`, score[part], value)]
      })
    })
  })
}

const EXACT = 9
const NO_LABELS = { criteria: {} } as Snapshot["labels"]
