import { eq, sql } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { answeredOf } from "@/lib/microdata/answered"
import { countsFrom, itemRowsFrom, scoredColumns } from "@/lib/microdata/counts"
import { codeIn, columnIn } from "@/lib/microdata/select"
import { countItems, itemRows } from "@/lib/scoring/count"
import { type Scheme, schemeOf, scoredQuestions } from "@/lib/scoring/scheme"
import { interviews, microdata, microdataColumns } from "../schema"
import { answerCheck, HELD, NEVER, settle, suspect } from "../testing/checking"
import { complete } from "../testing/completing"
import { type Field, openField } from "../testing/field"
import { readAtOnce } from "./instant"
import { findMicrodata, readMicrodata, refreshMicrodata, renewMicrodata, takeMicrodata } from "./microdata"
import { readItemRows, readRatings } from "./ratings"
import { readTally } from "./tally"

const NOW = new Date()
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
let field: Field
let scheme: Scheme

beforeEach(async () => {
  field = await openField({ cells: [{ conditions: { service: "therapy" }, target: 50, hard: true }] })
  scheme = schemeOf(field.wave.study)!
})
afterEach(() => field.close())

const interviewer = () => field.interviewers[0]!
const sampled = (n: number) => field.addCases(Array.from({ length: n }, () => ({ service: "therapy", language: "kk" })))

async function completed(n: number): Promise<string[]> {
  const ids: string[] = []
  for (const [index, caseId] of (await sampled(n)).entries()) {
    const by = index % 2 === 0 ? { interviewer: interviewer() } : {}
    const fixed = { waited: 10 + index, r_reception: String(1 + (index % 5)) }
    ids.push(await complete(field, { caseId, fixed, now: NOW, ...by }))
  }
  return ids
}

async function correct(interviewId: string): Promise<void> {
  const [check = ""] = await suspect(field, [interviewId], NOW)
  await answerCheck(field, field.supervisor, check, HELD, NOW, { waited: 40 })
  await settle(field, field.supervisor, check, { finding: "discrepancy", consequence: "correct" }, NOW)
}

