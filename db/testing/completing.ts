// Whole interviews in one call, for tests of what comes after them.
import { eq } from "drizzle-orm"
import type { Person } from "@/lib/permission"
import type { Answers } from "@/lib/questionnaire/definition"
import { answerAll } from "@/lib/questionnaire/simulate"
import { transact } from "../client"
import { newId } from "../ids"
import { byPerson, RESPONDENT } from "../queries/audit"
import { lockCase } from "../queries/cases"
import { type Finished, finishInterview } from "../queries/finish"
import { loadForFilling, startInterview } from "../queries/interviews"
import { cases, interviews } from "../schema"
import { type Field, VAULT } from "./field"

type Wanted = Readonly<{ caseId: string; interviewer?: Person; fixed?: Answers; now: Date }>

/** Starts and fills an interview in: by telephone with an interviewer, else online. Its id. */
export async function fillIn(field: Field, { caseId, interviewer, fixed = {}, now }: Wanted): Promise<string> {
  const { id } = await transact(field.db, async (tx) => {
    if (interviewer) {
      await tx.update(cases).set({ leasedBy: null, leasedUntil: null }).where(eq(cases.leasedBy, interviewer.id))
      const leasedUntil = new Date(now.getTime() + 3_600_000)
      await tx.update(cases).set({ leasedBy: interviewer.id, leasedUntil }).where(eq(cases.id, caseId))
    }
    const mode = interviewer ? "phone" : "online"
    const start = { id: newId(), caseId, mode, language: "kk", interviewerId: interviewer?.id ?? null } as const
    const row = await startInterview(tx, start, now)
    const { questionnaire, context } = await loadForFilling(tx, row, await lockCase(tx, caseId), now)
    const answers = answerAll(questionnaire, context, () => 0.3, { visited: "yes", ...fixed })
    await tx
      .update(interviews)
      .set({ answers: { ...answers } })
      .where(eq(interviews.id, row.id))
    return row
  })
  return id
}

export const finish = (field: Field, id: string, now: Date, interviewer?: Person): Promise<Finished> =>
  transact(field.db, (tx) => finishInterview(tx, id, interviewer ? byPerson(interviewer) : RESPONDENT, now, VAULT.open))

/** A completed interview; its id. */
export async function complete(field: Field, wanted: Wanted): Promise<string> {
  const id = await fillIn(field, wanted)
  await finish(field, id, wanted.now, wanted.interviewer)
  return id
}
