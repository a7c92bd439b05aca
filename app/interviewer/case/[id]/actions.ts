"use server"
import type { z } from "zod"
import { hashToken, newToken } from "@/adapters/vault/token"
import { action } from "@/app/_server/action"
import { vault } from "@/app/_server/database"
import { env } from "@/app/_server/env"
import { byPerson } from "@/db/queries/audit"
import { recordOutcome, startCall } from "@/db/queries/calls"
import { lockCase } from "@/db/queries/cases"
import { assertMayFinish, lastSeq } from "@/db/queries/console"
import { finishInterview } from "@/db/queries/finish"
import { loadForFilling, startInterview } from "@/db/queries/interviews"
import { createLink } from "@/db/queries/links"
import { offerObservation } from "@/db/queries/observation-offers"
import { Problem } from "@/lib/problem"
import { instantOf } from "@/lib/time"
import type { RunningFile } from "../../_console/case-file"
import { AppointmentRequest, FinishRequest, OnCase, OutcomeRequest, StartRequest } from "../../_console/requests"

const dialling = action({
  verb: "case.work",
  input: OnCase,
  work: ({ tx, person, input, now }) => startCall(tx, input.caseId, person.id, now),
})

/** Notes that the interviewer dials. */
export async function dial(raw: z.input<typeof OnCase>) {
  return dialling(raw)
}

const starting = action({
  verb: "case.work",
  input: StartRequest,
  async work({ tx, person, input, now }): Promise<RunningFile> {
    const { caseId, interviewId: id, language } = input
    await startCall(tx, caseId, person.id, now)
    const row = await startInterview(tx, { id, caseId, mode: "phone", language, interviewerId: person.id }, now)
    await offerObservation(tx, row, vault().open, now)
    const { context } = await loadForFilling(tx, row, await lockCase(tx, caseId), now)
    const { language: spoken, answers, quotaClosedAt } = row
    const closed = quotaClosedAt !== null
    return { id: row.id, language: spoken, answers, lastSeq: await lastSeq(tx, row.id), context, closed }
  },
})

/** Starts the interview with its place held, or resumes the one that runs. */
export async function start(raw: z.input<typeof StartRequest>) {
  return starting(raw)
}

const finishing = action({
  verb: "case.work",
  input: FinishRequest,
  async work({ tx, person, input, now }) {
    await assertMayFinish(tx, input.interviewId, person.id, now)
    return finishInterview(tx, input.interviewId, byPerson(person), now, vault().open)
  },
})

/** Ends the interview from its stored answers; asking again gives the same result. */
export async function finish(raw: z.input<typeof FinishRequest>) {
  return finishing(raw)
}

const coding = action({
  verb: "case.work",
  input: OutcomeRequest,
  work: ({ tx, person, input: { caseId, code, note }, now }) =>
    recordOutcome(tx, caseId, person.id, { code, note: note || null, appointmentAt: null }, now),
})

/** Codes the call's outcome and lets go of the case. */
export async function codeOutcome(raw: z.input<typeof OutcomeRequest>) {
  return coding(raw)
}

const appointing = action({
  verb: "case.work",
  input: AppointmentRequest,
  async work({ tx, person, input: { caseId, at, note }, now }) {
    const { timezone } = await lockCase(tx, caseId, person.id, now)
    const appointmentAt = instantOf(at, timezone)
    if (!appointmentAt) throw new Problem("bad_input", {}, { at: "noSuchTime" })
    await recordOutcome(tx, caseId, person.id, { code: "appointment", note: note || null, appointmentAt }, now)
  },
})

/** Agrees a time, given as the respondent's clock shows it, and lets go of the case. */
export async function appoint(raw: z.input<typeof AppointmentRequest>) {
  return appointing(raw)
}

const linking = action({
  verb: "case.work",
  input: OnCase,
  async work({ tx, person, input: { caseId }, now }) {
    await lockCase(tx, caseId, person.id, now)
    const token = newToken()
    await createLink(tx, byPerson(person), caseId, hashToken(token), now)
    return new URL(`/r/${token}`, env().NEXTAUTH_URL).href
  },
})

/** A personal link to the case, for a respondent who would rather answer online; its address is shown once. */
export async function sendLink(raw: z.input<typeof OnCase>) {
  return linking(raw)
}
