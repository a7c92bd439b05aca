"use server"
import { getLocale, getTranslations } from "next-intl/server"
import type { z } from "zod"
import { changeKind } from "@/db/queries/check-kind"
import { studyCheck } from "@/db/queries/checkable"
import { decide } from "@/db/queries/consequences"
import { planOf } from "@/db/queries/plan"
import { addAttempt, assignCheck, findCheck, lockOwn, saveBlind } from "@/db/queries/verifications"
import { Problem } from "@/lib/problem"
import { missingIn, readBlind, standingOnly } from "@/lib/verification/blind"
import { action } from "../../_server/action"
import { vault } from "../../_server/database"
import { blindView } from "./[id]/blind-view"
import { effectWords } from "./[id]/effect-words"
import { Assignment, Attempted, BlindPart, Decision, KindChange } from "./schema"

const assigning = action({
  verb: "verification.check",
  input: Assignment,
  work: ({ tx, person, input }) => assignCheck(tx, person, input.id, input.from),
})

/** Makes the check this supervisor's own. */
export async function assignCheckAction(raw: z.input<typeof Assignment>) {
  return assigning(raw)
}

const attempting = action({
  verb: "verification.check",
  input: Attempted,
  work: ({ tx, person, input, now }) => addAttempt(tx, person, input.id, input.outcome, now),
})

/** Notes how a call to the respondent ended. */
export async function addAttemptAction(raw: z.input<typeof Attempted>) {
  return attempting(raw)
}

const blinding = action({
  verb: "verification.check",
  input: BlindPart,
  async work({ tx, person, input, now }) {
    const check = await findCheck(tx, person, input.id)
    const studied = await studyCheck(tx, check)
    const read = readBlind(studied.checkable, input)
    const refusals = new Map([...(input.done ? missingIn(studied.checkable, read) : []), ...read.refusals])
    const view = await blindView(check, studied, read, refusals, input)
    const done = input.done && !view.wrong
    const kept = done ? standingOnly(studied.checkable, read) : read
    await saveBlind(tx, person, input.id, kept, done ? now : null)
    return { view, done }
  },
})

/** Keeps the blind part as a draft, or for good; answers with the questions to put now. First answers never leave. */
export async function saveBlindAction(raw: z.input<typeof BlindPart>) {
  return blinding(raw)
}

const changing = action({
  verb: "verification.check",
  input: KindChange,
  work: ({ tx, person, input }) => changeKind(tx, person, input.id, input.kind, input.words),
})

/** Does the check as another kind; answers whether it is still this supervisor's. */
export async function changeKindAction(raw: z.input<typeof KindChange>) {
  return changing(raw)
}

const previewing = action({
  verb: "verification.check",
  input: Decision,
  async work({ tx, person, input }) {
    await lockOwn(tx, person, input.id)
    const check = await findCheck(tx, person, input.id)
    const plan = await planOf(tx, check, input)
    if (Object.keys(plan.refusals).length > 0) throw new Problem("bad_input", {}, { ...plan.refusals })
    return effectWords(check, input, plan, await getLocale(), await getTranslations("verification.effects"))
  },
})

/** What the decision would change, in sentences; nothing is changed. */
export async function previewAction(raw: z.input<typeof Decision>) {
  return previewing(raw)
}

const deciding = action({
  verb: "verification.check",
  input: Decision,
  work: ({ tx, person, input, now }) => decide(tx, person, input.id, input, vault().open, now),
})

/** Decides for good, with all that follows. */
export async function decideAction(raw: z.input<typeof Decision>) {
  return deciding(raw)
}
