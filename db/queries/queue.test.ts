import { eq } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Person } from "@/lib/permission"
import type { QueueFilter } from "@/lib/verification/queue"
import { countFor } from "@/lib/verification/queue"
import { addPeople } from "@/scripts/parts/seeding"
import { transact } from "../client"
import { newId } from "../ids"
import { calls, interviews, observations, people, verifications } from "../schema"
import { complete } from "../testing/completing"
import { type Field, openField } from "../testing/field"
import { findPerson } from "./people"
import { countDue, countQueue, listQueue, type QueuePlace } from "./queue"
import { findCheck } from "./verifications"

const NOW = new Date("2026-11-22T05:00:00Z")
const DAY = 86_400_000
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY)
let field: Field
let mate: Person
let outsider: Person

/** Twelve checks: two interviewers and the online form, two kinds, deadlines from four days ago to seven days on. */
beforeAll(async () => {
  field = await openField()
  const named = (email: string) =>
    ({ email, name: email, role: "supervisor", password: "long enough", regions: [] }) as const
  const ids = await transact(field.db, (tx) => addPeople(tx, [named("mate@test"), named("outsider@test")], "others"))
  const teamId = field.supervisor.teamId
  await field.db
    .update(people)
    .set({ teamId })
    .where(eq(people.id, ids.get("mate@test")!))
  mate = (await findPerson(field.db, ids.get("mate@test")!))!
  outsider = (await findPerson(field.db, ids.get("outsider@test")!))!
  const places = Array.from({ length: 12 }, () => ({ service: "therapy", language: "kk" }))
  const cases = await field.addCases(places)
  for (const [at, caseId] of cases.entries()) {
    const interviewer = [field.interviewers[0]!, field.interviewers[1]!, null][at % 3]
    await addCheck(await complete(field, { caseId, ...(interviewer && { interviewer }), now: NOW }), at)
  }
})
afterAll(() => field.close())

async function addCheck(interviewId: string, at: number): Promise<void> {
  const [row] = await field.db.select().from(interviews).where(eq(interviews.id, interviewId))
  const { waveId, stream, position } = row!
  const kind = at % 2 ? "repeat" : "callback"
  const set = {
    kind,
    drawnKind: kind,
    kindReason: null,
    dueAt: inDays(at - 4),
    assignedTo: at < 3 ? mate.id : null,
  } as const
  const place = { id: newId(), waveId, interviewId, stream: stream!, position: position!, n: position! }
  await field.db
    .insert(verifications)
    .values({ ...place, ...set, reason: "risk", cause: "suspicion", drawnAt: NOW })
    .onConflictDoUpdate({ target: verifications.interviewId, set })
}

const page = (person: Person, filter: QueueFilter = {}, size = 50, after: QueuePlace | null = null) =>
  listQueue(field.db, person, filter, { now: NOW, size, after })
const ids = async (person: Person, filter: QueueFilter = {}) => (await page(person, filter)).checks.map(({ id }) => id)
const allIds = async () => (await field.db.select({ id: verifications.id }).from(verifications)).map(({ id }) => id)

describe("the queue", () => {
  it("is in order of the deadline, page after page, none twice and none missing", async () => {
    const whole = await page(field.supervisor)
    expect(whole.checks).toHaveLength(12)
    expect(whole.checks.map(({ dueAt }) => +dueAt)).toEqual(
      whole.checks.map(({ dueAt }) => +dueAt).toSorted((a, b) => a - b),
    )
    const seen: string[] = []
    let after: QueuePlace | null = null
    do {
      const part = await page(field.supervisor, {}, 5, after)
      seen.push(...part.checks.map(({ id }) => id))
      after = part.next
    } while (after)
    expect(seen).toEqual(whole.checks.map(({ id }) => id))
    expect((await page(field.supervisor, {}, 12)).next).toBeNull()
  })

  it("names the deadline by the policy's days", async () => {
    const { checks } = await page(field.supervisor)
    expect(checks.map(({ urgency }) => urgency)).toEqual([
      ...["overdue", "overdue", "overdue", "overdue", "soon", "soon", "soon"],
      ...["later", "later", "later", "later", "later"],
    ])
  })

  it("shows what the counts promise, for each choice of each filter", async () => {
    for (const person of [field.supervisor, mate, outsider]) {
      const groups = await countQueue(field.db, person, NOW)
      const counts = countFor(groups, {})
      expect((await ids(person)).length).toBe(counts.total)
      for (const [name, values] of [
        ["whose", counts.whose],
        ["kind", counts.kind],
        ["due", counts.due],
        ["interviewer", counts.interviewer],
        ["region", counts.region],
      ] as const)
        for (const [value, n] of values) expect(await ids(person, { [name]: value })).toHaveLength(n)
    }
  })

  it("counts what is overdue and due soon with its assignee", async () => {
    expect(await countDue(field.db, mate.id, NOW)).toEqual({ overdue: 3, soon: 0 })
    expect(await countDue(field.db, mate.id, inDays(-3))).toEqual({ overdue: 1, soon: 2 })
    expect(await countDue(field.db, outsider.id, NOW)).toEqual({ overdue: 0, soon: 0 })
  })
})

describe("the reach of the queue", () => {
  it("is that of opening a check, for everybody", async () => {
    const [own] = await field.db
      .select()
      .from(interviews)
      .where(eq(interviews.interviewerId, field.interviewers[1]!.id))
    await field.db.insert(calls).values({ id: newId(), caseId: own!.caseId, personId: mate.id, startedAt: NOW })
    const heard = (await field.db.select().from(verifications)).filter(({ kind }) => kind === "repeat")[0]!
    const listened = { observerId: field.supervisor.id, offeredAt: NOW, joinedAt: NOW }
    const { waveId, interviewId } = heard
    await field.db.insert(observations).values({ id: newId(), waveId, interviewId, ...listened })
    const everybody = [
      ...[field.supervisor, mate, outsider],
      { ...field.supervisor, teamId: null },
      { ...field.supervisor, regions: ["atyrau"] },
      { ...field.supervisor, id: field.interviewers[0]!.id },
    ]
    const sizes = []
    for (const person of everybody) {
      const opened = await Promise.all(
        (await allIds()).map((id) =>
          findCheck(field.db, person, id).then(
            () => [id],
            () => [],
          ),
        ),
      )
      const listed = await ids(person)
      expect(listed.toSorted()).toEqual(opened.flat().toSorted())
      sizes.push(listed.length)
    }
    expect(sizes).toEqual([11, 11, 4, 4, 0, 8])
  })

  it("has nothing that is decided", async () => {
    const before = await ids(outsider)
    const settled = {
      finding: "confirmed",
      consequence: "keep",
      decidedAt: NOW,
      differs: { 1: null, 2: null, 3: null },
    } as const
    await field.db.update(verifications).set(settled).where(eq(verifications.id, before[0]!))
    expect(await ids(outsider)).toEqual(before.slice(1))
  })
})
