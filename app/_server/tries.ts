// Limits on what anybody may try without being known: by network, and by the device as far as it can be told.
import { transact } from "@/db/client"
import { countTry } from "@/db/queries/hits"
import type { LimitKind } from "@/lib/abuse/limit"
import { Problem } from "@/lib/problem"
import { addressOf } from "./address"
import { db, vault } from "./database"
import { env } from "./env"

type Headers = Parameters<typeof addressOf>[0]

/** A keyed hash of the network address: what limits count, and nothing that leads back to it. */
export const networkOf = (headers: Headers): string =>
  vault().fingerprint(`network|${addressOf(headers, env().SAUAL_PROXIES)}`)

/** Counts the try first, so that many at once are limited too. Problem `too_many_tries` with the minutes to wait. */
export async function assertMayTry(kind: LimitKind, subject: string, now: Date): Promise<void> {
  const minutes = await transact(db(), (tx) => countTry(tx, kind, subject, now))
  if (minutes > 0) throw new Problem("too_many_tries", { minutes })
}

/** A link that nobody knows counts as a try; after too many the answer says so instead. Other problems are none of this. */
export async function afterUnknown(problem: Problem, headers: Headers): Promise<Problem> {
  if (problem.code !== "unknown_link") return problem
  try {
    await assertMayTry("unknown", networkOf(headers), new Date())
    return problem
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}
