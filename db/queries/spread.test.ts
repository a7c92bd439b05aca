import { eq, inArray } from "drizzle-orm"
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest"
import { addPeople } from "@/scripts/parts/seeding"
import { transact } from "../client"
import { newId } from "../ids"
import { audit, calls, interviews, observations, people, verifications } from "../schema"
import { complete } from "../testing/completing"
import { type Field, openField } from "../testing/field"
import { spreadWork } from "./spread"

const NOW = new Date("2026-11-22T05:00:00Z")
const SETTLED = {
  finding: "confirmed",
  consequence: "keep",
  decidedAt: NOW,
  differs: { 1: null, 2: null, 3: null },
} as const
let field: Field
let mate: string
let outsider: string

beforeAll(async () => {
  field = await openField()
  const named = (email: string) =>
    ({ email, name: email, role: "supervisor", password: "long enough", regions: [] }) as const
  const ids = await transact(field.db, (tx) => addPeople(tx, [named("mate@test"), named("outsider@test")], "others"))
  mate = ids.get("mate@test")!
  outsider = ids.get("outsider@test")!
  await field.db.update(people).set({ teamId: field.supervisor.teamId }).where(eq(people.id, mate))
})
afterAll(() => field.close())
beforeEach(async () => {
  await field.db.update(verifications).set(SETTLED)
  await field.db.update(people).set({ disabledAt: null, regions: [] })
})

const spread = () => transact(field.db, (tx) => spreadWork(tx))

async function addChecks(n: number, more: { online?: boolean; kind?: "repeat" | "observation" } = {}) {
  const kind = more.kind ?? "callback"
  const places = Array.from({ length: n }, () => ({ service: "therapy", language: "kk" }))
  const made: { id: string; interviewId: string; caseId: string }[] = []
  for (const caseId of await field.addCases(places)) {
    const who = more.online ? {} : { interviewer: field.interviewers[0]! }
    const interviewId = await complete(field, { caseId, ...who, now: NOW })
    await field.db.update(verifications).set(SETTLED).where(eq(verifications.interviewId, interviewId))
    const [row] = await field.db.select().from(interviews).where(eq(interviews.id, interviewId))
    const set = { finding: null, consequence: null, decidedAt: null, differs: null, assignedTo: null }
    const [check] = await field.db
      .insert(verifications)
      .values({
        ...{ id: newId(), waveId: row!.waveId, interviewId, stream: row!.stream!, position: row!.position! },
        ...{ n: row!.position!, reason: "risk", cause: "suspicion", kind, drawnKind: kind, drawnAt: NOW, dueAt: NOW },
      })
      .onConflictDoUpdate({ target: verifications.interviewId, set: { ...set, kind, drawnKind: kind } })
      .returning({ id: verifications.id })
    made.push({ id: check!.id, interviewId, caseId })
  }
  return made
}

const holders = async (made: readonly { id: string }[]) => {
  const ids = made.map(({ id }) => id)
  const rows = await field.db
    .select({ to: verifications.assignedTo })
    .from(verifications)
    .where(inArray(verifications.id, ids))
  return rows.map(({ to }) => to)
}

it("spreads a team's checks evenly among its supervisors, once, with a line in the audit log for each", async () => {
  const made = await addChecks(6)
  expect(await spread()).toBe(6)
  const given = await holders(made)
  expect(given.filter((id) => id === mate)).toHaveLength(3)
  expect(given.filter((id) => id === field.supervisor.id)).toHaveLength(3)
  expect(await spread()).toBe(0)
  const lines = await field.db.select().from(audit).where(eq(audit.verb, "verification.spread"))
  expect(lines.flatMap(({ details }) => details.checks as string[]).sort()).toEqual(made.map(({ id }) => id).sort())
})

it("gives less to who has more open already", async () => {
  const before = await addChecks(3)
  for (const { id } of before)
    await field.db.update(verifications).set({ assignedTo: mate }).where(eq(verifications.id, id))
  const made = await addChecks(3)
  expect(await spread()).toBe(3)
  expect(await holders(made)).toEqual([field.supervisor.id, field.supervisor.id, field.supervisor.id])
})

it("gives self-completed ones to supervisors of any team", async () => {
  const made = await addChecks(6, { online: true })
  expect(await spread()).toBe(6)
  expect(new Set(await holders(made))).toEqual(new Set([mate, outsider, field.supervisor.id]))
})

it("passes over who telephoned for the case, and for a repeat who listened to the interview", async () => {
  const phoned = await addChecks(2)
  for (const { caseId } of phoned)
    await field.db.insert(calls).values({ id: newId(), caseId, personId: mate, startedAt: NOW })
  const heard = await addChecks(2, { kind: "repeat" })
  for (const { interviewId } of heard)
    await field.db.insert(observations).values({
      ...{ id: newId(), waveId: field.wave.id, interviewId, observerId: mate, offeredAt: NOW, joinedAt: NOW },
    })
  const unheard = await addChecks(6, { kind: "repeat" })
  expect(await spread()).toBe(10)
  expect(new Set(await holders([...phoned, ...heard]))).toEqual(new Set([field.supervisor.id]))
  expect((await holders(unheard)).filter((id) => id === mate)).toHaveLength(5)
})

it("leaves alone what nobody may do, and observations", async () => {
  await field.db
    .update(people)
    .set({ regions: ["atyrau"] })
    .where(eq(people.role, "supervisor"))
  await addChecks(1)
  expect(await spread()).toBe(0)
  await field.db.update(people).set({ regions: [] })
  await field.db.update(verifications).set({ kind: "observation", drawnKind: "observation" })
  expect(await spread()).toBe(0)
})

it("passes on the checks of a closed account, but not those whose blind part is saved", async () => {
  const [blind, other] = await addChecks(2)
  await field.db
    .update(verifications)
    .set({ assignedTo: mate })
    .where(inArray(verifications.id, [blind!.id, other!.id]))
  await field.db.update(verifications).set({ blindAt: NOW }).where(eq(verifications.id, blind!.id))
  await field.db.update(people).set({ disabledAt: NOW }).where(eq(people.id, mate))
  expect(await spread()).toBe(1)
  expect(await holders([blind!])).toEqual([mate])
  expect(await holders([other!])).toEqual([field.supervisor.id])
})

it("assigns each check once when two spread at the same time", async () => {
  await addChecks(6)
  const counts = await Promise.all([spread(), spread(), spread()])
  expect(counts.reduce((sum, n) => sum + n, 0)).toBe(6)
})
