// What an open link's form says of who sent it: counted and kept with the interview, never a reason to refuse.
import { assertMayTry, networkOf } from "@/app/_server/tries"
import type { Tx } from "@/db/client"
import { countHit } from "@/db/queries/hits"
import { signsOf } from "@/lib/abuse/entry"
import type { EntrySign } from "@/lib/quality/entry-sign"
import { madeAt } from "./challenge"
import type { Posted } from "./posted"

export const HIDDEN = "website"
export const CHALLENGE = ":challenge"
export const ANSWER = ":answer"

const DAY = 24 * 60

/** Counts this beginning. Problem `too_many_tries` when too many came from this network or device. */
export async function assertMayBegin(request: Request, device: string | null, now: Date): Promise<void> {
  await assertMayTry("openNetwork", networkOf(Object.fromEntries(request.headers)), now)
  if (device) await assertMayTry("openDevice", device, now)
}

export async function entrySigns(
  tx: Tx,
  { strings }: Posted,
  { wave, device }: Readonly<{ wave: string; device: string | null }>,
  now: Date,
): Promise<EntrySign[]> {
  const [hidden = "", challenge = "", answer = ""] = [HIDDEN, CHALLENGE, ANSWER].map((name) => strings(name)[0])
  const made = madeAt(challenge, wave, now)
  const used = made ? (await countHit(tx, "challenge", challenge, DAY, now)).n : 0
  const begun = device ? (await countHit(tx, "begun", device, DAY, now)).n : 1
  return signsOf({ hidden, challenge, madeAt: made, answer, used, begun }, now)
}
