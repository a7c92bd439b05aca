import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { eq, sql } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { answerAll } from "@/lib/questionnaire/simulate"
import { canonical, hashOf } from "@/lib/release/canonical"
import { gateOf } from "@/lib/release/gate"
import { chanceOf } from "@/lib/release/testing/invented"
import { contributionOf } from "@/lib/scoring/contribution"
import { countItems, itemRows } from "@/lib/scoring/count"
import { schemeOf, scoredQuestions } from "@/lib/scoring/scheme"
import { scoreTree } from "@/lib/scoring/tree"
import { transact } from "../client"
import { newId } from "../ids"
import { audit, auditChain, cases, holds, interviews, releases, streams, verifications } from "../schema"
import { type Field, openField, VAULT } from "../testing/field"
import { byPerson, RESPONDENT, record } from "./audit"
import { verifyAudit } from "./audit-chain"
import { finishInterview } from "./finish"
import { readGate } from "./gate"
import { readAtOnce } from "./instant"
import { contextOf, findInstrument } from "./instruments"
import { startInterview } from "./interviews"
import { makeRelease, prepare } from "./make-release"
import { readRatings } from "./ratings"
import { createRelease, findRelease, listReleases } from "./releases"
import { readTally } from "./tally"
import { findWave } from "./waves"

const NOW = new Date("2026-11-22T05:00:00Z")
const LATER = new Date("2026-11-22T15:00:00Z")
const CELLS = [
  ["akmola", "C24", 4],
  ["akmola", "L14", 3],
  ["atyrau", "C24", 1],
] as const
const chance = chanceOf(7)
let field: Field

beforeAll(async () => {
  const cells = CELLS.map(([region, service, target]) => ({ conditions: { region, service }, target, hard: true }))
  field = await openField({ study: "public-services", cells })
})
afterAll(() => field.close())

const fixed = { consent: "yes", scr_received: "yes", scr_age18: "yes" }
const scheme = () => schemeOf(field.wave.study)!
const gate = (regions: readonly string[] | null = null) =>
  readAtOnce(field.db, async (tx) =>
    gateOf(await readGate(tx, await findWave(tx, field.wave.id), field.wave.study, regions)),
  )
const conditionOf = async (region: string, kind: string) =>
  (await gate()).regions.find((one) => one.region === region)?.conditions.find((one) => one.kind === kind)
type Words = { reason?: string; changes?: string }
const wanted = (words: Words, after: number) => ({
  after,
  ...{ waveId: field.wave.id, personId: field.coordinator.id, reason: "", changes: "" },
  ...{ now: NOW, openSeed: VAULT.open },
  ...words,
})
const release = async (words: Words = {}, after?: number) => {
  const seen = after ?? (await listReleases(field.db, field.wave.id)).length
  return makeRelease(field.db, byPerson(field.coordinator), wanted(words, seen))
}

/** A whole interview by telephone or online, through the same ways as everybody's. */
async function complete(region: string, service: string, interviewerId: string | null): Promise<string> {
  const [caseId = ""] = await field.addCases([{ region, service, language: "kk" }])
  if (interviewerId)
    await field.db.update(cases).set({ leasedBy: interviewerId, leasedUntil: LATER }).where(eq(cases.id, caseId))
  const mode = interviewerId ? ("phone" as const) : ("online" as const)
  const start = { id: newId(), caseId, mode, language: "kk", interviewerId }
  const { id, instrumentId } = await transact(field.db, (tx) => startInterview(tx, start, NOW))
  const { study, questionnaire } = await findInstrument(field.db, instrumentId)
  const known = { region, service, source: "list", language: "kk", mode }
  const answers = answerAll(questionnaire, contextOf(study, known, NOW), chance, fixed)
  await field.db
    .update(interviews)
    .set({ answers: { ...answers } })
    .where(eq(interviews.id, id))
  await transact(field.db, (tx) => finishInterview(tx, id, RESPONDENT, NOW, VAULT.open))
  return id
}

const decided = { consequence: "keep", decidedAt: NOW, differs: { "1": false, "2": false, "3": false } } as const
/** Draws an interview, and checks it when a finding is given. */
async function draw(id: string, finding: "confirmed" | "unreachable" | null): Promise<void> {
  const [one] = await field.db.select().from(interviews).where(eq(interviews.id, id))
  const { waveId, stream, position } = one!
  const drawn = { waveId, interviewId: id, stream: stream!, position: position!, n: position! }
  const when = { drawnAt: NOW, dueAt: NOW, kind: "callback", drawnKind: "callback", reason: "value" } as const
  await field.db
    .insert(verifications)
    .values({ id: newId(), ...drawn, ...when, ...(finding && { ...decided, finding }) })
    .onConflictDoUpdate({ target: verifications.interviewId, set: finding ? { ...decided, finding } : { n: 1 } })
}

