// While decisions are changed, nobody sees half of what follows: readers on connections of their own look on.
import { eq, sql } from "drizzle-orm"
import { Client } from "pg"
import { afterEach, beforeEach, expect, it } from "vitest"
import type { Person } from "@/lib/permission"
import type { Answers } from "@/lib/questionnaire/definition"
import { audit, escalations, holds, verifications } from "../schema"
import { appealed, changedTo, doubted, joinField, rule } from "../testing/appealing"
import { answerCheck, expectInStep, HELD, NEVER, settle, suspect } from "../testing/checking"
import { complete, fillIn, finish } from "../testing/completing"
import { type Field, openField } from "../testing/field"
import { verifyAudit } from "./audit-chain"

const NOW = new Date("2026-11-22T05:00:00Z")
const SOON = new Date("2026-11-23T05:00:00Z")
let field: Field
let second: Person

beforeEach(async () => {
  field = await openField({ cells: [{ conditions: { service: "therapy" }, target: 200, hard: true }], interviewers: 4 })
  second = await joinField(field, "supervisor")
})
afterEach(() => field.close())

const DONE = { fabricated: "void", discrepancy: "correct", confirmed: "keep" } as const

async function worked(interviewer: Person, n: number): Promise<string[]> {
  const done: string[] = []
  const sample = Array.from({ length: n }, () => ({ service: "therapy", language: "kk" }))
  for (const caseId of await field.addCases(sample))
    done.push(await complete(field, { caseId, interviewer, now: NOW, fixed: { waited: 10 } }))
  return done
}

async function answered(interviewId: string, finding: keyof typeof DONE): Promise<string> {
  const known = await field.db.select().from(verifications).where(eq(verifications.interviewId, interviewId))
  const [id = ""] = known[0] ? [known[0].id] : await suspect(field, [interviewId], NOW)
  const again: Answers = finding === "discrepancy" ? { waited: 40 } : {}
  await answerCheck(field, field.supervisor, id, finding === "fabricated" ? NEVER : HELD, NOW, again)
  return id
}
const decide = (id: string, finding: keyof typeof DONE) =>
  settle(field, field.supervisor, id, { finding, consequence: DONE[finding] }, NOW)

it("standing, places, tally, holds, escalations, checks, counts and audit lines agree in every snapshot", {
  timeout: 120_000,
}, async () => {
  const [a, b, c, d] = field.interviewers as [Person, Person, Person, Person]
  // Of A interviews come back, of B some are voided (and B is held), of C corrections go, D is escalated meanwhile.
  const invented = await Promise.all((await worked(a, 4)).map((id) => answered(id, "fabricated")))
  for (const id of invented) await decide(id, "fabricated")
  const appeals = await Promise.all(invented.map((id) => appealed(field, a, id, SOON)))
  const good = await Promise.all((await worked(b, 8)).slice(0, 3).map((id) => answered(id, "confirmed")))
  for (const id of good) await decide(id, "confirmed")
  const doubts = await Promise.all(good.map((id) => doubted(field, second, id, SOON)))
  const [first = "", other = ""] = await worked(c, 7)
  const corrected = [await answered(first, "discrepancy"), await answered(other, "discrepancy")]
  await field.db.update(verifications).set({ reason: "risk", cause: "suspicion" })
  for (const id of corrected) await decide(id, "discrepancy")
  const restored = await Promise.all(corrected.map((id) => appealed(field, c, id, SOON)))
  const [one = "", two = ""] = await worked(d, 20)
  const wrong = [await answered(one, "discrepancy"), await answered(two, "discrepancy")]
  await field.db
    .update(verifications)
    .set({ reason: "risk", cause: "suspicion" })
    .where(eq(verifications.reason, "value"))
  const sample = Array.from({ length: 6 }, () => ({ service: "therapy", language: "kk" }))
  const running = await Promise.all((await field.addCases(sample)).map((caseId) => fillIn(field, { caseId, now: NOW })))

  const state = { over: false, seen: [0, 0, 0] }
  const readers = state.seen.map((_, n) => watch(state, n))
  try {
    await Promise.all([
      ...appeals.map((id) => rule(field, second, id, changedTo("confirmed", "keep"), SOON)),
      ...doubts.map((id) => rule(field, field.coordinator, id, changedTo("fabricated", "void"), SOON)),
      ...restored.map((id) => rule(field, second, id, changedTo("discrepancy", "keep"), SOON)),
      ...wrong.map((id) => decide(id, "discrepancy")),
      ...running.map((id) => finish(field, id, NOW)),
    ])
  } finally {
    state.over = true
    await Promise.all(readers)
  }
  for (const seen of state.seen) expect(seen).toBeGreaterThan(5)
  expect(await expectInStep(field)).toBe(4 + 5 + 7 + 20 + 6)
  const held = await field.db.select().from(holds).where(eq(holds.personId, b.id))
  expect(held).toHaveLength(1)
  expect((await field.db.select().from(escalations)).map(({ personId }) => personId)).toContain(d.id)
  expect((await verifyAudit(field.db)).fault).toBeNull()
  expect(await field.db.select().from(audit).where(eq(audit.verb, "interview.reinstated"))).toHaveLength(4)
})

