// One errand of the console: what was to be done with a case, now or hours ago without a network.
import { subMilliseconds } from "date-fns"
import type { z } from "zod"
import { action } from "@/app/_server/action"
import { vault } from "@/app/_server/database"
import type { Tx } from "@/db/client"
import { byPerson } from "@/db/queries/audit"
import { noteCall } from "@/db/queries/call-facts"
import { recordOutcome } from "@/db/queries/calls"
import { lockCase } from "@/db/queries/cases"
import { assertMayFinish } from "@/db/queries/console"
import { finishInterview } from "@/db/queries/finish"
import { startInterview } from "@/db/queries/interviews"
import { offerObservation } from "@/db/queries/observation-offers"
import type { Person } from "@/lib/permission"
import { Problem } from "@/lib/problem"
import { instantOf } from "@/lib/time"
import { ErrandRequest } from "../_console/requests"
import { factsOf } from "./facts"

type Request = z.output<typeof ErrandRequest>
type Doing = Readonly<{ tx: Tx; person: Person; request: Request; at: Date; now: Date; over: boolean }>

/** How a finished interview stands; null for everything else. */
export type Run = Readonly<{ status: string; standing: string }> | null

/** Does it as of the moment when the interviewer did; done twice, it is done once. */
export const runErrand = action({
  verb: "case.work",
  input: ErrandRequest,
  async work({ tx, person, input: request, now }): Promise<Run> {
    const at = subMilliseconds(now, request.ago)
    const { caseId, call } = request
    const finishing = request.errand.kind === "finish"
    const over =
      call !== null && !finishing && (await noteCall(tx, caseId, person.id, factsOf(call, now), at)) === "over"
    return perform({ tx, person, request, at, now, over })
  },
})

async function perform({ tx, person, request, at, now, over }: Doing): Promise<Run> {
  const { caseId, call, errand } = request
  if (errand.kind === "finish") {
    await assertMayFinish(tx, errand.interviewId, person.id, at)
    if (call) await noteWhileHeld(tx, caseId, person.id, factsOf(call, now), at)
    return finishInterview(tx, errand.interviewId, byPerson(person), at, vault().open)
  }
  if (over || errand.kind === "call") return null
  if (errand.kind === "begin") {
    const { interviewId: id, language } = errand
    const row = await startInterview(tx, { id, caseId, mode: "phone", language, interviewerId: person.id }, at)
    await offerObservation(tx, row, vault().open, now)
    return null
  }
  const { code, language } = errand.kind === "outcome" ? errand : { code: "appointment", language: null }
  const { timezone } = await lockCase(tx, caseId, person.id, at)
  const appointmentAt = errand.at === null ? null : theirTime(errand.at, timezone)
  await recordOutcome(tx, caseId, person.id, { code, note: errand.note || null, appointmentAt, language }, at)
  return null
}

function theirTime(local: string, timezone: string): Date {
  const instant = instantOf(local, timezone)
  if (!instant) throw new Problem("bad_input", {}, { at: "noSuchTime" })
  return instant
}

// An interview finished before has let go of its case: asking again tells how it stands, and notes nothing.
async function noteWhileHeld(tx: Tx, caseId: string, personId: string, facts: ReturnType<typeof factsOf>, at: Date) {
  const row = await lockCase(tx, caseId)
  if (row.finalAt === null) await noteCall(tx, caseId, personId, facts, at)
}
