// The wave of the model in PostgreSQL: through the same queries as the screens, one transaction each.
import { and, asc, eq } from "drizzle-orm"
import { Problem } from "@/lib/problem"
import type { Answers } from "@/lib/questionnaire/definition"
import { answerAll } from "@/lib/questionnaire/simulate"
import type { Standing } from "@/lib/quota/places"
import { CELLS, type Terms, type Wait, type Wave } from "@/lib/quota/testing/wave"
import type { Study } from "@/lib/study/study"
import { addInvented, addWave } from "@/scripts/parts/seeding"
import { type Tx, transact } from "../client"
import { newId } from "../ids"
import { admitOverflow } from "../queries/admission"
import { RESPONDENT, SYSTEM } from "../queries/audit"
import { lockCase } from "../queries/cases"
import { appendEvents } from "../queries/events"
import { finishInterview, lockInterview } from "../queries/finish"
import { breakOff, loadForFilling, startInterview } from "../queries/interviews"
import { setTarget } from "../queries/quota-cells"
import { checkQuota } from "../queries/quota-closed"
import { freeExpired, withdrawPlaces } from "../queries/quotas"
import { interviews, quotaCells, reservations } from "../schema"
import { type Field, VAULT } from "./field"

/** How long people waited, as a dimension of quotas: `ages` has no cell. */
const label = { kk: "Күту", ru: "Ожидание", en: "Wait" }
export const WAIT_DIMENSION: Study["quotas"]["answerDimensions"] = [
  {
    name: "wait",
    label,
    values: [
      { code: "short", label, when: "${waited} < 30" },
      { code: "long", label, when: "${waited} < 120" },
      { code: "ages", label, when: "${waited} >= 120" },
    ],
  },
]
export const MINUTES: Readonly<Record<Wait, number>> = { short: 5, long: 60, ages: 300 }
export const cellsFor = (terms: readonly Terms[]) =>
  CELLS.map(({ dimension, code }, n) => ({ conditions: { [dimension]: code }, ...terms[n]! }))

/** A new wave of the field's database; a second passes with each command, and nothing expires unless told. */
export async function postgresWave(field: Field, terms: readonly Terms[], phone: number): Promise<Wave> {
  const options = { name: newId(), practice: true, open: true, cells: cellsFor(terms), dimensions: WAIT_DIMENSION }
  const wave = await transact(field.db, (tx) => addWave(tx, VAULT, "clinic", options))
  const cells = await field.db
    .select()
    .from(quotaCells)
    .where(eq(quotaCells.waveId, wave.id))
    .orderBy(asc(quotaCells.id))
  const ids: string[] = []
  let seconds = 0
  let invented = 0
  const tick = () => new Date(Date.UTC(2026, 10, 22, 5) + ++seconds * 1_000)
  const within = <T>(work: (tx: Tx, now: Date) => Promise<T>): Promise<T> => {
    const now = tick()
    return transact(field.db, (tx) => work(tx, now))
  }

  async function fill(tx: Tx, id: string, now: Date): Promise<void> {
    const { interview, caseRow } = await lockInterview(tx, id)
    const { questionnaire, context } = await loadForFilling(tx, interview, caseRow, now)
    const { waited: _later, ...answers } = answerAll(questionnaire, context, () => 0.3, { visited: "yes" }) as Answers
    await tx.update(interviews).set({ answers }).where(eq(interviews.id, id))
  }

  return {
    async start(service) {
      const [caseId = ""] = await transact(field.db, (tx) =>
        addInvented(tx, VAULT, wave, [{ service, language: "kk" }], phone * 100 + invented++),
      ).then((added) => added.map(String))
      const start = { id: newId(), caseId, mode: "online" as const, language: "kk", interviewerId: null }
      try {
        await within(async (tx, now) => {
          await startInterview(tx, start, now)
          await fill(tx, start.id, now)
        })
      } catch (error) {
        if (error instanceof Problem && error.code === "quota_closed") return false
        throw error
      }
      ids.push(start.id)
      return true
    },
    async answer(n, wait) {
      const now = tick()
      const event = { id: newId(), at: now.toISOString(), seq: seconds, question: "waited" }
      const done =
        wait === null
          ? { ...event, kind: "cleared" as const }
          : { ...event, kind: "answered" as const, value: MINUTES[wait] }
      await appendEvents(field.db, { interviewId: ids[n]! }, { channel: "web", personId: null }, [done], now)
      return (await within((tx, at) => checkQuota(tx, ids[n]!, at))) === true
    },
    finish: (n) =>
      within(async (tx, now) => (await finishInterview(tx, ids[n]!, RESPONDENT, now, VAULT.open)).standing as Standing),
    abandon: (n) =>
      within(async (tx, now) => {
        const { interview } = await lockInterview(tx, ids[n]!)
        await breakOff(tx, (await lockCase(tx, interview.caseId)).id, now)
      }),
    expire: () => transact(field.db, (tx) => freeExpired(tx, new Date(Date.UTC(2027, 0, 1)))),
    reject: (n) =>
      within(async (tx, now) => {
        await lockInterview(tx, ids[n]!)
        await withdrawPlaces(tx, ids[n]!, now)
        await tx.update(interviews).set({ standing: "out" }).where(eq(interviews.id, ids[n]!))
      }),
    async retarget(cell, target) {
      try {
        await within((tx) => setTarget(tx, cells[cell]!.id, target))
        return true
      } catch (error) {
        if (error instanceof Problem && error.code === "target_below_taken") return false
        throw error
      }
    },
    async admit() {
      const admitted = await within((tx, now) => admitOverflow(tx, wave.id, null, now, SYSTEM))
      return admitted.map((id) => ids.indexOf(id))
    },
    async state() {
      const now = await field.db
        .select()
        .from(quotaCells)
        .where(eq(quotaCells.waveId, wave.id))
        .orderBy(asc(quotaCells.id))
      const rows = await field.db.select().from(interviews).where(eq(interviews.waveId, wave.id))
      const places = await field.db
        .select({ id: reservations.interviewId, cellId: reservations.cellId, state: reservations.state })
        .from(reservations)
        .innerJoin(interviews, and(eq(interviews.id, reservations.interviewId), eq(interviews.waveId, wave.id)))
      return {
        cells: now.map(({ target, accepted, reserved }) => ({ target, accepted, reserved })),
        interviews: ids.map((id) => {
          const row = rows.find((one) => one.id === id)!
          const own = places.filter((place) => place.id === id && ["held", "settled"].includes(place.state))
          return {
            standing: row.standing,
            places: own.map(({ cellId }) => cells.findIndex((cell) => cell.id === cellId)).sort((a, b) => a - b),
            closed: row.standing === null && row.quotaClosedAt !== null,
          }
        }),
      }
    },
  }
}