/** One statement sees one moment: each pair of numbers is of the same things, counted in two ways. */
const PAIRS = `
  select array[(select sum(accepted) from quota_cells), (select count(*) from interviews where standing = 'counted')] as places,
    array[(select coalesce(sum(count), 0) from tally where question = 'visited')
      + (select coalesce(sum(sign), 0) from tally_deltas), (select count(*) from interviews where standing = 'counted')] as tally,
    array[(select count(*) from verifications where consequence = 'void'),
      (select count(*) from interviews where status = 'complete' and standing = 'out')] as voided,
    array[(select count(*) from voids), (select count(*) from audit where verb = 'interview.voided')] as lines,
    array[(select count(*) from appeals where outcome is not null), (select count(*) from audit where verb = 'appeal.decided')] as decided,
    array[(select count(*) from appeals where outcome = 'changed' and consequence = 'void')
      , (select count(*) from audit where verb = 'interview.reinstated')] as reinstated,
    array[(select count(*) from interviews i where standing = 'counted' and not exists (select from verifications v where v.interview_id = i.id)
      and exists (select from holds h where h.person_id = i.interviewer_id)), 0] as held,
    array[(select count(*) from verifications where cause = 'escalation'),
      (select coalesce(sum((details ->> 'toCheck')::int), 0) from audit where verb = 'interviewer.escalated')] as escalated,
    array[(select count(*) from escalations) + (select count(*) from holds),
      (select count(*) from audit where verb in ('interviewer.escalated', 'interviewer.held'))] as measures,
    array[(select sum(drawn + risk) from streams), (select count(*) from verifications)] as drawn,
    array[(select sum(fabricated + risk_fabricated) from streams), (select count(*) from verifications where finding = 'fabricated')] as found,
    array[(select count(*) from interviews where answers ->> 'waited' = '40'),
      (select count(*) from verifications where changes is not null)] as corrected,
    array[(select count(*) from audit), (select count(*) from audit_chain)] as chained`

async function watch(state: { over: boolean; seen: number[] }, n: number): Promise<void> {
  const reader = new Client({ connectionString: field.url })
  await reader.connect()
  try {
    while (!state.over) {
      const { rows } = await reader.query<Record<string, string[]>>(PAIRS)
      for (const [what, [one, two]] of Object.entries(rows[0]!))
        expect({ what, n: Number(one) }).toEqual({ what, n: Number(two) })
      state.seen[n]! += 1
    }
  } finally {
    await reader.end()
  }
}

it("readers would see a half: the pairs differ when one side is changed alone", async () => {
  const [id = ""] = await worked(field.interviewers[0]!, 1)
  await field.db.execute(sql`update interviews set standing = 'out' where id = ${id}::uuid`)
  const { rows } = await field.db.execute<Record<string, string[]>>(sql.raw(PAIRS))
  const differing = Object.entries(rows[0]!).filter(([, [one, two]]) => Number(one) !== Number(two))
  expect(differing.map(([what]) => what)).toEqual(["places", "tally", "voided"])
})
