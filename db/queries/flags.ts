// Quality flags as people read them. Interviewers never do; on a check they are shown once its blind part is saved.
import { and, desc, eq, isNull, type SQL } from "drizzle-orm"
import type { FlagKind, Measure } from "@/lib/quality/flag"
import type { Tx } from "../client"
import { flags, people } from "../schema"

/** An interview's flags; everything about a person's work; or a team's. */
export type FlagScope = Readonly<
  | { interviewId: string }
  | { personId: string; waveId?: string; only?: "work" }
  | { teamId: string; waveId: string; only?: "work" }
>

export type FlagRow = Readonly<{
  id: string
  /** Null when the flag is about the person's whole work. */
  interviewId: string | null
  personId: string | null
  kind: FlagKind
  seen: Measure
  usual: Measure
  at: Date
}>

/** Newest first; `only: "work"` leaves out single interviews. The caller has asked who may. */
export function readFlags(tx: Tx, scope: FlagScope, limit = 200): Promise<FlagRow[]> {
  return tx
    .select({
      id: flags.id,
      interviewId: flags.interviewId,
      personId: flags.personId,
      kind: flags.kind,
      seen: flags.seen,
      usual: flags.usual,
      at: flags.at,
    })
    .from(flags)
    .leftJoin(people, eq(people.id, flags.personId))
    .where(conditionOf(scope))
    .orderBy(desc(flags.at), desc(flags.id))
    .limit(limit)
}

function conditionOf(scope: FlagScope): SQL | undefined {
  if ("interviewId" in scope) return eq(flags.interviewId, scope.interviewId)
  const about = "teamId" in scope ? eq(people.teamId, scope.teamId) : eq(flags.personId, scope.personId)
  const inWave = scope.waveId ? eq(flags.waveId, scope.waveId) : undefined
  return and(about, inWave, scope.only === "work" ? isNull(flags.interviewId) : undefined)
}
