// Every score of a release as one table, for spreadsheets: rounded as published, written as its language writes.
import { scoreIn } from "../report/format"
import { wordsOf } from "../report/words"
import type { Score } from "../scoring/score"
import type { Words } from "./labels"
import type { Part } from "./scores"
import type { Snapshot } from "./snapshot"

export const TABLE_HEADS = [
  ...(["level", "code", "name", "form", "rank", "n"] as const),
  ...(["mean", "percent", "marginMean", "marginPercent"] as const),
] as const
type Level =
  | ("study" | "service" | "service_form" | "service_criterion" | "form" | "criterion")
  | ("region" | "provider" | "body_own" | "body_all" | "call")
type Line = Readonly<{
  level: Level
  code: string
  words?: Words
  form?: string
  rank?: number
  n?: number
  score: Score | null
  margin?: Score | null
}>
type Said = Readonly<{ head: (name: (typeof TABLE_HEADS)[number]) => string; level: (level: Level) => string }>

/** The head, then one row a score. */
export function releaseTable(snapshot: Snapshot, language: string, said: Said): string[][] {
  const { mean, percent } = snapshot.method.settings.decimals
  const { forms } = snapshot.labels
  const rows = linesOf(snapshot).map(({ level, code, words, form, rank, n, score, margin }) => [
    said.level(level),
    code,
    wordsOf(words?.[code], language),
    form ? wordsOf(forms[form], language) || form : "",
    String(rank ?? ""),
    String(n ?? ""),
    score ? scoreIn(language, score.mean, mean) : "",
    score ? scoreIn(language, score.percent, percent) : "",
    margin ? scoreIn(language, margin.mean, mean) : "",
    margin ? scoreIn(language, margin.percent, percent) : "",
  ])
  return [TABLE_HEADS.map(said.head), ...rows]
}

function linesOf({ scores, labels }: Snapshot): Line[] {
  const { national } = scores
  return [
    { level: "study", code: "", ...national },
    ...scores.services.flatMap((one): Line[] => [
      { level: "service", words: labels.services, ...one },
      ...partLines(one.code, labels.criteria, "", one.parts),
    ]),
    ...scores.forms.map(({ form, ...one }): Line => ({ level: "form", code: form, words: labels.forms, form, ...one })),
    ...scores.criteria.map(
      ({ criterion, ...one }): Line => ({ level: "criterion", code: criterion, words: labels.criteria, ...one }),
    ),
    ...scores.regions.map((one): Line => ({ level: "region", words: labels.regions, ...one })),
    ...scores.providers.map((one): Line => ({ level: "provider", words: labels.providers, ...one })),
    ...scores.totals.map((one): Line => ({ level: "provider", words: labels.providers, ...one })),
    ...scores.bodies.ownZone.map((one): Line => ({ level: "body_own", words: labels.bodies, ...one })),
    ...scores.bodies.allZones.map((one): Line => ({ level: "body_all", words: labels.bodies, ...one })),
    ...scores.calls.map(({ number, ...one }): Line => ({ level: "call", code: number, words: labels.calls, ...one })),
  ]
}

/** Forms and criteria of one service; its code stands before theirs. */
function partLines(service: string, criteria: Words, within: string, parts: readonly Part[]): Line[] {
  return parts.flatMap(({ level, code, score, n, parts: below }): Line[] => {
    if (level === "item") return []
    const form = level === "form" ? code : within
    const key = level === "form" ? `${service}/${code}` : `${service}/${form ? `${form}/` : ""}${code}`
    const words = level === "criterion" && criteria[code] ? { [key]: criteria[code] } : {}
    const name = level === "form" ? "service_form" : "service_criterion"
    return [{ level: name, code: key, words, form, n, score }, ...partLines(service, criteria, form, below)]
  })
}
