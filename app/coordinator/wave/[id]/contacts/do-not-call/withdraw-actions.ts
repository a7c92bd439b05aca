"use server"
import { action } from "@/app/_server/action"
import { vault } from "@/app/_server/database"
import { findWave } from "@/db/queries/waves"
import { type Asking, findWithdrawable, withdrawOnRequest } from "@/db/queries/withdraw-request"
import { normalisePhone } from "@/lib/sample/phone"
import { NumberToWithdraw, questionnaireIn } from "./schema"

// Eight digits alone are no telephone number with its country or area.
function askingOf(number: string): Asking {
  const questionnaire = questionnaireIn(number)
  return questionnaire ? { questionnaire } : { fingerprint: vault().fingerprint(normalisePhone(number) ?? "") }
}

const find = action({
  verb: "interview.withdraw",
  input: NumberToWithdraw,
  work: async ({ tx, person, input: { waveId, number } }) => {
    const { cases } = await findWithdrawable(tx, person, await findWave(tx, waveId), askingOf(number))
    return { cases: cases.length, answered: cases.filter(({ answered }) => answered).length }
  },
})

const withdraw = action({
  verb: "interview.withdraw",
  input: NumberToWithdraw,
  work: async ({ tx, person, input: { waveId, number }, now }) =>
    withdrawOnRequest(tx, person, await findWave(tx, waveId), askingOf(number), vault().open, now),
})

/** How much of a person there is in the wave, before anything is done. */
export async function findRespondent(raw: NumberToWithdraw) {
  return find(raw)
}

export async function withdrawRespondent(raw: NumberToWithdraw) {
  return withdraw(raw)
}