/** Microdata and tally say the same now; how many interviews. */
async function expectSame(): Promise<number> {
  const { db, wave } = field
  const taken = await readAtOnce(db, (tx) => takeMicrodata(tx, wave.id, NOW))
  const tally = itemRows(scheme, await readTally(db, wave.id, scoredQuestions(scheme), null))
  const byKey = (rows: typeof tally) => [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  expect(byKey(itemRowsFrom(scheme, taken))).toEqual(byKey(tally))
  const ratings = await readRatings(db, wave.id, scoredQuestions(scheme), null)
  expect(countsFrom(scheme, taken)).toEqual(countItems(scheme, itemRows(scheme, ratings)))
  expect(byKey(await readItemRows(db, wave.id, scheme, null))).toEqual(byKey(itemRows(scheme, ratings)))
  expect(await readItemRows(db, wave.id, scheme, [])).toEqual([])
  const minutes = await readTally(db, wave.id, ["waited"], null)
  for (const { value } of minutes)
    expect(answeredOf(taken, { name: "waited", multiple: false, choices: [value] }).counts).toEqual([
      minutes.filter((row) => row.value === value).reduce((sum, { count }) => sum + count, 0),
    ])
  const problems = await readTally(db, wave.id, ["problems"], null)
  const asked = problems.filter(({ value }) => value === "*").reduce((sum, { count }) => sum + count, 0)
  const choices = [...new Set(problems.map(({ value }) => value))].filter((value) => value !== "*")
  expect(answeredOf(taken, { name: "problems", multiple: true, choices }).asked).toBe(asked)
  return taken.n
}
const key = ({ service, mode, item }: ReturnType<typeof itemRows>[number]) => `${service} ${mode} ${item}`

describe("microdata of a wave", () => {
  it("say what the tally says after interviews are accepted, corrected and voided", async () => {
    expect(await expectSame()).toBe(0)
    const [first = "", , third = ""] = await completed(5)
    expect(await expectSame()).toBe(5)
    await correct(first)
    expect(await expectSame()).toBe(5)
    const [check = ""] = await suspect(field, [third], NOW)
    await answerCheck(field, field.supervisor, check, NEVER, NOW)
    await settle(field, field.supervisor, check, { finding: "fabricated", consequence: "void" }, NOW)
    expect(await expectSame()).toBe(4)
  })

  it("are in the order of the interviews' ids, over more than one batch, and tell how far they are", async () => {
    const { db, wave } = field
    const [id = ""] = await completed(1)
    // Copies of the one interview, each of a case of its own.
    await db.execute(sql`set session_replication_role = replica`)
    await db.execute(sql`
      insert into interviews (id, wave_id, case_id, instrument_id, mode, language, interviewer_id, status, standing, answers,
        started_at, last_event_at, ended_at, stream, position)
      select md5('i' || g)::uuid, wave_id, gen_random_uuid(), instrument_id, mode, language, interviewer_id, status, standing,
        answers || jsonb_build_object('waited', g % 300), started_at, last_event_at, ended_at, stream, 10 + g
      from interviews, generate_series(1, 2500) g where id = ${id}::uuid`)
    await db.execute(sql`
      insert into cases (id, wave_id, source, service, timezone, shuffle)
      select case_id, wave_id, 'open', 'surgery', 'Asia/Almaty', 0.5 from interviews where id <> ${id}::uuid`)
    const told: number[][] = []
    const taken = await readAtOnce(db, (tx) => takeMicrodata(tx, wave.id, NOW, (...step) => told.push(step)))
    expect(told).toEqual([
      [2000, 2501],
      [2501, 2501],
    ])
    const rows = await db.select().from(interviews).where(eq(interviews.waveId, wave.id)).orderBy(interviews.id)
    const waited = columnIn(taken, "waited")
    expect(waited.values).toBeInstanceOf(Uint16Array)
    expect(rows.map((_, row) => codeIn(waited, row))).toEqual(rows.map(({ answers }) => String(answers.waited)))
  })

  it("come back from the database as they were, the columns that were asked for", async () => {
    await completed(3)
    const { db, wave } = field
    expect(await readMicrodata(db, wave.id, "all")).toBeNull()
    await renewMicrodata(db, wave.id, NOW)
    const taken = await readAtOnce(db, (tx) => takeMicrodata(tx, wave.id, NOW))
    const again = () => readMicrodata(db, wave.id, "all")
    expect((await again())!.columns).toEqual(new Map([...taken.columns].sort(([a], [b]) => (a < b ? -1 : 1))))
    expect(await again()).toMatchObject({ waveId: wave.id, at: NOW.toISOString(), n: 3 })
    const some = (await readMicrodata(db, wave.id, [...scoredColumns(scheme), "nowhere"]))!
    expect([...some.columns.keys()].sort()).toEqual(scoredColumns(scheme).sort())
    expect(countsFrom(scheme, some)).toEqual(countsFrom(scheme, taken))
  })

  it("stay as the newest two", async () => {
    const { db, wave } = field
    await completed(1)
    for (const minutes of [0, 1, 2]) await renewMicrodata(db, wave.id, later(minutes))
    const kept = await db.select().from(microdata).orderBy(microdata.at)
    expect(kept.map(({ at }) => at)).toEqual([later(1), later(2)])
    const [{ n } = { n: 0 }] = await db
      .select({ n: sql<number>`count(distinct microdata_id)::int` })
      .from(microdataColumns)
    expect(n).toBe(2)
    expect((await findMicrodata(db, wave.id))?.at).toEqual(later(2))
  })
})

describe("the job", () => {
  it("takes a wave whose interviews have changed, and not again at once", async () => {
    const refresh = (minutes: number) => refreshMicrodata(field.db, later(minutes - 60))
    expect(await refresh(0)).toBe(0)
    const [first = ""] = await completed(2)
    expect(await refresh(0)).toBe(1)
    await completed(1)
    expect(await refresh(5)).toBe(0)
    expect(await refresh(10)).toBe(1)
    expect((await readMicrodata(field.db, field.wave.id, ["mode"]))?.n).toBe(3)
    expect(await refresh(20)).toBe(0)
    // As many as before, and not the same.
    await correct(first)
    expect(await refresh(25)).toBe(1)
    const taken = (await readMicrodata(field.db, field.wave.id, ["waited"]))!
    expect(answeredOf(taken, { name: "waited", multiple: false, choices: ["10", "40"] }).counts).toEqual([1, 1])
    expect(await refresh(75)).toBe(1)
    expect(await refresh(90)).toBe(0)
  })
})
