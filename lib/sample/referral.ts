// Snowball (method, section 1): who may refer others, how many, and how large a share of a cell that may become.
import type { ReferralSettings } from "../study/referral"

export type Recruiter = Readonly<{
  status: "running" | "complete" | "screened_out" | "broken_off"
  withdrawn: boolean
  /** Steps from the first of the chain; 0 for one whom nobody referred. */
  generation: number
}>

/** How many coupons a respondent may give on: none before a complete interview, or at the end of a long chain. */
export function couponsFor(settings: ReferralSettings | undefined, recruiter: Recruiter): number {
  if (!settings || recruiter.status !== "complete" || recruiter.withdrawn) return 0
  return recruiter.generation < settings.generations ? settings.limit : 0
}

/** A quota cell as referrals fill it: of its chain, and of all chains, how many are counted or may still be. */
export type ReferredCell = Readonly<{ target: number; ofChain: number; referred: number }>

export type Room = "room" | "chain_full" | "share_full"

/** Whether one more of this chain may come into all of these cells. Without cells nothing limits it. */
export function roomIn(settings: Pick<ReferralSettings, "chainShare" | "share">, cells: readonly ReferredCell[]): Room {
  if (cells.some(({ target, referred }) => referred >= mostOf(settings.share, target))) return "share_full"
  return cells.some(({ target, ofChain }) => ofChain >= mostOf(settings.chainShare, target)) ? "chain_full" : "room"
}

/** The most people that a share of a target lets in; in a small cell always one, or no chain could begin there. */
export function mostOf(share: number, target: number): number {
  // Of 0.3 of 10 floating point makes a little less than 3.
  return target <= 0 ? 0 : Math.max(1, Math.floor(share * target + 1e-9))
}
