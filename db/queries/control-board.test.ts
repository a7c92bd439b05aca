import { eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, it } from "vitest"
import { transact } from "../client"
import { newId } from "../ids"
import { escalations, holds, people, teams, verifications } from "../schema"
import { answerCheck, HELD, settle } from "../testing/checking"
import { complete } from "../testing/completing"
import { type Field, openField, VAULT } from "../testing/field"
import { readBoardLines, readControlBoard } from "./control-board"
import { topUpWave } from "./draw"
import { findWave } from "./waves"

const NOW = new Date("2026-11-22T05:00:00Z")
let field: Field

/** Four interviews of one interviewer, two of another in another team, two online; topped up, one check decided. */
beforeAll(async () => {
  field = await openField()
  const [own, other] = field.interviewers
  const teamId = newId()
  await field.db.insert(teams).values({ id: teamId, name: "other" })
  await field.db.update(people).set({ teamId }).where(eq(people.id, other!.id))
  const places = Array.from({ length: 8 }, () => ({ service: "therapy", language: "kk" }))
  for (const [at, caseId] of (await field.addCases(places)).entries()) {
    const interviewer = at < 4 ? own : at < 6 ? other : undefined
    await complete(field, { caseId, ...(interviewer && { interviewer }), now: NOW })
  }
  await transact(field.db, (tx) => topUpWave(tx, field.wave.id, "closing", VAULT.open, NOW))
}, 60_000)
afterAll(() => field.close())

const board = async (teamId?: string | null, now = NOW) => {
  const wave = await findWave(field.db, field.wave.id)
  const view = { search: "", alertsOnly: false, page: 1, size: 10 }
  return readControlBoard(field.db, { wave, now, ...(teamId !== undefined && { teamId }) }, view, "kk")
}
const own = () => field.interviewers[0]!.id

it("shows a team its own interviewers and the self-completed ones, everybody only without a team", async () => {
  const keys = async (teamId?: string | null) => (await board(teamId)).lines.map(({ key }) => key).toSorted()
  expect(await keys(field.supervisor.teamId)).toEqual([own(), "online/list"].toSorted())
  expect(await keys(null)).toEqual(["online/list"])
  expect(await keys()).toHaveLength(3)
})

it("warns of open holds and escalations, and of checks past their deadline, until they are over", async () => {
  const kinds = async (now = NOW) =>
    (await board(field.supervisor.teamId, now)).lines.find(({ key }) => key === own())?.alerts.map(({ kind }) => kind)
  expect(await kinds()).toEqual([])
  const inWave = { waveId: field.wave.id, personId: own() }
  await field.db.insert(holds).values({ id: newId(), ...inWave, reasons: [] })
  await field.db.insert(escalations).values({ id: newId(), ...inWave, share: 0.3 })
  expect(await kinds(new Date(NOW.getTime() + 30 * 86_400_000))).toEqual(["hold", "escalation", "overdue"])
  await field.db.update(holds).set({ liftedAt: NOW, lifting: "words", liftedBy: field.coordinator.id })
  await field.db.update(escalations).set({ endedAt: NOW, ending: "words", endedBy: field.coordinator.id })
  expect(await kinds()).toEqual([])
})

it("counts as the checks themselves do, while they are decided", async () => {
  const counted = async () => {
    const rows = await field.db.select().from(verifications).where(eq(verifications.interviewerId, own()))
    const n = (finding: string | null) => rows.filter((row) => row.finding === finding && row.reason !== "risk").length
    return { n: 4, needed: 1, open: n(null), checked: n("confirmed") }
  }
  const line = async () => (await board(field.supervisor.teamId)).lines.find(({ key }) => key === own())?.streams[0]
  expect(await line()).toMatchObject(await counted())
  const [open] = await field.db.select().from(verifications).where(eq(verifications.interviewerId, own()))
  await answerCheck(field, field.supervisor, open!.id, HELD, NOW)
  await settle(field, field.supervisor, open!.id, {}, NOW)
  const after = await counted()
  expect(after.checked).toBe(1)
  expect(await line()).toMatchObject(after)
})

it("gives the whole list for a sheet", async () => {
  const wave = await findWave(field.db, field.wave.id)
  const { lines, share } = await readBoardLines(field.db, { wave, now: NOW })
  expect(lines).toHaveLength(3)
  expect(share).toBeGreaterThan(0)
})
