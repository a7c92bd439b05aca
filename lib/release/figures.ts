// Every figure of a release as one list: what tables are written from, and what two releases are compared by.
import type { FigureKey } from "../doubt/doubt"
import type { Score } from "../scoring/score"
import type { Labels, Words } from "./labels"
import type { Part, Scores } from "./scores"

export type FigureLevel =
  | ("study" | "service" | "service_form" | "service_criterion" | "form" | "criterion")
  | ("region" | "provider" | "total" | "body_own" | "body_all" | "call")

/** `code` of a part of a service has the service's before it: `C1/office/process`. */
export type Figure = Readonly<{
  level: FigureLevel
  code: string
  words?: Words
  form?: string
  rank?: number
  n?: number
  score: Score | null
  margin?: Score | null
}>

/** Every score, the study's first; within a service its forms and criteria. */
export function figuresOf(scores: Scores, labels: Labels): Figure[] {
  return [
    { level: "study", code: "", ...scores.national },
    ...scores.services.flatMap((one): Figure[] => [
      { level: "service", words: labels.services, ...one },
      ...partFigures(one.code, labels.criteria, "", one.parts),
    ]),
    ...scores.forms.map(
      ({ form, ...one }): Figure => ({ level: "form", code: form, words: labels.forms, form, ...one }),
    ),
    ...scores.criteria.map(
      ({ criterion, ...one }): Figure => ({ level: "criterion", code: criterion, words: labels.criteria, ...one }),
    ),
    ...scores.regions.map((one): Figure => ({ level: "region", words: labels.regions, ...one })),
    ...scores.providers.map((one): Figure => ({ level: "provider", words: labels.providers, ...one })),
    ...scores.totals.map((one): Figure => ({ level: "total", words: labels.providers, ...one })),
    ...scores.bodies.ownZone.map((one): Figure => ({ level: "body_own", words: labels.bodies, ...one })),
    ...scores.bodies.allZones.map((one): Figure => ({ level: "body_all", words: labels.bodies, ...one })),
    ...scores.calls.map(({ number, ...one }): Figure => ({ level: "call", code: number, words: labels.calls, ...one })),
  ]
}

/** The name that a figure's doubt is kept under. */
export function keyOf({ level, code, form }: Pick<Figure, "level" | "code" | "form">): FigureKey {
  if (level === "study") return "study"
  if (level === "service_criterion" && !form) return `service ${code.replace("/", "//")}`
  if (level === "service_form" || level === "service_criterion") return `service ${code}`
  if (level === "criterion") return `criterion ${form ?? ""}/${code}`
  return `${level} ${code}`
}

function partFigures(service: string, criteria: Words, within: string, parts: readonly Part[]): Figure[] {
  return parts.flatMap(({ level, code, score, n, parts: below }): Figure[] => {
    if (level === "item") return []
    const form = level === "form" ? code : within
    const key = level === "form" ? `${service}/${code}` : `${service}/${form ? `${form}/` : ""}${code}`
    const words = level === "criterion" && criteria[code] ? { [key]: criteria[code] } : {}
    const name = level === "form" ? "service_form" : "service_criterion"
    return [{ level: name, code: key, words, form, n, score }, ...partFigures(service, criteria, form, below)]
  })
}
