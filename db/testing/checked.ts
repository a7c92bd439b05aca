// Interviews with decided checks, written straight into the tables: for tests of what is counted from many of them.
import { eq } from "drizzle-orm"
import type { ItemComparison } from "@/lib/verification/compare"
import type { Differs, Finding } from "@/lib/verification/finding"
import { transact } from "../client"
import { newId } from "../ids"
import { saveComparisons } from "../queries/comparisons"
import { cases, interviews, streams, verifications, waves } from "../schema"
import type { Field } from "./field"

export type InventedCheck = Readonly<{
  /** Null: filled in by the respondent. */
  interviewerId: string | null
  region: string
  risk: boolean
  finding: Finding | null
  differs: Differs | null
  items: readonly ItemComparison[]
}>

export async function addChecks(field: Field, checks: readonly InventedCheck[], at: Date): Promise<void> {
  const { db, wave } = field
  const [row] = await db.select().from(waves).where(eq(waves.id, wave.id))
  const lengths = new Map<string, number>()
  await transact(db, async (tx) => {
    for (const { interviewerId, region, risk, finding, differs, items } of checks) {
      const mode = interviewerId ? ("phone" as const) : ("online" as const)
      const stream = interviewerId ? `phone/${interviewerId}` : "online/list"
      const position = (lengths.get(stream) ?? 0) + 1
      lengths.set(stream, position)
      if (position === 1)
        await tx.insert(streams).values({ waveId: wave.id, stream, length: 1, interviewerId, firstAt: at })
      const [caseId, interviewId, id] = [newId(), newId(), newId()]
      const timezone = "Asia/Almaty"
      await tx.insert(cases).values({ id: caseId, waveId: wave.id, source: "list", region, shuffle: 0.5, timezone })
      await tx.insert(interviews).values({
        ...{ id: interviewId, waveId: wave.id, caseId, instrumentId: row!.instrumentId, mode, language: "kk" },
        ...{ interviewerId, status: "complete", standing: "counted", stream, position },
        ...{ startedAt: at, lastEventAt: at, endedAt: at },
      })
      await tx.insert(verifications).values({
        ...{ id, waveId: wave.id, interviewId, stream, position, n: position, drawnAt: at, dueAt: at },
        ...{ reason: risk ? "risk" : "value", cause: risk ? "hold" : null, drawnKind: "callback", kind: "callback" },
        ...{ finding, differs, consequence: finding && "keep", decidedAt: finding && at },
      })
      await saveComparisons(tx, id, items)
    }
  })
}