describe("from the first interview to the second release", () => {
  const ids: string[] = []

  it("an empty wave misses every hard cell", async () => {
    await field.addCases([{ region: "akmola", service: "C24", language: "kk" }])
    const condition = await conditionOf("akmola", "quotas")
    expect(condition).toMatchObject({ state: "missing", of: 2, missing: 2 })
    expect(condition?.kind === "quotas" && condition.quotas.map(({ left, gate }) => [left, gate])).toEqual([
      [1, "missing"],
      [0, "shortfall"],
    ])
    await expect(release({ reason: "x" })).rejects.toMatchObject({ code: "nothing_accepted" })
  })

  it("full cells, and streams that nobody has drawn from yet", async () => {
    const [a] = field.interviewers
    for (const [region, service, target] of CELLS)
      for (let n = 0; n < target; n++) ids.push(await complete(region, service, service === "L14" ? null : a!.id))
    expect(await conditionOf("akmola", "quotas")).toMatchObject({ state: "met", of: 2, missing: 0 })
    await expect(release()).rejects.toMatchObject({ code: "gate_not_met" })
  })

  it("an open check blocks its region; a finding frees it", async () => {
    for (const id of ids) await draw(id, "confirmed")
    expect((await gate()).state).toBe("met")
    await field.db
      .update(verifications)
      .set({ finding: null, consequence: null, decidedAt: null, differs: null })
      .where(eq(verifications.interviewId, ids[7]!))
    expect(await conditionOf("atyrau", "open")).toMatchObject({ state: "missing", missing: 1 })
    expect(await conditionOf("akmola", "open")).toMatchObject({ state: "met", missing: 0 })
    await draw(ids[7]!, "confirmed")
  })

  it("a hold asks for a check of each accepted interview of the person", async () => {
    const [a] = field.interviewers
    const reasons = [{ kind: "fabricated", count: 1 }] as const
    await field.db.insert(holds).values({ id: newId(), waveId: field.wave.id, personId: a!.id, reasons })
    expect(await conditionOf("akmola", "holds")).toMatchObject({ state: "met" })
    await draw(ids[0]!, "unreachable")
    expect(await conditionOf("akmola", "holds")).toMatchObject({ state: "missing", missing: 1 })
    expect(await conditionOf("atyrau", "holds")).toMatchObject({ state: "met" })
    await draw(ids[0]!, "confirmed")
    await field.db.update(holds).set({ liftedAt: NOW, lifting: "checked" })
  })

  it("a coordinator of one region sees the gate of that region", async () => {
    expect((await gate(["atyrau"])).regions.map(({ region }) => region)).toEqual(["atyrau"])
  })

  it("reads the same counts as the folded tally, before and after folding", async () => {
    const questions = scoredQuestions(scheme())
    const sorted = (rows: readonly unknown[]) => rows.map(canonical).sort()
    const plain = (rows: Awaited<ReturnType<typeof readRatings>>) => {
      const counts = countItems(scheme(), itemRows(scheme(), rows))
      return sorted([...counts].map(([service, items]) => [service, [...items].map(canonical).sort()]))
    }
    const before = plain(await readRatings(field.db, field.wave.id, questions, null))
    const folded = plain(await readTally(field.db, field.wave.id, questions, null))
    expect(before.length).toBeGreaterThan(1)
    expect(folded).toEqual(before)
    expect(plain(await readRatings(field.db, field.wave.id, questions, null))).toEqual(before)
    expect(await readRatings(field.db, field.wave.id, questions, ["abroad"])).toEqual([])
  })

  it("scores are those of a recount of the accepted interviews", async () => {
    const { snapshot } = await findRelease(field.db, await release())
    const rows = await field.db
      .select({ answers: interviews.answers, region: cases.region, service: cases.service, mode: interviews.mode })
      .from(interviews)
      .innerJoin(cases, eq(cases.id, interviews.caseId))
      .where(eq(interviews.standing, "counted"))
    const { study, questionnaire } = await findInstrument(
      field.db,
      (await findWave(field.db, field.wave.id)).instrumentId,
    )
    const counted = rows.flatMap(({ answers, mode, ...at }) => {
      const known = { ...at, source: "list", language: "kk", mode }
      const { form, place, entries } = contributionOf(study, questionnaire, answers, contextOf(study, known, NOW))
      const where = { region: at.region!, service: at.service!, form, place, mode, count: 1 }
      return entries.map(([question, value, slice]) => ({ ...where, question, value, slice }))
    })
    const recount = scoreTree(scheme(), countItems(scheme(), itemRows(scheme(), counted)))
    expect(snapshot.scores.national.score).toEqual(recount.score)
    expect(snapshot.bases).toMatchObject({ accepted: 8, byMode: { phone: 5, online: 3 }, first: "2026-11-22" })
    expect(snapshot.fieldControl).toMatchObject({ share: 0.15, random: { confirmed: 8 }, seed: null })
    expect(snapshot.fieldControl.seedHash).toMatch(/^[0-9a-f]{64}$/)
  })

  it("is one document: its hash is that of its text, and an independent program agrees with every figure", async () => {
    const [row] = await field.db.select().from(releases)
    const text = canonical(row!.snapshot)
    expect(hashOf(text)).toBe(row!.hash)
    const folder = mkdtempSync(join(tmpdir(), "release-"))
    writeFileSync(join(folder, "release.json"), text)
    const ran = spawnSync("python3", ["docs/recompute.py", join(folder, "release.json")], { encoding: "utf8" })
    rmSync(folder, { recursive: true })
    if (ran.error) throw new Error("python3 is not there. Install it (Debian: apt-get install python3) and run again.")
    expect(ran.stdout + ran.stderr).toContain(`cells agree; SHA-256 ${row!.hash}`)
  })

  it("names nobody, and no respondent", async () => {
    const [row] = await field.db.select().from(releases)
    const text = canonical(row!.snapshot)
    const people = [...field.interviewers, field.supervisor, field.coordinator].map(({ name }) => name)
    for (const secret of [...people, "+7700"]) expect(text).not.toContain(secret)
    for (const id of ids) expect(text).not.toContain(id)
  })

  it("never changes", async () => {
    const change = field.db.update(releases).set({ reason: "other" })
    await expect(change).rejects.toThrow()
    await expect(field.db.delete(releases)).rejects.toThrow()
    expect(await listReleases(field.db, field.wave.id)).toMatchObject([{ number: 1, reason: null, accepted: 8 }])
  })

  it("a second one says what it corrects, and which it follows", async () => {
    await expect(release()).rejects.toMatchObject({ code: "changes_required" })
    const { number, snapshot } = await findRelease(field.db, await release({ changes: "One respondent withdrew" }))
    const [, first] = await listReleases(field.db, field.wave.id)
    expect(number).toBe(2)
    expect(snapshot.correction).toMatchObject({
      of: { number: 1, hash: first!.hash },
      changes: "One respondent withdrew",
    })
  })

  it("two at the same moment are one release and one refusal", async () => {
    let second: Promise<unknown> = Promise.resolve()
    const prepared = await prepare(field.db, wanted({}, 2))
    await transact(field.db, async (tx) => {
      await createRelease(tx, byPerson(field.coordinator), wanted({ changes: "a" }, 2), prepared)
      second = release({ changes: "b" }, 2)
      second.catch(() => undefined)
      // It waits until we are done, and then finds that its words were about another release.
      const waiting = sql`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
      while ((await field.db.execute(waiting)).rowCount === 0);
    })
    await expect(second).rejects.toMatchObject({ code: "duplicate" })
  })

  it("is made while others write audit lines without a pause, as of its place in their chain", async () => {
    let over = false
    let lines = 0
    const writers = Array.from({ length: 6 }, async () => {
      while (!over) {
        await transact(field.db, (tx) => record(tx, RESPONDENT, "wave.opened", { thing: "wave", id: field.wave.id }))
        lines += 1
      }
    })
    const { snapshot } = await findRelease(field.db, await release({ changes: "c" }))
    over = true
    await Promise.all(writers)
    const made = await field.db.select().from(audit).where(eq(audit.verb, "release.made"))
    const [link] = await field.db
      .select()
      .from(auditChain)
      .where(eq(auditChain.auditId, made.at(-1)!.id))
    expect(snapshot.fieldControl.auditHead?.seq).toBe(link!.seq - 1)
    expect(lines).toBeGreaterThan(0)
    expect((await verifyAudit(field.db)).fault).toBeNull()
  })

  it("a stream that grew is to be topped up first", async () => {
    const stream = (await field.db.select().from(streams))[0]!.stream
    await field.db.update(streams).set({ length: 100 }).where(eq(streams.stream, stream))
    await expect(release({ changes: "x" })).rejects.toMatchObject({ code: "gate_not_met" })
  })
})
