// How an agreed time ends.
import { and, eq, isNull, sql } from "drizzle-orm"
import type { Tx } from "../client"
import { appointments } from "../schema"

/** Ends what was agreed; kept when its time has come, else not needed any more, where nothing else is said. */
export async function endAppointment(
  tx: Tx,
  caseId: string,
  now: Date,
  outcome?: "kept" | "missed" | "moved" | "cancelled",
): Promise<void> {
  const how = sql`case when ${appointments.at} <= ${now.toISOString()}::timestamptz then 'kept' else 'cancelled' end`
  await tx
    .update(appointments)
    .set({ endedAt: now, outcome: outcome ?? how })
    .where(and(eq(appointments.caseId, caseId), isNull(appointments.endedAt)))
}
