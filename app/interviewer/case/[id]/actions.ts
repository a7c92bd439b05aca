"use server"
import type { z } from "zod"
import { action } from "@/app/_server/action"
import { vault } from "@/app/_server/database"
import { noteCall } from "@/db/queries/call-facts"
import { lockCase } from "@/db/queries/cases"
import { lastSeq } from "@/db/queries/console"
import { loadForFilling, startInterview } from "@/db/queries/interviews"
import { offerObservation } from "@/db/queries/observation-offers"
import type { RunningFile } from "../../_console/case-file"
import { StartRequest } from "../../_console/requests"
import { factsOf } from "../../errands/facts"

const starting = action({
  verb: "case.work",
  input: StartRequest,
  async work({ tx, person, input, now }): Promise<RunningFile> {
    const { caseId, interviewId: id, language, call } = input
    await noteCall(tx, caseId, person.id, factsOf(call, now), now)
    const row = await startInterview(tx, { id, caseId, mode: "phone", language, interviewerId: person.id }, now)
    await offerObservation(tx, row, vault().open, now)
    const { context } = await loadForFilling(tx, row, await lockCase(tx, caseId), now)
    const { language: spoken, answers, quotaClosedAt } = row
    const closed = quotaClosedAt !== null
    const asOf = now.toISOString()
    return { asOf, id: row.id, language: spoken, answers, lastSeq: await lastSeq(tx, row.id), context, closed }
  },
})

/** Starts the interview with its place held, or resumes the one that runs. */
export async function start(raw: z.input<typeof StartRequest>) {
  return starting(raw)
}
