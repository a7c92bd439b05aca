import { ENTRY_SIGNS, type EntrySign } from "./entry-sign"
import type { Flag } from "./flag"
import type { Judged } from "./judged"
import { chanceAmong } from "./robust"

/** How many self-completed interviews there are, and how many of them show each sign. */
export type Signs = Readonly<{ all: number; with: Readonly<Record<EntrySign, number>> }>

export function signsAmong(peers: readonly Judged[]): Signs {
  const online = peers.filter(({ mode }) => mode === "online")
  const count = (sign: EntrySign) => online.filter(({ signs }) => signs.includes(sign)).length
  return {
    all: online.length,
    with: Object.fromEntries(ENTRY_SIGNS.map((sign) => [sign, count(sign)])) as Signs["with"],
  }
}

/** What people with an old phone, or a shared one, show too: unusual only among enough others who do not. */
const COMMON: ReadonlySet<EntrySign> = new Set(["no_work", "crowded"])

/**
 * Measured: signs of a machine on the way into an open link. Usual: the share of the other self-completed interviews
 * with the rarest of them. Flagged where no more than the stated share of the others show it; for signs that people
 * show too by rank, so that a small wave waits: where many browse without scripts, that alone says nothing.
 */
export function wayIn({ signs }: Judged, among: Signs, falseAlarm: number): Flag | null {
  const others = Math.max(0, among.all - 1)
  const withIt = (sign: EntrySign) => Math.max(0, among.with[sign] - 1)
  const shareOf = (sign: EntrySign) => withIt(sign) / Math.max(1, others)
  const chanceOf = (sign: EntrySign) => (COMMON.has(sign) ? chanceAmong(withIt(sign), others) : shareOf(sign))
  const rare = signs.filter((sign) => chanceOf(sign) <= falseAlarm)
  if (rare.length === 0) return null
  const usual = Math.min(...rare.map(shareOf))
  return { kind: "way_in", seen: { signs: rare.join(" "), n: rare.length }, usual: { share: usual } }
}
