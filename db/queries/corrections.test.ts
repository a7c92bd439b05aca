// What happens after a release: it is noticed exactly, and a release is never made of other interviews than its doubt.
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { and, eq, isNull } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { canonical } from "@/lib/release/canonical"
import { changesBetween } from "@/lib/release/changes"
import { verifyRelease } from "@/lib/release/verify/verify"
import { transact } from "../client"
import { interviews, verifications } from "../schema"
import { appealed, changedTo, joinField, rule } from "../testing/appealing"
import { answerCheck, HELD, NEVER, settle, suspect } from "../testing/checking"
import { complete, fillIn, finish } from "../testing/completing"
import { type Field, openField, VAULT } from "../testing/field"
import { byPerson, RESPONDENT } from "./audit"
import { correctionsSince } from "./corrections"
import { topUpWave } from "./draw"
import { readAtOnce } from "./instant"
import { makeRelease, prepare } from "./make-release"
import { createRelease, findRelease, laterReleases, listReleases } from "./releases"
import { withdraw } from "./withdraw"

const NOW = new Date("2026-11-22T05:00:00Z")
const SOON = new Date("2026-11-23T05:00:00Z")
let field: Field

beforeEach(async () => {
  // Nobody's first week: chance alone draws, so that some are left for suspicion.
  const policy = { firstWeek: { days: 1, checks: 0 } }
  field = await openField({ cells: [{ conditions: { service: "therapy" }, target: 10, hard: false }], policy })
})
afterEach(() => field.close())

const own = () => field.interviewers[0]!
async function completed(fixed = { waited: 10 }): Promise<string> {
  const [caseId = ""] = await field.addCases([{ service: "therapy", language: "kk" }])
  return complete(field, { caseId, interviewer: own(), now: NOW, fixed })
}

/** Every drawn interview is confirmed. */
async function confirmDrawn(): Promise<void> {
  await transact(field.db, (tx) => topUpWave(tx, field.wave.id, "closing", VAULT.open, NOW))
  const differs = { "1": false, "2": false, "3": false }
  await field.db
    .update(verifications)
    .set({ finding: "confirmed", consequence: "keep", decidedAt: NOW, differs })
    .where(and(eq(verifications.waveId, field.wave.id), isNull(verifications.finding)))
}
const wanted = (after: number, changes = "") => ({
  ...{ waveId: field.wave.id, personId: field.coordinator.id, after, reason: "", changes },
  ...{ now: NOW, openSeed: VAULT.open },
})
const release = (after = 0, changes = "") => makeRelease(field.db, byPerson(field.coordinator), wanted(after, changes))
const since = (regions: readonly string[] | null = null) =>
  readAtOnce(field.db, (tx) => correctionsSince(tx, field.wave.id, regions))

/** Ten interviews, released; those that chance passed over. */
async function released(): Promise<{ id: string; left: string[] }> {
  for (let n = 0; n < 10; n++) await completed()
  await confirmDrawn()
  const checked = new Set((await field.db.select().from(verifications)).map(({ interviewId }) => interviewId))
  const all = await field.db.select({ id: interviews.id }).from(interviews)
  const left = all.map(({ id }) => id).filter((id) => !checked.has(id))
  expect(left.length).toBeGreaterThan(2)
  return { id: await release(), left }
}

async function decide(id: string, finding: "fabricated" | "discrepancy"): Promise<string> {
  const known = await field.db.select().from(verifications).where(eq(verifications.interviewId, id))
  const [check = ""] = known[0] ? [known[0].id] : await suspect(field, [id], NOW)
  const fabricated = finding === "fabricated"
  await answerCheck(field, field.supervisor, check, fabricated ? NEVER : HELD, NOW, fabricated ? {} : { waited: 40 })
  const consequence = fabricated ? "void" : "correct"
  await settle(field, field.supervisor, check, { finding, consequence }, NOW)
  return check
}

function said(...args: string[]): { status: number | null; out: string } {
  const env = { ...process.env, DATABASE_URL: field.url }
  const ran = spawnSync("node_modules/.bin/tsx", ["scripts/release.ts", ...args], { encoding: "utf8", env })
  return { status: ran.status, out: ran.stdout + ran.stderr }
}

