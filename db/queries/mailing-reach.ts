// Whom a mailing would be made for now, before anything is made.
import { type DropReason, whyNot } from "@/lib/mailing/fit"
import type { Tx } from "../client"
import { readStanding } from "./letter-standing"
import { candidatesOf, type Reaching } from "./letters"

/** `fits`: people who would get a letter; `because`: the others of its places, by what speaks against one. */
export type Reach = Readonly<{ fits: number; because: Readonly<Partial<Record<DropReason, number>>> }>

/** Counts over unfinished cases that have no letter of it yet; finished ones are nobody's to write to. */
export async function countReach(tx: Tx, mailing: Reaching): Promise<Reach> {
  let fits = 0
  const because: Partial<Record<DropReason, number>> = {}
  for await (const page of candidatesOf(tx, mailing)) {
    for (const row of page) {
      const reason = whyNot(readStanding(row))
      if (reason) because[reason] = (because[reason] ?? 0) + 1
      else fits++
    }
  }
  return { fits, because }
}
