// The kinds of check in the draw, the cover of new interviewers, and checks on suspicion beside it.
import { and, asc, eq, isNotNull } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Person } from "@/lib/permission"
import type { VerificationPolicy } from "@/lib/study/settings"
import { isDrawn } from "@/lib/verification/draw"
import { writeDraw } from "@/lib/verification/draw-log"
import { kindOf } from "@/lib/verification/kind"
import { parametersOf } from "@/lib/verification/parameters"
import { DEFAULT_POLICY, kindShares } from "@/lib/verification/policy"
import { reproduce } from "@/lib/verification/reproduce"
import { transact } from "../client"
import { newId } from "../ids"
import { audit, interviews, observations, verifications, waves } from "../schema"
import { complete, fillIn, finish } from "../testing/completing"
import { type Field, openField, VAULT } from "../testing/field"
import { byPerson, SYSTEM } from "./audit"
import { addRisk, type Drawing, drawingOf, endDays, listDrawEvents, listDrawn, peekNext, topUpWave } from "./draw"
import { saveInstrument } from "./instruments"
import { closeWave, openWave } from "./waves"

const POLICY: VerificationPolicy = {
  ...DEFAULT_POLICY,
  share: 0.4,
  firstWeek: { days: 3, checks: 3 },
  kinds: {
    callback: { share: 0.4, deadlineDays: 5 },
    repeat: { share: 0.3, deadlineDays: 10 },
    observation: { share: 0.3, deadlineDays: 2 },
  },
}
const DAY = 86_400_000
const day = (n: number, hour = 5) => new Date(Date.UTC(2026, 10, n, hour))
let field: Field
let drawing: Drawing

beforeEach(async () => {
  const cells = [{ conditions: { service: "therapy" }, target: 500, hard: true }]
  field = await openField({ interviewers: 2, open: false, cells })
  drawing = await transact(field.db, async (tx) => {
    const study = { ...field.wave.study, verificationPolicy: POLICY }
    const instrumentId = await saveInstrument(tx, SYSTEM, study, "with kinds")
    await tx.update(waves).set({ instrumentId }).where(eq(waves.id, field.wave.id))
    const seed = { sealed: VAULT.seal(tellingSeed(`phone/${field.interviewers[0]!.id}`)), hash: "hash of the seed" }
    await openWave(tx, byPerson(field.coordinator), field.wave.id, seed, day(1))
    return drawingOf(tx, field.wave.id, VAULT.open)
  })
})
afterEach(() => field.close())

/** A seed with which the stream shows every kind among its first, and a repeat interview that is not drawn by value. */
function tellingSeed(stream: string): string {
  for (let n = 0; ; n++) {
    const seed = `seed ${n}`
    const first = [1, 2, 3, 4, 5, 6, 7, 8]
    const drawn = first.filter((position) => isDrawn(seed, stream, position, POLICY.share))
    const kinds = new Set(drawn.map((position) => kindOf(seed, stream, position, "value", kindShares(POLICY))))
    if (kinds.size === 3 && undrawnRepeat(seed, stream, drawn)) return seed
  }
}

const undrawnRepeat = (seed: string, stream: string, drawn: readonly number[]) =>
  [1, 2, 3, 4, 5, 6, 7, 8].find(
    (position) =>
      !drawn.includes(position) && kindOf(seed, stream, position, "closing", kindShares(POLICY)) === "repeat",
  )

async function completed(n: number, interviewer: Person | undefined, now: Date): Promise<string[]> {
  const ids: string[] = []
  const caseIds = await field.addCases(Array.from({ length: n }, () => ({ service: "therapy", language: "kk" })))
  for (const caseId of caseIds) ids.push(await complete(field, { caseId, now, ...(interviewer && { interviewer }) }))
  return ids
}

const listed = () =>
  field.db.select().from(verifications).orderBy(asc(verifications.stream), asc(verifications.position))

async function expectReproduced() {
  const events = await listDrawEvents(field.db, field.wave.id)
  const worked = reproduce(drawing.seed, parametersOf(POLICY), events)
  if (!worked.ok) throw new Error(worked.fault)
  const drawn = await listDrawn(field.db, field.wave.id)
  expect(writeDraw(drawn)).toBe(writeDraw(worked.entries))
}

it("publishes what the draw rests on when the wave opens", async () => {
  const [line] = await field.db.select().from(audit).where(eq(audit.verb, "wave.opened"))
  expect(line?.details).toEqual({ drawSeedHash: "hash of the seed", draw: parametersOf(POLICY) })
})