describe("after a release", () => {
  it("a withdrawal by its respondent makes it untrue", async () => {
    const { left } = await released()
    const [row] = await field.db.select().from(interviews).where(eq(interviews.id, left[0]!))
    await transact(field.db, (tx) => withdraw(tx, row?.caseId ?? "", RESPONDENT, VAULT.open, SOON))
    const services = [{ code: "therapy", n: 1 }]
    expect(await since()).toMatchObject({ untrue: 1, causes: [{ cause: "withdrawn", n: 1, services }] })
  })

  it("nothing has happened until something does", async () => {
    expect(await since()).toBeNull()
    await released()
    expect(await since()).toMatchObject({ release: { number: 1 }, causes: [], untrue: 0 })
  })

  it("each cause is told with its services, within the regions asked for; names are not", async () => {
    const { left } = await released()
    await decide(left[0]!, "discrepancy")
    await decide(left[1]!, "fabricated")
    await completed()
    const services = [{ code: "therapy", n: 1 }]
    const found = await since()
    expect(found).toMatchObject({
      untrue: 2,
      causes: [
        { cause: "voided", n: 1, services },
        { cause: "corrected", n: 1, services },
        { cause: "accepted", n: 1, services },
      ],
    })
    expect(JSON.stringify(found)).not.toContain(own().name)
    expect(await since(["akmola"])).toMatchObject({ causes: [], untrue: 0 })
  })

  it("a void that an appeal takes back is as if nothing had been", async () => {
    const second = await joinField(field, "supervisor")
    const { left } = await released()
    const check = await decide(left[0]!, "fabricated")
    expect(await since()).toMatchObject({ untrue: 1 })
    await rule(field, second, await appealed(field, own(), check, SOON), changedTo("confirmed", "keep"), SOON)
    expect(await since()).toMatchObject({ causes: [], untrue: 0 })
  })

  it("a correction names the release, changes its figures, and ends the proposal", async () => {
    const { id, left } = await released()
    await decide(left[0]!, "fabricated")
    await confirmDrawn()
    const corrected = await release(1, "One interview was voided")
    const [old, next] = [await findRelease(field.db, id), await findRelease(field.db, corrected)]
    expect(next.snapshot.correction).toEqual({
      of: { id, number: 1, hash: old.hash },
      changes: "One interview was voided",
    })
    const [study] = changesBetween(old.snapshot, next.snapshot)
    expect(study).toMatchObject({ key: "study", before: { n: 10 }, after: { n: 9 } })
    expect(await laterReleases(field.db, old)).toMatchObject([{ id: corrected, changes: "One interview was voided" }])
    expect(await laterReleases(field.db, next)).toEqual([])
    expect(await since()).toMatchObject({ release: { number: 2 }, causes: [], untrue: 0 })
  })

  it("its file is what it says, also as the command line writes it out", async () => {
    const { id } = await released()
    const { snapshot, hash } = await findRelease(field.db, id)
    expect(snapshot).toMatchObject({ format: "saual-release/2", doubt: { n: 10 }, report: { field: { accepted: 10 } } })
    expect(verifyRelease(canonical(snapshot), hash)).toMatchObject({ unreadable: null, ok: true })
    const folder = mkdtempSync(join(tmpdir(), "release-"))
    const file = join(folder, "release.json")
    expect(said("list")).toMatchObject({ status: 0, out: expect.stringMatching(`^${id}  test, release 1, .* ${hash}`) })
    expect(said("export", id, file)).toMatchObject({ status: 0, out: expect.stringContaining(hash) })
    expect(readFileSync(file, "utf8")).toBe(canonical(snapshot))
    expect(said("verify", file, hash)).toMatchObject({ status: 0, out: expect.stringContaining("is as it says") })
    writeFileSync(file, canonical(snapshot).replace('"accepted":10', '"accepted":11'))
    expect(said("verify", file)).toMatchObject({ status: 1, out: expect.stringContaining("bases.accepted: by mode") })
    expect(said("export", "nothing", file).status).toBe(1)
    rmSync(folder, { recursive: true })
  }, 90_000)
})

describe("what is worked out before a release", () => {
  const create = (prepared: Awaited<ReturnType<typeof prepare>>) =>
    transact(field.db, (tx) => createRelease(tx, byPerson(field.coordinator), wanted(0), prepared))

  it.each<[string, () => Promise<unknown>]>([
    ["an interview came in", () => completed()],
    [
      "an answer was corrected that no score is made of",
      async () => {
        const [one] = await field.db.select({ id: interviews.id }).from(interviews)
        return decide(one!.id, "discrepancy")
      },
    ],
  ])("is worth nothing once %s", async (_what, happens) => {
    for (let n = 0; n < 3; n++) await completed()
    const prepared = await prepare(field.db, wanted(0))
    await happens()
    await confirmDrawn()
    await expect(create(prepared)).rejects.toMatchObject({ code: "figures_moved" })
    expect(await listReleases(field.db, field.wave.id)).toEqual([])
    const { snapshot } = await findRelease(field.db, await release())
    expect(snapshot.doubt?.n).toBe(snapshot.bases.accepted)
  })

  it("stands while others only look, and while an interview is being filled in", async () => {
    for (let n = 0; n < 3; n++) await completed()
    await confirmDrawn()
    const prepared = await prepare(field.db, wanted(0))
    const [caseId = ""] = await field.addCases([{ service: "therapy", language: "kk" }])
    const running = await fillIn(field, { caseId, now: NOW })
    const { snapshot } = await findRelease(field.db, await create(prepared))
    expect(snapshot.bases.accepted).toBe(3)
    await finish(field, running, NOW)
    expect(await since()).toMatchObject({ causes: [{ cause: "accepted", n: 1 }], untrue: 0 })
  })

  it("of two who release at once one is told that it was done", async () => {
    for (let n = 0; n < 3; n++) await completed()
    await confirmDrawn()
    const both = await Promise.allSettled([release(), release()])
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect(both.find((one) => one.status === "rejected")?.reason).toMatchObject({ code: "duplicate" })
    expect(await listReleases(field.db, field.wave.id)).toHaveLength(1)
  })
})
