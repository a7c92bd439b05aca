// All flags of one interview. What is usual is worked out once from the peers, and then used for every interview.
import { burst } from "./burst"
import { callLength } from "./call-length"
import type { Clusters } from "./cluster"
import type { Flag } from "./flag"
import type { Judged, Likened } from "./judged"
import { type Likenesses, likenessesOf, nearDuplicate } from "./near-duplicate"
import { type Nights, nightsOf, oddHours } from "./odd-hours"
import { type Pace, paceOf } from "./pace"
import { sameDevice } from "./same-device"
import { samePhone } from "./same-phone"
import { type Samenesses, samenessesOf, straightLining } from "./straight-lining"
import { tooFast } from "./too-fast"
import { type Signs, signsAmong, wayIn } from "./way-in"

export type Peers = Readonly<{
  pace: Pace
  samenesses: Samenesses
  likenesses: Likenesses
  nights: Nights
  phones: Clusters
  devices: Clusters
  signs: Signs
}>

/** @param peers a fair sample of the wave's completed interviews, the judged ones among them or not */
export const peersOf = (peers: readonly Judged[], clusters: Pick<Peers, "phones" | "devices">): Peers => ({
  pace: paceOf(peers),
  samenesses: samenessesOf(peers),
  likenesses: likenessesOf(peers),
  nights: nightsOf(peers),
  signs: signsAmong(peers),
  ...clusters,
})

/**
 * The flags of one interview, each raised with at most `falseAlarm` chance where nothing is wrong. They reject nothing.
 * @param own interviews of the same interviewer
 */
export function judge(interview: Judged, own: readonly Likened[], peers: Peers, falseAlarm: number): Flag[] {
  return [
    tooFast(interview, peers.pace, falseAlarm),
    straightLining(interview, peers.samenesses, falseAlarm),
    nearDuplicate(interview, own, peers.likenesses, falseAlarm),
    samePhone(interview, peers.phones, falseAlarm),
    sameDevice(interview, peers.devices, falseAlarm),
    wayIn(interview, peers.signs, falseAlarm),
    callLength(interview, peers.pace, falseAlarm),
    burst(interview, peers.pace, falseAlarm),
    oddHours(interview, peers.nights, falseAlarm),
  ].filter((flag) => flag !== null)
}
