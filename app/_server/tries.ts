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

/** A keyed hash of address and browser: many phones of one operator share the address. */
const deviceOf = (headers: Headers): string =>
  vault().fingerprint(`tries|${addressOf(headers, env().SAUAL_PROXIES)}|${String(headers["user-agent"] ?? "")}`)

// Until when whoever tried too many links is told nothing of any. Each process learns it by itself, from counts that
// all of them share, so that a page of the form costs no query more; Next's half of the process and ours share it.
const shared = globalThis as { saualStopped?: Map<string, number> }
shared.saualStopped ??= new Map()
const stopped = shared.saualStopped
const STOPPED_LIMIT = 50_000

/**
 * Refuses whoever has tried too many links that nobody knows, before anything is looked up: what they try next is
 * answered the same whether somebody knows it or not. Problem `too_many_tries`.
 */
export function assertNotStopped(headers: Headers, now: Date): void {
  if (stopped.size === 0) return
  for (const subject of [deviceOf(headers), networkOf(headers)]) {
    const left = (stopped.get(subject) ?? 0) - now.getTime()
    if (left > 0) throw new Problem("too_many_tries", { minutes: Math.ceil(left / 60_000) })
    stopped.delete(subject)
  }
}

/** A link that nobody knows counts as a try; after too many the answer says so instead. Other problems are none of this. */
export async function afterUnknown(problem: Problem, headers: Headers): Promise<Problem> {
  if (problem.code !== "unknown_link") return problem
  const now = new Date()
  try {
    await countUnknown("unknownDevice", deviceOf(headers), now)
    await countUnknown("unknownNetwork", networkOf(headers), now)
    return problem
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

async function countUnknown(kind: LimitKind, subject: string, now: Date): Promise<void> {
  try {
    await assertMayTry(kind, subject, now)
  } catch (error) {
    if (error instanceof Problem && error.code === "too_many_tries") stop(subject, Number(error.params.minutes), now)
    throw error
  }
}

function stop(subject: string, minutes: number, now: Date): void {
  if (stopped.size >= STOPPED_LIMIT) stopped.clear()
  stopped.set(subject, now.getTime() + minutes * 60_000)
}
