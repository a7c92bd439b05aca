import { subMilliseconds } from "date-fns"
import type { z } from "zod"
import type { Tx } from "@/db/client"
import { byPerson } from "@/db/queries/audit"
import { type CallFacts, noteCall } from "@/db/queries/call-facts"
import { recordOutcome } from "@/db/queries/calls"
import { lockCase } from "@/db/queries/cases"
import { assertMayFinish } from "@/db/queries/console"
import type { OpenSeed } from "@/db/queries/draw"
import { finishInterview } from "@/db/queries/finish"
import { startInterview } from "@/db/queries/interviews"
import { offerObservation } from "@/db/queries/observation-offers"
import type { Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { instantOf } from "@/lib/time"
import type { ErrandRequest } from "../_console/requests"
import { factsOf } from "./facts"

/** How a finished interview stands; null for everything else. */
export type Run = Readonly<{ status: string; standing: string }> | null

export type Doing = Readonly<{ person: Person; request: z.output<typeof ErrandRequest>; now: Date; open: OpenSeed }>

/**
 * Does an errand as of `request.ago` before `now`. The call that it tells of is how a second arrival is known.
 * Problems: those of `noteCall`, `recordOutcome`, `startInterview` and `finishInterview`; `bad_input` for a time that the
 * respondent's clock does not have.
 */
export async function perform(tx: Tx, { person, request, now, open }: Doing): Promise<Run> {
  const { caseId, call, errand } = request
  const at = subMilliseconds(now, request.ago)
  const facts = call && factsOf(call, now)
  if (errand.kind === "finish") {
    await assertMayFinish(tx, errand.interviewId, person.id, at)
    if (facts) await noteWhileHeld(tx, caseId, person.id, facts, at)
    return finishInterview(tx, errand.interviewId, byPerson(person), at, open)
  }
  if (facts && (await noteCall(tx, caseId, person.id, facts, at)) === "over") return null
  if (errand.kind === "call") return null
  if (errand.kind === "begin") {
    const { interviewId: id, language } = errand
    const row = await startInterview(tx, { id, caseId, mode: "phone", language, interviewerId: person.id }, at)
    await offerObservation(tx, row, open, now)
    return null
  }
  const { code, language } = errand.kind === "outcome" ? errand : { code: "appointment", language: null }
  const { timezone } = await lockCase(tx, caseId, person.id, at)
  const appointmentAt = errand.at === null ? null : theirTime(errand.at, timezone)
  await recordOutcome(tx, caseId, person.id, { code, note: errand.note || null, appointmentAt, language }, at)
  return null
}

// An interview finished before has let go of its case: asking again tells how it stands, and notes nothing.
async function noteWhileHeld(tx: Tx, caseId: string, personId: string, facts: CallFacts, at: Date): Promise<void> {
  const row = await lockCase(tx, caseId)
  if (row.finalAt === null) await noteCall(tx, caseId, personId, facts, at)
}

function theirTime(local: string, timezone: string): Date {
  const instant = instantOf(local, timezone)
  if (!instant) throw new Problem("bad_input", {}, { at: "noSuchTime" })
  return instant
}