describe("the kind of check", () => {
  it("is the one that the seed gives, with its own deadline; what nobody observed is called back", async () => {
    const [a] = field.interviewers
    await completed(12, a, day(1))
    await completed(6, undefined, day(1))
    await transact(field.db, (tx) => closeWave(tx, byPerson(field.coordinator), field.wave.id, day(1, 6), VAULT.open))
    await expectReproduced()
    const rows = await listed()
    const kinds = new Set(rows.map(({ drawnKind }) => drawnKind))
    expect(kinds).toEqual(new Set(["callback", "repeat", "observation"]))
    for (const { stream, position, reason, drawnKind, kind, kindReason, drawnAt, dueAt } of rows) {
      if (reason === "risk") throw new Error("nobody is suspected")
      expect(drawnKind).toBe(kindOf(drawing.seed, stream, position, reason, drawing.parameters.kinds))
      const missed = drawnKind === "observation"
      expect({ kind, kindReason }).toEqual(
        missed ? { kind: "callback", kindReason: "not_observed" } : { kind: drawnKind, kindReason: null },
      )
      expect((dueAt.getTime() - drawnAt.getTime()) / DAY).toBe(kind === "callback" ? 5 : 10)
    }
  })

  it("stays observation when the observer was there, and is foretold by the peek", async () => {
    const [a] = field.interviewers
    const stream = `phone/${a!.id}`
    const [caseId = ""] = await field.addCases([{ service: "therapy", language: "kk" }])
    let position = 0
    for (;;) {
      const next = await transact(field.db, (tx) => peekNext(tx, drawing, { stream }))
      expect(next.drawn).toBe(isDrawn(drawing.seed, stream, position + 1, POLICY.share))
      if (next.drawn && next.kind === "observation") break
      await completed(1, a, day(1))
      position += 1
    }
    const interviewId = await fillIn(field, { caseId, interviewer: a!, now: day(1) })
    const observed = { id: newId(), waveId: field.wave.id, interviewId, observerId: field.supervisor.id }
    await field.db.insert(observations).values({ ...observed, offeredAt: day(1), joinedAt: day(1) })
    await finish(field, interviewId, day(1), a)
    const [check] = await field.db.select().from(verifications).where(eq(verifications.interviewId, interviewId))
    expect(check).toMatchObject({
      position: position + 1,
      drawnKind: "observation",
      kind: "observation",
      kindReason: null,
    })
    expect(check!.dueAt.getTime() - check!.drawnAt.getTime()).toBe(2 * DAY)
    await expectReproduced()
  })
})

it("covers a new interviewer's first days, not later ones and not self-completed interviews", async () => {
  const [a] = field.interviewers
  const arrivals = [1, 2, 3, 4]
  for (const on of arrivals) {
    await completed(1, a, day(on))
    await completed(1, undefined, day(on))
  }
  await transact(field.db, (tx) => endDays(tx, VAULT.open, day(5)))
  const events = await listDrawEvents(field.db, field.wave.id)
  const ends = (mode: string) =>
    events
      .filter(({ stream, event }) => stream.startsWith(mode) && event !== "completed")
      .map(({ event, n }) => `${event} ${n}`)
  expect(ends("phone/")).toEqual(["first_week 1", "first_week 2", "first_week 3", "day_end 4"])
  expect(ends("online/")).toEqual(["day_end 1", "day_end 2", "day_end 3", "day_end 4"])
  const own = (await listDrawn(field.db, field.wave.id)).filter(({ stream }) => stream.startsWith("phone/"))
  expect(own.length).toBeGreaterThanOrEqual(3)
  await expectReproduced()
})

describe("checks on suspicion", () => {
  const completedOf = (personId: string) =>
    field.db
      .select({ id: interviews.id, stream: interviews.stream, position: interviews.position })
      .from(interviews)
      .where(and(eq(interviews.interviewerId, personId), isNotNull(interviews.position)))

  const suspect = async (personId: string) => {
    const rows = (await completedOf(personId)).map(({ id, stream, position }) => {
      return { id, stream: stream ?? "", position: position ?? 0 }
    })
    return transact(field.db, (tx) => addRisk(tx, drawing, rows, "flags", day(2)))
  }

  it("are put up once, beside the random ones, and never fill the floor", async () => {
    const [a] = field.interviewers
    await completed(10, a, day(1))
    const random = (await listed()).length
    expect(await suspect(a!.id)).toBe(10 - random)
    expect(await suspect(a!.id)).toBe(0)
    expect((await listed()).filter(({ reason }) => reason === "risk")).toHaveLength(10 - random)
    expect(await listDrawn(field.db, field.wave.id)).toHaveLength(random)
    await expectReproduced()
  })

  it("become random when they are drawn: of the kind drawn, unless somebody has them already", async () => {
    const [a] = field.interviewers
    const stream = `phone/${a!.id}`
    await completed(8, a, day(1))
    await suspect(a!.id)
    const drawn = await listDrawn(field.db, field.wave.id)
    const taken = undrawnRepeat(
      drawing.seed,
      stream,
      drawn.map(({ position }) => position),
    )
    const one = and(eq(verifications.stream, stream), eq(verifications.position, taken!))
    await field.db.update(verifications).set({ assignedTo: field.supervisor.id }).where(one)
    // All of them are drawn when the wave asks for the whole stream.
    const whole = { ...POLICY, share: 1 }
    await transact(field.db, async (tx) => {
      const study = { ...field.wave.study, verificationPolicy: whole }
      const instrumentId = await saveInstrument(tx, SYSTEM, study, "all of it")
      await tx.update(waves).set({ instrumentId }).where(eq(waves.id, field.wave.id))
      await topUpWave(tx, field.wave.id, "closing", VAULT.open, day(2))
    })
    for (const row of await listed()) {
      expect(row.reason).not.toBe("risk")
      expect(row.cause).toBeNull()
      if (row.reason !== "closing") continue
      expect(row.drawnKind).toBe(kindOf(drawing.seed, stream, row.position, "closing", drawing.parameters.kinds))
      if (row.position === taken) expect(row).toMatchObject({ kind: "callback", kindReason: "on_suspicion" })
      else expect(row).toMatchObject({ kind: row.drawnKind, kindReason: null })
    }
  })
})
