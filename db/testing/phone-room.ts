// A phone room on a clock of its own: interviewers, respondents online and a supervisor do anything to a few cases with
// the real functions. What the platform refuses is no deed; what it should never refuse is an error.
import { addMinutes } from "date-fns"
import { eq } from "drizzle-orm"
import { DISPOSITIONS } from "@/lib/disposition/codes"
import { Problem } from "@/lib/problem"
import { answerAll } from "@/lib/questionnaire/simulate"
import { type Tx, transact } from "../client"
import { newId } from "../ids"
import { freeAhead, giveBack, listAhead, takeAhead } from "../queries/ahead"
import { byPerson, RESPONDENT } from "../queries/audit"
import { recordOutcome } from "../queries/calls"
import { controlCase } from "../queries/case-control"
import { findOwnCase, lockCase, takeNextCase } from "../queries/cases"
import { finishInterview } from "../queries/finish"
import { findRunning, loadForFilling, startInterview } from "../queries/interviews"
import { interviews } from "../schema"
import { type Field, VAULT } from "./field"

/** One deed: `who` is an interviewer, `which` a case where it is none that somebody has. */
export type Deed = Readonly<{
  kind: "take" | "code" | "talk" | "begin" | "online" | "onlineToEnd" | "both" | "ahead" | "back" | "control" | "wait"
  who: number
  which: number
  code: string
  /** From now on: of a wait, or of a time that is named. */
  minutes: number
}>

export const CODES: readonly string[] = DISPOSITIONS.map(({ code }) => code)
const CONTROLS = ["queue", "unqueue", "break", "reopen"] as const

/** Refusals that a room full of people meets; anything else is a fault. */
const EXPECTED = new Set([
  ...["case_not_yours", "case_finished", "case_not_so", "quota_closed", "interview_on_phone", "case_busy_online"],
  ...["bad_input", "interview_ended"],
])

export type Room = ReturnType<typeof openRoom>

export function openRoom(field: Field, ids: readonly string[], begin: Date) {
  let now = begin
  const person = (who: number) => field.interviewers[who % field.interviewers.length]!
  const attempt = async <T>(work: (tx: Tx) => Promise<T>): Promise<T | null> => {
    try {
      return await transact(field.db, work)
    } catch (error) {
      if (error instanceof Problem && EXPECTED.has(error.code)) return null
      throw error
    }
  }
  const next = (who: number) => attempt((tx) => takeNextCase(tx, person(who), now))
  const own = (who: number) => findOwnCase(field.db, person(who).id, now)

  /** On the telephone by an interviewer, else online. */
  const start = (caseId: string, who: number | null) =>
    attempt((tx) => {
      const interviewerId = who === null ? null : person(who).id
      const mode = who === null ? ("online" as const) : ("phone" as const)
      return startInterview(tx, { id: newId(), caseId, mode, language: "kk", interviewerId }, now)
    })

  /** Starts and fills in what is to be answered; finishing it is another transaction, as in life. */
  async function interview(caseId: string, who: number | null): Promise<void> {
    const row = await start(caseId, who)
    if (!row) return
    await attempt((tx) => fill(tx, caseId))
    await attempt((tx) =>
      finishInterview(tx, row.id, who === null ? RESPONDENT : byPerson(person(who)), now, VAULT.open),
    )
  }

  async function fill(tx: Tx, caseId: string): Promise<void> {
    const caseRow = await lockCase(tx, caseId)
    const running = await findRunning(tx, caseId)
    if (!running) return
    const { questionnaire, context } = await loadForFilling(tx, running, caseRow, now)
    const answers = answerAll(questionnaire, context, () => 0.3, { visited: "yes" })
    await tx
      .update(interviews)
      .set({ answers: { ...answers }, lastEventAt: now })
      .where(eq(interviews.id, running.id))
  }

  async function code(who: number, outcome: string, minutes: number): Promise<void> {
    const caseId = await own(who)
    if (!caseId) return
    const appointmentAt = minutes === 0 ? null : addMinutes(now, minutes)
    await attempt((tx) => recordOutcome(tx, caseId, person(who).id, { code: outcome, note: null, appointmentAt }, now))
  }

  async function talk(who: number): Promise<void> {
    const caseId = await own(who)
    if (caseId) await interview(caseId, who)
  }

  async function both(who: number): Promise<void> {
    const caseId = await own(who)
    if (caseId) await Promise.all([interview(caseId, who), interview(caseId, null), interview(caseId, null)])
  }

  async function control({ which, who }: Deed): Promise<void> {
    const request = { control: CONTROLS[who % CONTROLS.length]!, personId: "", reason: "in a test" }
    await attempt((tx) => controlCase(tx, field.supervisor, { caseId: caseOf(which), ...request }, now))
  }

  async function back(who: number): Promise<void> {
    const all = await listAhead(field.db, person(who).id, now)
    await attempt((tx) =>
      giveBack(
        tx,
        person(who),
        all.map(({ caseId }) => caseId),
        now,
      ),
    )
  }

  const caseOf = (which: number) => ids[which % ids.length]!
  const wait = async (minutes: number) => {
    now = addMinutes(now, minutes)
    await attempt((tx) => freeAhead(tx, now))
  }

  const deeds: Readonly<Record<Deed["kind"], (deed: Deed) => Promise<unknown>>> = {
    take: ({ who }) => next(who),
    code: ({ who, code: outcome, minutes }) => code(who, outcome, minutes),
    talk: ({ who }) => talk(who),
    begin: async ({ who }) => {
      const caseId = await own(who)
      if (caseId) await start(caseId, who)
    },
    online: ({ which }) => start(caseOf(which), null),
    onlineToEnd: ({ which }) => interview(caseOf(which), null),
    both: ({ who }) => both(who),
    ahead: ({ who, which }) => attempt((tx) => takeAhead(tx, person(who), 1 + (which % 2), now)),
    back: ({ who }) => back(who),
    control,
    wait: ({ minutes }) => wait(minutes),
  }
  return {
    ...{ next, own, code, wait },
    do: (deed: Deed) => deeds[deed.kind](deed),
    now: () => now,
    people: field.interviewers,
  }
}
