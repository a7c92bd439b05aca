// How fast people go through items: what is expected per item, language and mode, and how people differ in it.
import type { ItemTime, Judged } from "./judged"
import { chanceAmong, countFrom, median, quantile, robustDeviation } from "./robust"

export type Pace = Readonly<{
  /** Median of log seconds, by mode, language and item. */
  expected: ReadonlyMap<string, number>
  /** Variance of log seconds about a person's own pace, and of paces between people. */
  within: number
  between: number
  /** Mean log seconds of a middle person against the medians: times are skewed, so it is not 0. */
  middle: number
  /** Standardised paces of the peers, slower ones positive, ascending. */
  paces: readonly number[]
}>

type Timed = Pick<Judged, "mode" | "language" | "times">
export type Tempo = Readonly<{ items: number; seconds: number; expected: number; logRatio: number }>

/** With fewer items than this an interview says nothing about a pace. */
export const FEWEST_ITEMS = 5
/** With fewer times than this an item's median in a language is that of all languages. */
const FEWEST_TIMES = 20
/** A key press cannot be timed closer. */
const SHORTEST = 0.2

/**
 * Log seconds = item (in this language and mode) + person + rest; medians instead of means, so that neither a pause nor
 * a few who click through can move it (van der Linden 2006, "A lognormal model for response times").
 */
export function paceOf(peers: readonly Timed[]): Pace {
  const expected = medians(peers)
  const found = peers.flatMap((peer) => {
    const residuals = residualsOf(expected, peer)
    if (residuals.length < FEWEST_ITEMS) return []
    const own = mean(residuals)
    return [{ own, items: residuals.length, rest: residuals.map((residual) => residual - own) }]
  })
  const within =
    robustDeviation(
      found.flatMap(({ rest }) => rest.slice(0, 20)),
      0,
    ) ** 2 || 1e-6
  const noise = mean(found.map(({ items }) => within / items))
  const between = Math.max(0, robustDeviation(found.map(({ own }) => own)) ** 2 - noise) || 0
  const middle = median(found.map(({ own }) => own))
  const paces = found
    .map(({ own, items }) => (own - middle) / Math.sqrt(between + within / items))
    .sort((a, b) => a - b)
  return { expected, within, between, middle, paces }
}

/** Active time on the items whose usual time is known; null when they are too few. */
export function tempoOf(pace: Pace, interview: Timed, times = interview.times): Tempo | null {
  const timed = { ...interview, times }
  const residuals = residualsOf(pace.expected, timed)
  if (residuals.length < FEWEST_ITEMS) return null
  const known = times.filter((time) => expectedOf(pace.expected, timed, time) !== undefined)
  const expected = known.reduce((sum, time) => sum + Math.exp(expectedOf(pace.expected, timed, time) ?? 0), 0)
  const seconds = known.reduce((sum, time) => sum + time.seconds, 0)
  return { items: known.length, seconds, expected, logRatio: mean(residuals) }
}

/**
 * Chance of an honest interview this fast. The slow side of the peers stands in for the fast one, mirrored at the
 * median: those who click through are all on the fast side, and would otherwise hide each other.
 */
export function chanceOfPace(pace: Pace, logRatio: number, items: number): number {
  const standard = (logRatio - pace.middle) / Math.sqrt(pace.between + pace.within / items)
  return standard >= 0 ? 1 : chanceAmong(countFrom(pace.paces, -standard), pace.paces.length)
}

/** The fastest pace, as a share of the usual time, that is not yet unusual. */
export const fastestShare = (pace: Pace, items: number, falseAlarm: number): number =>
  Math.exp(pace.middle - quantile(pace.paces, 1 - falseAlarm) * Math.sqrt(pace.between + pace.within / items))

function medians(peers: readonly Timed[]): Map<string, number> {
  const logs = new Map<string, number[]>()
  for (const peer of peers)
    for (const time of peer.times)
      for (const key of [keyOf(peer, time.item), keyOf({ ...peer, language: "" }, time.item)]) {
        const list = logs.get(key)
        if (list) list.push(logOf(time))
        else logs.set(key, [logOf(time)])
      }
  return new Map([...logs].filter(([, list]) => list.length >= FEWEST_TIMES).map(([key, list]) => [key, median(list)]))
}

const residualsOf = (expected: Pace["expected"], peer: Timed): number[] =>
  peer.times.flatMap((time) => {
    const usual = expectedOf(expected, peer, time)
    return usual === undefined ? [] : [logOf(time) - usual]
  })

const expectedOf = (expected: Pace["expected"], peer: Timed, { item }: ItemTime): number | undefined =>
  expected.get(keyOf(peer, item)) ?? expected.get(keyOf({ ...peer, language: "" }, item))

const keyOf = ({ mode, language }: Omit<Timed, "times">, item: string) => `${mode}|${language}|${item}`
const logOf = ({ seconds }: ItemTime) => Math.log(Math.max(seconds, SHORTEST))
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
