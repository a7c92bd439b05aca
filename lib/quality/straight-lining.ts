import type { Flag } from "./flag"
import type { Judged } from "./judged"
import { chanceAmong, median } from "./robust"
import { madeBy, othersThan, thinned } from "./thinned"

/** The commonest code of an interview's ratings, its share, and its longest run. */
export type Sameness = Readonly<{ code: string; same: number; items: number; share: number; run: number }>
type Line = Readonly<{ interviewerId: string | null; code: string; share: number }>
type OnPath = Readonly<{
  made: ReadonlyMap<string | null, number>
  /** Usual share of the commonest code. */
  share: number
  /** Lines by code, the most alike first. */
  lines: ReadonlyMap<string, readonly Line[]>
}>
/** By mode and path. */
export type Samenesses = ReadonlyMap<string, OnPath>

/** With fewer ratings than this the same answer to all is nothing special. */
const FEWEST_RATINGS = 6
/** Below half there is no line to speak of. */
const LINE = 0.5

export function samenessesOf(peers: readonly Judged[]): Samenesses {
  const byPath = new Map<string, Line[]>()
  for (const peer of peers) {
    const sameness = samenessOf(peer.ratings)
    if (!sameness) continue
    const line = { interviewerId: peer.interviewerId, code: sameness.code, share: sameness.share }
    const list = byPath.get(keyOf(peer))
    if (list) list.push(line)
    else byPath.set(keyOf(peer), [line])
  }
  return new Map([...byPath].map(([key, list]) => [key, onPath(list)]))
}

/**
 * Measured: the share of ratings with the same code. Usual: how often other interviewers' interviews on the same path
 * are as alike *in that code*. All fives from a content person are common and so never flagged; all threes are not.
 * No fixed number: the chance is that of a peer with a line at least as rare, from the distribution of whole interviews,
 * which holds the people's own leanings as well (a product of item shares would call every content person suspicious).
 * False alarms: a rank among exchangeable peers, so at most about the stated rate. Own work is left out, and others who
 * draw many such lines are thinned, so that habits of some do not become what is usual.
 */
export function straightLining(interview: Judged, known: Samenesses, falseAlarm: number): Flag | null {
  const mine = samenessOf(interview.ratings)
  const usual = known.get(keyOf(interview))
  if (!mine || mine.share < LINE || !usual) return null
  const { interviewerId } = interview
  const others = othersThan(usual.made, interviewerId)
  const ofOthers = [...usual.lines].map(([code, lines]) => ({ code, shares: sharesOf(lines, interviewerId) }))
  const own = ofOthers.find(({ code }) => code === mine.code)?.shares ?? []
  const rarity = own.filter((share) => share >= mine.share).length
  const asRare = ofOthers.reduce((sum, { shares }) => sum + asRareAs(shares, rarity), 0)
  if (chanceAmong(asRare, others) > falseAlarm) return null
  return {
    kind: "straight_lining",
    seen: { same: mine.same, items: mine.items, run: mine.run },
    usual: { share: usual.share, chance: chanceAmong(rarity, others) },
  }
}

/** Null when there are too few ratings. */
export function samenessOf(ratings: readonly string[]): Sameness | null {
  if (ratings.length < FEWEST_RATINGS) return null
  const counts = new Map<string, number>()
  let [run, longest] = [0, 0]
  ratings.forEach((code, n) => {
    counts.set(code, (counts.get(code) ?? 0) + 1)
    run = n > 0 && ratings[n - 1] === code ? run + 1 : 1
    longest = Math.max(longest, run)
  })
  const [code, same] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))
  return { code, same, items: ratings.length, share: same / ratings.length, run: longest }
}

function onPath(list: readonly Line[]): OnPath {
  const made = madeBy(list)
  const byCode = new Map<string, Line[]>()
  for (const line of list) {
    if (line.share < LINE) continue
    const known = byCode.get(line.code)
    if (known) known.push(line)
    else byCode.set(line.code, [line])
  }
  const lines = new Map(
    [...byCode].map(([code, found]) => [code, thinned(found, made).sort((a, b) => b.share - a.share)]),
  )
  return { made, lines, share: median(list.map(({ share }) => share)) }
}

const sharesOf = (lines: readonly Line[], except: string | null): number[] =>
  lines.flatMap(({ interviewerId, share }) => (except !== null && interviewerId === except ? [] : [share]))

/** Lines (most alike first) that no more than `rarity` others beside themselves match; equal ones are equally rare. */
function asRareAs(shares: readonly number[], rarity: number): number {
  let end = Math.min(rarity + 1, shares.length)
  while (end > 0 && end < shares.length && shares[end - 1] === shares[end]) end--
  return end
}

const keyOf = ({ mode, path }: Judged) => `${mode}|${path}`
