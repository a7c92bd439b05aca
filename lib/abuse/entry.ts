// What the way into an open link says of who came: never a reason to refuse, always something to look at.
import type { EntrySign } from "../quality/entry-sign"
import { hasWorked } from "./work"

/** Nobody reads the page and chooses a region and a service in less. */
const SOONEST_MS = 3_000
/** So many beginnings of one device in a day are many. */
const CROWD = 3

export type Entry = Readonly<{
  /** What stands in the field that people do not see. */
  hidden: string
  /** The page's challenge as it came back, when it was made (null = not by us, or long ago), and the answer to it. */
  challenge: string
  madeAt: Date | null
  answer: string
  /** How often this challenge, and this device within a day, have been used, this time included. */
  used: number
  begun: number
}>

export function signsOf({ hidden, challenge, madeAt, answer, used, begun }: Entry, now: Date): EntrySign[] {
  const worked = madeAt !== null && used === 1 && hasWorked(challenge, answer)
  const soon = madeAt !== null && now.getTime() - madeAt.getTime() < SOONEST_MS
  const signs: (EntrySign | false)[] = [
    hidden !== "" && "hidden_field",
    soon && "too_soon",
    !worked && "no_work",
    begun > CROWD && "crowded",
  ]
  return signs.filter((sign) => sign !== false)
}
