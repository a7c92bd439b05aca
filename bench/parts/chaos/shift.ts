// One simulated interviewer: takes cases, calls, asks question by question, finishes or codes an outcome.
import { newId } from "@/db/ids"
import { type Answers, type Context, GIVEN } from "@/lib/questionnaire/definition"
import type { Questionnaire } from "@/lib/questionnaire/questionnaire"
import { answerAll } from "@/lib/questionnaire/simulate"
import type { Line } from "./line"

/** What all of them together have been told and have done. */
export type Ledger = {
  acknowledged: Map<string, string>
  answers: Map<string, Answers>
  finished: Set<string>
  /** Who has which case on the screen. */
  screens: Map<string, string>
  doubled: number
  faults: string[]
  /** Called after each acknowledged event. */
  moved: () => void
}

export const newLedger = (moved: () => void): Ledger => ({
  ...{ acknowledged: new Map(), answers: new Map(), finished: new Set(), screens: new Map() },
  ...{ doubled: 0, faults: [], moved },
})

type Worker = Readonly<{
  personId: string
  line: Line
  ledger: Ledger
  form: Readonly<{ questionnaire: Questionnaire; context: Context }>
  chance: () => number
}>

const REFUSED = 0.25

/** Works until so many cases are done or there is nobody to call; the second case stays on the screen where `leaves`. */
export async function workShift(worker: Worker, cases: number, leaves: boolean): Promise<void> {
  const { personId, line, ledger } = worker
  for (let done = 0; done < cases; done++) {
    const caseId = await line.takeNext()
    if (!caseId) return
    const other = ledger.screens.get(caseId)
    if (other && other !== personId) ledger.doubled++
    ledger.screens.set(caseId, personId)
    if (leaves && done === 1) return
    await workCase(worker, caseId)
  }
}

async function workCase(worker: Worker, caseId: string): Promise<void> {
  const { line, ledger, chance } = worker
  const began = performance.now()
  const call = { id: newId(), phone: 1, dialler: "manual", startedAgo: 0, answeredAgo: null, hungUpAgo: null }
  const errand = (what: object) =>
    line.errand({ caseId, ago: 0, call: { ...call, startedAgo: performance.now() - began }, errand: what })
  // It is let go of by the commit, which comes before the answer.
  const letGo = () => ledger.screens.delete(caseId)
  const refusal = { kind: "outcome", code: "refusal", note: "", language: null }
  if (chance() < REFUSED) {
    letGo()
    return note(ledger, await errand(refusal), ["done"])
  }
  const interviewId = newId()
  const begun = await errand({ kind: "begin", interviewId, language: "kk" })
  if (begun === "quota_closed") {
    letGo()
    return note(ledger, await errand({ ...refusal, code: "no_answer" }), ["done"])
  }
  note(ledger, begun, ["done"])
  await answer(worker, interviewId)
  letGo()
  note(ledger, await errand({ kind: "finish", interviewId }), ["done"])
  ledger.finished.add(interviewId)
}

/** Every question with its `opened` event, as the console sends it. */
async function answer({ line, ledger, form, chance }: Worker, interviewId: string): Promise<void> {
  const answers = answerAll(form.questionnaire, form.context, chance, { visited: "yes" })
  const personal = (name: string) => form.questionnaire.byName.get(name)?.question.personal === true
  let seq = 0
  for (const [question, value] of Object.entries(answers)) {
    const at = new Date().toISOString()
    const events = [
      { kind: "opened", id: newId(), question, seq: seq++, at },
      { kind: "answered", id: newId(), question, value, seq: seq++, at, elapsed: 5 },
    ]
    const stored = await line.send(interviewId, events)
    for (const { id } of events)
      if (stored.includes(id)) ledger.acknowledged.set(id, interviewId)
      else ledger.faults.push(`${question} was not stored`)
    ledger.moved()
  }
  const kept = Object.entries(answers).map(([name, value]) => [name, personal(name) ? GIVEN : value])
  ledger.answers.set(interviewId, Object.fromEntries(kept))
}

function note(ledger: Ledger, said: string, expected: readonly string[]): void {
  if (!expected.includes(said)) ledger.faults.push(said)
}
