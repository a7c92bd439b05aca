import { ENTRY_SIGNS, type EntrySign } from "./entry-sign"
import type { Flag } from "./flag"
import type { Judged } from "./judged"

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

/**
 * Measured: signs of a machine on the way into an open link. Usual: the share of self-completed interviews with the
 * rarest of them. Flagged where no more than the stated share of the other ones show it: where many browse without
 * scripts, that alone says nothing.
 */
export function wayIn({ signs }: Judged, among: Signs, falseAlarm: number): Flag | null {
  const shareOf = (sign: EntrySign) => Math.max(0, among.with[sign] - 1) / Math.max(1, among.all - 1)
  const rare = signs.filter((sign) => shareOf(sign) <= falseAlarm)
  if (rare.length === 0) return null
  const usual = Math.min(...rare.map(shareOf))
  return { kind: "way_in", seen: { signs: rare.join(" "), n: rare.length }, usual: { share: usual } }
}
