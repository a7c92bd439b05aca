// Earlier years of a study: what its package tells, and its own released waves.
import type { Doubt } from "../doubt/doubt"
import { type FigureLevel, figuresOf, keyOf } from "../release/figures"
import type { Snapshot } from "../release/snapshot"
import { type History, type HistoryLevel, type HistoryRow, mergeHistory } from "../study/history"

/** What of a release its year is told from. */
export type PastRelease = Pick<
  Snapshot,
  "number" | "releasedAt" | "wave" | "bases" | "scores" | "labels" | "doubt" | "report"
>

/**
 * Everything before a year, for a report of that year. A released wave wins over what is printed of the same figure and
 * year; `releases` are those of this study, corrections included, in any order.
 */
export function historyBefore(year: number, printed: History, releases: readonly PastRelease[]): History {
  return mergeHistory(printed, historyOfReleases(releases)).filter((row) => row.year < year)
}

/**
 * The figures of released waves as years of the study, unrounded and with their errors. Of a wave its last release
 * counts, of several waves in a year the one that ended last; practice waves are none.
 */
export function historyOfReleases(releases: readonly PastRelease[]): History {
  const years = new Map<number, PastRelease>()
  for (const release of [...releases].sort(inOrder)) if (!release.wave.practice) years.set(yearOf(release), release)
  return mergeHistory(
    [],
    [...years].flatMap(([year, release]) => rowsOf(year, release)),
  )
}

/** The year that a release is of: of its last interview. */
export function yearOf({ report, bases, releasedAt }: Pick<PastRelease, "report" | "bases" | "releasedAt">): number {
  return report?.year ?? Number((bases.last ?? releasedAt).slice(0, 4))
}

// A later release of a wave stands for the earlier one, a wave that ended later for one that ended before.
function inOrder(a: PastRelease, b: PastRelease): number {
  if (a.wave.id === b.wave.id) return a.number - b.number
  const [first, second] = [a, b].map(({ bases, releasedAt }) => `${bases.last ?? ""} ${releasedAt}`)
  return first === second ? 0 : (first ?? "") < (second ?? "") ? -1 : 1
}

function rowsOf(year: number, { number, wave, scores, labels, doubt, report }: PastRelease): HistoryRow[] {
  const source = `${wave.name} · ${number}`
  const servicesOf = new Map<string, number>([
    ["study", scores.national.services],
    ...scores.regions.map(({ code, services }) => [`region ${code}`, services] as const),
    ...scores.providers.map(({ code, services }) => [`provider ${code}`, services] as const),
    ...scores.bodies.ownZone.map(({ code, services }) => [`body_own ${code}`, services] as const),
    ...scores.bodies.allZones.map(({ code, services }) => [`body_all ${code}`, services] as const),
  ])
  const figures = figuresOf(scores, labels).flatMap((figure): HistoryRow[] => {
    const level = LEVELS[figure.level]
    const { score, n } = figure
    if (!level || !score) return []
    const key = keyOf(figure)
    const counts = { n: n ?? null, services: servicesOf.get(key) ?? null }
    return [{ level, code: figure.code, year, ...score, ...counts, source, ...errorOf(doubt, key) }]
  })
  const local = Object.entries(report?.cross.local ?? {}).flatMap(([code, { own, n, services }]): HistoryRow[] =>
    own ? [{ level: "region_local", code, year, ...own, n, services, source }] : [],
  )
  return [...figures, ...local]
}

const LEVELS: Readonly<Partial<Record<FigureLevel, HistoryLevel>>> = {
  study: "study",
  service: "service",
  region: "region",
  provider: "provider",
  total: "provider",
  body_own: "body_own",
  body_all: "body_all",
}

function errorOf(doubt: Doubt | null | undefined, key: string): Pick<HistoryRow, "error"> {
  const error = doubt?.errors[key]
  return error ? { error } : {}
}
