// Interviews ready to be checked: completed by named people, all of them drawn.
import { eq } from "drizzle-orm"
import { vaultOf } from "@/adapters/vault/vault"
import { transact } from "@/db/client"
import { newId } from "@/db/ids"
import { byPerson } from "@/db/queries/audit"
import { lockCase, takeNextCase } from "@/db/queries/cases"
import { topUpWave } from "@/db/queries/draw"
import { finishInterview } from "@/db/queries/finish"
import { loadForFilling, startInterview } from "@/db/queries/interviews"
import { interviews, verifications } from "@/db/schema"
import type { Person } from "@/lib/permission"
import { answerAll } from "@/lib/questionnaire/simulate"
import { caseNumber } from "@/lib/sample/case-number"
import { database } from "./people"
import { world } from "./world"

const FIXED = {
  consent: "yes",
  scr_received: "yes",
  scr_age18: "yes",
  receipt_form: "office",
  sex: "female",
}

export const openSeed = (sealed: Buffer) => vaultOf(world().env.SAUAL_KEYS ?? "").open(sealed)

/** Telephones the interviewer's next case and completes it; its id. */
export async function completeNext(interviewer: Person): Promise<string> {
  return transact(database(), async (tx) => {
    const now = new Date()
    const caseId = await takeNextCase(tx, interviewer, now)
    if (!caseId) throw new Error("there is nobody to call")
    const start = { id: newId(), caseId, mode: "phone", language: "kk", interviewerId: interviewer.id } as const
    const row = await startInterview(tx, start, now)
    const { questionnaire, context } = await loadForFilling(tx, row, await lockCase(tx, caseId), now)
    const answers = answerAll(questionnaire, context, () => 0.2, FIXED)
    await tx
      .update(interviews)
      .set({ answers: { ...answers } })
      .where(eq(interviews.id, row.id))
    await finishInterview(tx, row.id, byPerson(interviewer), now, openSeed)
    return row.id
  })
}

/** The check of an interview, after the stream was topped up; its id and the number people call it by. */
export async function checkOf(interviewId: string): Promise<{ id: string; number: string }> {
  const waveId = (await standingOf(interviewId))?.waveId ?? ""
  await transact(database(), (tx) => topUpWave(tx, waveId, "closing", openSeed, new Date()))
  const [row] = await database().select().from(verifications).where(eq(verifications.interviewId, interviewId))
  if (!row) throw new Error("not drawn")
  return { id: row.id, number: caseNumber(row.id) }
}

/** What the database has of an interview now. */
export async function standingOf(interviewId: string) {
  const [row] = await database().select().from(interviews).where(eq(interviews.id, interviewId))
  return row
}
