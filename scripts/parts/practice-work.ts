// A few days of practice work, done as the console does it: cases taken, called, answered, coded. So that every desk has
// something to look at on the first click. Answers are picked by chance, the same at every start.
import { subDays } from "date-fns"
import type { Vault } from "@/adapters/vault/vault"
import { type Database, type Tx, transact } from "@/db/client"
import { newId } from "@/db/ids"
import { byPerson } from "@/db/queries/audit"
import { recordOutcome, startCall } from "@/db/queries/calls"
import { lockCase, takeNextCase } from "@/db/queries/cases"
import { appendEvents } from "@/db/queries/events"
import { finishInterview } from "@/db/queries/finish"
import { loadForFilling, startInterview } from "@/db/queries/interviews"
import { offerObservation, standingOf } from "@/db/queries/observation-offers"
import { joinObservation, saveObservation } from "@/db/queries/observing"
import { findPerson } from "@/db/queries/people"
import type { Person } from "@/lib/permission"
import type { Answers } from "@/lib/questionnaire/definition"
import type { AnswerEvent } from "@/lib/questionnaire/events"
import { answerAll, type Chance } from "@/lib/questionnaire/simulate"
import { chanceFrom } from "./chance"

const AGREED = { consent: "yes", scr_received: "yes", scr_age18: "yes", recontact_consent: "no" }
const OTHER_OUTCOMES = ["no_answer", "busy", "refusal", "call_later", "not_working"] as const

/** Each interviewer works off `calls` cases: two of three are completed, the others coded. */
export async function doPracticeWork(
  db: Database,
  vault: Vault,
  interviewers: readonly Person[],
  calls: number,
): Promise<void> {
  const chance = chanceFrom(2026)
  for (let n = 0; n < calls; n++) {
    const now = subDays(new Date(), 2 - Math.floor((3 * n) / calls))
    for (const person of interviewers) {
      const caseId = await transact(db, (tx) => takeNextCase(tx, person, now))
      if (!caseId) return
      if (n % 3 === 2)
        await code(db, caseId, person, OTHER_OUTCOMES[Math.floor(chance() * OTHER_OUTCOMES.length)]!, now)
      else await interview(db, vault, caseId, person, chance, now)
    }
  }
}

async function code(db: Database, caseId: string, person: Person, outcome: string, now: Date): Promise<void> {
  await transact(db, (tx) =>
    recordOutcome(tx, caseId, person.id, { code: outcome, note: null, appointmentAt: null }, now),
  )
}

async function interview(
  db: Database,
  vault: Vault,
  caseId: string,
  person: Person,
  chance: Chance,
  now: Date,
): Promise<void> {
  const { id, answers, language } = await transact(db, async (tx) => {
    await startCall(tx, caseId, person.id, now)
    const caseRow = await lockCase(tx, caseId)
    const start = {
      id: newId(),
      caseId,
      mode: "phone" as const,
      language: caseRow.language ?? "kk",
      interviewerId: person.id,
    }
    const row = await startInterview(tx, start, now)
    await offerObservation(tx, row, vault.open, now)
    const { questionnaire, context } = await loadForFilling(tx, row, caseRow, now)
    return { id: row.id, language: row.language, answers: answerAll(questionnaire, context, kindly(chance), AGREED) }
  })
  const events = Object.entries(answers).map(
    ([question, value], seq): AnswerEvent => ({
      kind: "answered",
      id: newId(),
      question,
      value,
      seq,
      language,
      at: now.toISOString(),
    }),
  )
  await appendEvents(db, { interviewId: id }, { channel: "console", personId: person.id }, events, now)
  await transact(db, (tx) => observe(tx, id, answers, now))
  await transact(db, (tx) => finishInterview(tx, id, byPerson(person), now, vault.open))
}

const NOTED = {
  ...{ o_heard: "whole", o_introduced: "yes", o_consent: "yes", o_worded: "mostly", o_options: "always" },
  ...{ o_prompts: "no", o_probes: "none", o_codes: "mostly", o_pace: "right", o_polite: "yes", o_language: "yes" },
  o_overall: "needs_training",
}

/** Whoever was offered the interview has listened, and heard one answer otherwise than it was coded. */
async function observe(tx: Tx, interviewId: string, coded: Answers, now: Date): Promise<void> {
  const offer = await standingOf(tx, interviewId)
  const observer = offer && (await findPerson(tx, offer.observerId))
  if (!observer) return
  await joinObservation(tx, observer, offer.id, now)
  const heard = coded.sex === "male" ? "female" : "male"
  await saveObservation(tx, observer, offer.id, { ...NOTED, sex: heard }, true, now)
}

// Lists begin with the best mark and the usual answer, and most people choose near the beginning.
const kindly =
  (chance: Chance): Chance =>
  () =>
    chance() ** 2
