// Word that something has changed, to every process: `pg_notify` on one channel. It says what to look at again and
// nothing of what is there: no answers, no names. It reaches listeners when, and only when, the transaction commits.
import { sql } from "drizzle-orm"
import { z } from "zod"
import type { Tx } from "./client"

export const CHANNEL = "saual_live"

const Key = z.string().min(1).max(64)
/** What pages follow, by topic and key; `session` ends streams and is followed by nobody. */
const Topic = z.discriminatedUnion("topic", [
  z.object({ topic: z.literal("screen"), interviewId: Key }),
  z.object({ topic: z.literal("observation"), personId: Key }),
  z.object({ topic: z.literal("board"), waveId: Key }),
  z.object({ topic: z.literal("floor"), teamId: Key }),
  z.object({ topic: z.literal("task"), personId: Key }),
  z.object({ topic: z.literal("letters"), waveId: Key }),
  z.object({ topic: z.literal("session"), personId: Key }),
])
export type Topic = z.infer<typeof Topic>

/**
 * Tells the listeners at commit. PostgreSQL lets transactions that notify commit one at a time only, so nothing on the
 * field's hot path (an answer, a heartbeat) may call this for every row it writes.
 */
export async function notify(tx: Tx, topic: Topic): Promise<void> {
  await tx.execute(sql`select pg_notify(${CHANNEL}, ${JSON.stringify(topic)})`)
}

/** What a notification says; undefined for what a newer or older version of us has sent. */
export function topicOf(payload: string | undefined): Topic | undefined {
  try {
    return Topic.safeParse(JSON.parse(payload ?? "")).data
  } catch {
    return undefined
  }
}
