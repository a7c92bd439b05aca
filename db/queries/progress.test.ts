import { and, eq, sql } from "drizzle-orm"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { Problem } from "@/lib/problem"
import { measureOf } from "@/lib/report/progress"
import { transact } from "../client"
import { newId } from "../ids"
import { calls, cases, interviews, progressDeltas, verifications } from "../schema"
import { complete } from "../testing/completing"
import { type Field, openField } from "../testing/field"
import { foldAll, foldProgress, readProgress } from "./progress"
import { recount } from "./recount"

const NOW = new Date("2026-11-22T18:30:00Z")
const REGIONS = ["akmola", "atyrau"] as const
let field: Field
let ids: string[]

beforeAll(async () => {
  field = await openField({ study: "public-services", cells: [] })
  const places = Array.from({ length: 40 }, (_, n) => ({ region: REGIONS[n % 2], service: "C24", language: "kk" }))
  ids = await field.addCases(places as { region: string; service: string; language: string }[])
})
afterAll(() => field.close())

type Line = { region: string; service: string; day: string; measure: string; n: number }

async function kept(regions: readonly string[] | null = null): Promise<string[]> {
  const { cells, days } = await readProgress(field.db, field.wave.id, regions)
  return [
    ...cells.flatMap(({ counts, ...place }) => linesOf({ day: "", ...place }, counts)),
    ...days.flatMap(({ counts, ...place }) => linesOf({ service: "", ...place }, counts)),
  ].sort()
}

const linesOf = (place: Omit<Line, "measure" | "n">, counts: Readonly<Record<string, number>>): string[] =>
  Object.entries(counts).map(([measure, n]) => lineOf({ ...place, measure, n }))
const lineOf = ({ region, service, day, measure, n }: Line) => [region, service, day, measure, n].join("|")

async function counted(only?: string): Promise<string[]> {
  const { rows } = await field.db.execute(recount(field.wave.id))
  return (rows as Line[])
    .filter(({ region }) => !only || region === only)
    .map(lineOf)
    .sort()
}

const pick = (n: number) => ids[n % ids.length] ?? ""

const CHANGES: Readonly<Record<string, (n: number) => Promise<unknown>>> = {
  call: (n) =>
    field.db.insert(calls).values({
      ...{ id: newId(), caseId: pick(n), personId: field.interviewers[0]!.id, startedAt: NOW },
      ...(n % 3 > 0 && { endedAt: new Date(NOW.getTime() + (n % 5) * 3_600_000), disposition: "busy" }),
    }),
  hangUp: () => field.db.update(calls).set({ endedAt: NOW, disposition: "no_answer" }).where(sql`ended_at is null`),
  outcome: (n) =>
    field.db
      .update(cases)
      .set(n % 2 ? { disposition: "refusal", finalAt: NOW } : { disposition: "call_later" })
      .where(sql`id = ${pick(n)} and final_at is null`),
  complete: async (n) => {
    const [row] = await field.db
      .select()
      .from(cases)
      .where(eq(cases.id, pick(n)))
    if (!row?.finalAt && !row?.leasedBy) await complete(field, { caseId: pick(n), now: NOW }).catch(wasTaken)
  },
  check: async (n) => {
    const of = and(eq(interviews.caseId, pick(n)), eq(interviews.status, "complete"))
    const [row] = await field.db.select().from(interviews).where(of)
    if (!row) return
    const { id: interviewId, waveId } = row
    const drawn = { stream: row.stream ?? "", position: row.position ?? 0, n: 1, drawnAt: NOW, dueAt: NOW }
    const how = { reason: "risk", cause: "hold", drawnKind: "callback", kind: "callback" } as const
    await field.db
      .insert(verifications)
      .values({ id: newId(), waveId, interviewId, ...drawn, ...how })
      .onConflictDoNothing()
  },
  decide: (n) =>
    field.db
      .update(verifications)
      .set({ finding: "confirmed", consequence: "keep", decidedAt: NOW, differs: { "1": 0, "2": 0, "3": 0 } as never })
      .where(sql`finding is null and position % 3 = ${n % 3}`),
  void: (n) =>
    field.db
      .update(interviews)
      .set({ standing: "out" })
      .where(sql`case_id = ${pick(n)} and standing = 'counted'`),
  restore: (n) =>
    field.db
      .update(interviews)
      .set({ standing: "overflow" })
      .where(sql`case_id = ${pick(n)} and standing = 'out' and status = 'complete'`),
  move: (n) =>
    field.db
      .update(cases)
      .set({ region: REGIONS[n % 2]!, service: n % 3 ? "C24" : "C15" })
      .where(eq(cases.id, pick(n))),
  fold: () => foldProgress(field.db),
}

// Two writers may want the same case: the later one is refused, as in the field.
function wasTaken(error: unknown): void {
  if (!(error instanceof Problem) || error.code !== "case_finished") throw error
}

describe("progress", () => {
  it("equals a recount after any mix of changes, folds and writers at once", async () => {
    const change = fc.tuple(fc.constantFrom(...Object.keys(CHANGES)), fc.nat(1_000))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(change, { maxLength: 8 }), { minLength: 1, maxLength: 4 }),
        async (writers) => {
          await Promise.all(
            writers.map(async (changes) => {
              for (const [name, n] of changes) await CHANGES[name]?.(n)
            }),
          )
          expect(await kept()).toEqual(await counted())
        },
      ),
      { numRuns: 25 },
    )
    await foldAll(field.db, () => true)
    expect(await field.db.select().from(progressDeltas)).toEqual([])
    expect(await kept()).toEqual(await counted())
    for (const region of REGIONS) expect(await kept([region])).toEqual(await counted(region))
  }, 120_000)

  it("is read whole while others fold and write", async () => {
    const total = async () => {
      const { cells } = await readProgress(field.db, field.wave.id, null)
      return cells
        .flatMap(({ counts }) => Object.entries(counts))
        .filter(([name]) => measureOf(name)?.kind === "case")
        .reduce((sum, [, n]) => sum + n, 0)
    }
    const before = await total()
    const seen: number[] = []
    let done = false
    const readers = Promise.all(
      Array.from({ length: 3 }, async () => {
        while (!done) seen.push(await total())
      }),
    )
    await Promise.all([
      ...Array.from({ length: 30 }, (_, n) => CHANGES.outcome?.(n)),
      ...Array.from({ length: 10 }, () => transact(field.db, (tx) => foldProgress(tx))),
    ])
    done = true
    await readers
    expect(new Set(seen)).toEqual(new Set([before]))
  })

  it("leaves the work to another folder that is at it", async () => {
    await CHANGES.move?.(1)
    await CHANGES.move?.(4)
    await transact(field.db, async (tx) => {
      await foldProgress(tx)
      await CHANGES.move?.(7)
      expect(await foldProgress(field.db)).toBe(0)
    })
    expect(await kept()).toEqual(await counted())
  })
})
