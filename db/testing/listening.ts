// Interviews drawn for an observation, every one of them, for tests of listening in.
import { eq } from "drizzle-orm"
import type { Person } from "@/lib/permission"
import { transact } from "../client"
import { newId } from "../ids"
import { SYSTEM } from "../queries/audit"
import { findInterview } from "../queries/interviews"
import { offerObservation } from "../queries/observation-offers"
import { joinObservation, saveObservation } from "../queries/observing"
import { createPerson, findPerson, setDisabled } from "../queries/people"
import { observations } from "../schema"
import { fillIn } from "./completing"
import { openField, VAULT } from "./field"

export const ALL = { share: 1, kinds: { observation: { share: 1, deadlineDays: 3 } } }
export const NOW = new Date("2026-03-02T05:00:00Z")

export type Listening = Awaited<ReturnType<typeof openListening>>

export async function openListening() {
  const field = await openField({ policy: ALL, interviewers: 3, cells: [] })
  const cases = await field.addCases(Array.from({ length: 60 }, () => ({ service: "surgery", language: "kk" })))

  const rows = (interviewId: string) =>
    field.db
      .select()
      .from(observations)
      .where(eq(observations.interviewId, interviewId))
      .orderBy(observations.offeredAt)
  const standing = async (interviewId: string) => (await rows(interviewId)).find((row) => row.declinedAt === null)

  const offer = (interviewId: string) =>
    transact(field.db, async (tx) => {
      const row = await findInterview(tx, interviewId)
      if (row) await offerObservation(tx, row, VAULT.open, NOW)
    })

  function nextCase(): string {
    const caseId = cases.pop()
    if (!caseId) throw new Error("no case is left")
    return caseId
  }

  /** A running interview that was offered; its id. */
  async function begin(interviewer = field.interviewers[0]!): Promise<string> {
    const id = await fillIn(field, { caseId: nextCase(), interviewer, now: NOW })
    await offer(id)
    return id
  }

  return {
    ...{ field, rows, standing, offer, nextCase, begin },
    /** Whatever an earlier test left open is over. */
    clear: () => field.db.update(observations).set({ declinedAt: NOW, savedAt: null, joinedAt: null }),
    /** Offered to and joined by the field's supervisor. */
    async joined() {
      const interviewId = await begin()
      const id = (await standing(interviewId))?.id ?? ""
      await transact(field.db, (tx) => joinObservation(tx, field.supervisor, id, NOW))
      return { interviewId, id }
    },
    save: (id: string, answers = {}, done = true, person = field.supervisor) =>
      transact(field.db, (tx) => saveObservation(tx, person, id, answers, done, NOW)),
    supervisor: (more: Partial<Person> = {}) =>
      transact(field.db, async (tx) => {
        const row = { email: `${newId()}@test`, name: "s", role: "supervisor", languages: [], regions: [] } as const
        const teamId = field.supervisor.teamId
        return (await findPerson(tx, await createPerson(tx, SYSTEM, { ...row, teamId, ...more }, "-"))) as Person
      }),
    retire: (person: Person) => transact(field.db, (tx) => setDisabled(tx, SYSTEM, person.id, true, NOW)),
  }
}
