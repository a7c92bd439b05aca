import type { Flag } from "./flag"
import type { Judged, Likened } from "./judged"
import { type Likeness, likenessOf, type Weights, weightsOf } from "./likeness"
import { median } from "./robust"

/** What the best of so many comparisons comes to where a copy is out of the question. */
export type Likenesses = Readonly<{
  weights: Weights
  /** Per peer: the greatest weight among its first 1, 2, ... comparisons. */
  greatest: readonly (readonly number[])[]
  /** Usual share of equal answers in the best comparison. */
  share: number
}>

/** With fewer answers in common, equal ones are nothing special. */
const FEWEST_ITEMS = 10
/** Comparisons per peer; more are scaled up, which only raises the threshold. */
const MOST = 50

export function likenessesOf(peers: readonly Judged[]): Likenesses {
  const weights = weightsOf(peers)
  const groups = new Map<string, Judged[]>()
  for (const peer of peers) {
    const group = groups.get(peer.group)
    if (peer.interviewerId === null) continue
    if (group) group.push(peer)
    else groups.set(peer.group, [peer])
  }
  const shares: number[] = []
  const greatest: number[][] = []
  for (const group of groups.values())
    group.forEach((peer, n) => {
      const compared = [...othersOf(group, n)].map((other) => likenessOf(weights, peer, other))
      const enough = compared.filter(({ items }) => items >= FEWEST_ITEMS)
      if (enough.length === 0) return
      shares.push(Math.max(...enough.map(({ same, items }) => same / items)))
      greatest.push(greatestSoFar(enough.map(({ weight }) => weight)))
    })
  return { weights, greatest, share: median(shares) }
}

/**
 * Measured: how much speaks for the most alike interview of the same interviewer, service and path being a copy, each
 * equal answer weighed by its rarity. Usual: the same for interviews of *different* interviewers, which cannot be copies.
 * No fixed share of equal answers: with a homogeneous public and few items, 85 % and more is honest (Pew Research Center
 * 2016 on Kuriakose and Robbins). The threshold is that of the greatest of as many comparisons, so the stated rate holds
 * per interview however many there were.
 * False alarms: at most the stated rate as long as one interviewer's respondents are no more alike than other
 * interviewers' with the same service. Copies of a person who says what everybody says cannot be told.
 */
export function nearDuplicate(
  interview: Judged,
  own: readonly Likened[],
  known: Likenesses,
  falseAlarm: number,
): Flag | null {
  if (interview.interviewerId === null) return null
  const compared = own
    .filter(({ id, group }) => id !== interview.id && group === interview.group)
    .map((other) => likenessOf(known.weights, interview, other))
    .filter(({ items }) => items >= FEWEST_ITEMS)
  const best = compared.reduce<Likeness | null>((most, one) => (most && most.weight >= one.weight ? most : one), null)
  if (!best || chanceOf(known, best.weight, compared.length) > falseAlarm) return null
  return {
    kind: "near_duplicate",
    seen: { same: best.same, items: best.items, compared: compared.length, with: best.id },
    usual: { share: known.share },
  }
}

/** Those who follow in the group, around its end, with other interviewers. */
function* othersOf(group: readonly Judged[], n: number): Generator<Judged> {
  let made = 0
  for (let step = 1; step < group.length && made < MOST; step++) {
    const other = group[(n + step) % group.length]
    if (!other || other.interviewerId === group[n]?.interviewerId) continue
    made++
    yield other
  }
}

function greatestSoFar(weights: readonly number[]): number[] {
  let most = Number.NEGATIVE_INFINITY
  return weights.map((weight) => {
    most = Math.max(most, weight)
    return most
  })
}

/** Chance of so much weight as the greatest of `times` comparisons between different interviewers. */
function chanceOf({ greatest }: Likenesses, weight: number, times: number): number {
  let as = 1
  for (const peer of greatest) {
    const made = Math.min(times, peer.length)
    // Fewer comparisons than wanted: at most so many times the chance (Bonferroni).
    if ((peer[made - 1] ?? Number.NEGATIVE_INFINITY) >= weight) as += times / made
  }
  return as / (greatest.length + 1)
}
