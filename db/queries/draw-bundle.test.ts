import { desc } from "drizzle-orm"
import { afterAll, beforeAll, expect, it } from "vitest"
import { checkBundle, DrawBundle } from "@/lib/verification/bundle"
import { parametersOf } from "@/lib/verification/parameters"
import { policyOf } from "@/lib/verification/policy"
import { transact } from "../client"
import { newId } from "../ids"
import { auditChain, releases, waves } from "../schema"
import { complete } from "../testing/completing"
import { type Field, openField, VAULT } from "../testing/field"
import { byPerson } from "./audit"
import { listStreamProofs, readDrawBundle, wavesCalled } from "./draw-bundle"
import { closeWave, findWave } from "./waves"

const NOW = new Date("2026-11-22T05:00:00Z")
let field: Field

beforeAll(async () => {
  const cells = [{ conditions: { service: "therapy" }, target: 50, hard: true }]
  field = await openField({ interviewers: 1, cells })
  const [interviewer] = field.interviewers
  const places = Array.from({ length: 12 }, () => ({ service: "therapy", language: "kk" }))
  const caseIds = await field.addCases(places)
  for (const caseId of caseIds.slice(0, 8)) await complete(field, { caseId, now: NOW, interviewer: interviewer! })
  for (const caseId of caseIds.slice(8)) await complete(field, { caseId, now: NOW })
})
afterAll(() => field.close())

const bundle = async () => DrawBundle.parse(JSON.parse(JSON.stringify(await readDrawBundle(field.db, field.wave.id))))

it("has no seed while the wave is open, nor when it is closed and may be opened again", async () => {
  expect(checkBundle(await bundle())).toEqual({ ok: false, fault: "sealed" })
  await transact(field.db, (tx) => closeWave(tx, byPerson(field.coordinator), field.wave.id, NOW, VAULT.open))
  const closed = await bundle()
  expect(closed.seed).toBeNull()
  expect(JSON.stringify(closed)).not.toContain(VAULT.open((await findWave(field.db, field.wave.id)).drawSeed!))
})

it("has the seed that a release has published, and is right", async () => {
  const { drawSeed, drawSeedHash } = await findWave(field.db, field.wave.id)
  await field.db.insert(releases).values({
    ...{ id: newId(), waveId: field.wave.id, number: 1, hash: "a hash", reason: null },
    snapshot: { fieldControl: { seed: VAULT.open(drawSeed!) } },
    ...{ releasedBy: field.coordinator.id, releasedAt: NOW },
  })
  const published = await bundle()
  const streams = await listStreamProofs(field.db, field.wave.id, 0.15)
  const drawn = streams.reduce((sum, row) => sum + row.drawn, 0)
  expect(checkBundle(published)).toEqual({ ok: true, streams: 2, interviews: 12, drawn })
  expect(streams.map(({ n, needed }) => ({ n, needed }))).toEqual([
    { n: 4, needed: 1 },
    { n: 8, needed: 2 },
  ])
  expect(published.parameters).toEqual(parametersOf(policyOf(field.wave.study)))
  expect(published.published).toMatchObject({ seedHash: drawSeedHash, parameters: published.parameters })
})

it("names the audit log's link that has held its hash since the opening", async () => {
  const { published } = await bundle()
  const links = await field.db.select().from(auditChain).orderBy(desc(auditChain.seq))
  expect(links.map(({ seq, hash }) => ({ seq, hash }))).toContainEqual(published?.link)
})

it("is found by the wave's id or name, once it was opened", async () => {
  expect(await wavesCalled(field.db, field.wave.id)).toEqual([field.wave.id])
  expect(await wavesCalled(field.db, "test")).toEqual([field.wave.id])
  expect(await wavesCalled(field.db, "another")).toEqual([])
  const draft = newId()
  const { studyId, instrumentId } = await findWave(field.db, field.wave.id)
  const row = { id: draft, studyId, instrumentId, name: "draft", practice: false, openLink: "draft" }
  await field.db.insert(waves).values(row)
  expect(await wavesCalled(field.db, "draft")).toEqual([])
  await expect(readDrawBundle(field.db, draft)).rejects.toMatchObject({ code: "not_found" })
})
