// The challenge that an open page carries: made by us, at a moment, for one wave. Nothing is kept until it comes back.
import { randomBytes } from "node:crypto"
import { vault } from "@/app/_server/database"

/** A page left open over night is still answered. */
const GOOD_FOR_MS = 24 * 3_600_000

export function newChallenge(wave: string, now: Date): string {
  const made = `${now.getTime().toString(36)}.${randomBytes(8).toString("hex")}`
  return `${made}.${markOf(wave, made)}`
}

/** When we made it for this wave; null when we did not, or too long ago. */
export function madeAt(challenge: string, wave: string, now: Date): Date | null {
  const [time = "", random = "", mark = ""] = challenge.split(".")
  const made = Number.parseInt(time, 36)
  if (mark !== markOf(wave, `${time}.${random}`) || !(now.getTime() - made < GOOD_FOR_MS)) return null
  return new Date(made)
}

const markOf = (wave: string, made: string): string => vault().fingerprint(`challenge|${wave}|${made}`).slice(0, 22)
