import { count, eq, isNull, sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, it } from "vitest"
import { contributionOf } from "@/lib/scoring/contribution"
import { schemeOf } from "@/lib/scoring/scheme"
import { parametersOf } from "@/lib/verification/parameters"
import { policyOf } from "@/lib/verification/policy"
import { reproduce } from "@/lib/verification/reproduce"
import { fitTable } from "@/scripts/replay/fit-table"
import { recount } from "@/scripts/replay/judge"
import { type Loaded, loadReplay } from "@/scripts/replay/load"
import { type Database, databaseOf, poolOf } from "../client"
import { calls, cases, interviews, people, quotaCells, reservations, streams } from "../schema"
import { createTestDatabase, type TestDatabase } from "../testing/database"
import { VAULT } from "../testing/field"
import { listDrawEvents, listDrawn } from "./draw"
import { contextOf, findInstrument } from "./instruments"
import { readTally } from "./tally"
import { findWave } from "./waves"

let database: TestDatabase
let db: Database
let replay: Loaded

beforeAll(async () => {
  database = await createTestDatabase()
  db = databaseOf(database.url)
  const keep = async (_tx: unknown, loaded: Loaded) => {
    replay = loaded
  }
  await loadReplay(db, VAULT, { onLoaded: keep })
}, 120_000)

afterAll(async () => {
  await poolOf(database.url).end()
  await database.drop()
})

it("leaves interviews, cases and places as finishing one by one would have", async () => {
  const ended = await db
    .select({ status: interviews.status, standing: interviews.standing, n: count() })
    .from(interviews)
    .groupBy(interviews.status, interviews.standing)
  expect(new Set(ended)).toEqual(
    new Set([
      { status: "complete", standing: "counted", n: 9_181 },
      { status: "screened_out", standing: "out", n: 30 },
    ]),
  )
  expect(await db.$count(cases, eq(cases.attempts, 1))).toBe(9_211)
  expect(await db.$count(cases, isNull(cases.finalAt))).toBe(0)
  expect(await db.$count(calls)).toBe(await db.$count(interviews, eq(interviews.mode, "phone")))
  const settled = await db
    .select({ cellId: reservations.cellId, n: count() })
    .from(reservations)
    .where(eq(reservations.state, "settled"))
    .groupBy(reservations.cellId)
  const held = new Map(settled.map(({ cellId, n }) => [cellId, n]))
  const all = await db.select().from(quotaCells)
  expect(all.filter(({ id, accepted }) => accepted !== (held.get(id) ?? 0))).toEqual([])
  const hard = all.filter((cell) => cell.hard)
  expect(hard.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(9_181)
  expect(hard.filter(({ accepted, target }) => accepted !== target)).toEqual([])
})

it("numbers each stream without gaps, in the order of completion", async () => {
  const rows = await db
    .select({ stream: interviews.stream, position: interviews.position })
    .from(interviews)
    .where(eq(interviews.status, "complete"))
    .orderBy(interviews.stream, interviews.endedAt, interviews.position)
  const lengths = new Map<string, number>()
  for (const { stream, position } of rows) {
    const next = (lengths.get(stream ?? "") ?? 0) + 1
    expect(position).toBe(next)
    lengths.set(stream ?? "", next)
  }
  const kept = await db.select({ stream: streams.stream, length: streams.length }).from(streams)
  expect(new Map(kept.map(({ stream, length }) => [stream, length]))).toEqual(lengths)
})

it("counts in the tally what a recount of the stored answers gives, and that agrees with the print", async () => {
  const { study, questionnaire } = await findInstrument(db, (await findWave(db, replay.waveId)).instrumentId)
  const rows = await db
    .select({ interview: interviews, region: cases.region, service: cases.service, source: cases.source })
    .from(interviews)
    .innerJoin(cases, eq(cases.id, interviews.caseId))
    .where(eq(interviews.standing, "counted"))
  const recounted = recount(
    rows.map(({ interview, region, service, source }) => {
      const { mode, language, answers, endedAt } = interview
      const context = contextOf(study, { region, service, source, language, mode }, endedAt!)
      const contribution = contributionOf(study, questionnaire, answers, context)
      const place = { region: region ?? "", service: service ?? "", mode }
      return { interview: place, ended: "complete" as const, contribution }
    }),
  )
  const tally = await readTally(db, replay.waveId, [...questionnaire.byName.keys()], null)
  const asWords = (all: typeof recounted) =>
    all
      .map((row) =>
        [row.region, row.service, row.form, row.place, row.mode, row.question, row.value, row.slice, row.count].join(
          "|",
        ),
      )
      .sort()
  expect(asWords(tally).join("\n") === asWords(recounted).join("\n")).toBe(true)
  expect(fitTable(schemeOf(study)!, tally).rows.filter(({ within }) => !within)).toEqual([])
}, 60_000)

it("draws at least the share of each stream, as outsiders reproduce it", async () => {
  const wave = await findWave(db, replay.waveId)
  const parameters = parametersOf(policyOf(replay.study))
  const drawn = await listDrawn(db, wave.id)
  const again = reproduce(VAULT.open(wave.drawSeed!), parameters, await listDrawEvents(db, wave.id))
  const byPlace = (all: typeof drawn) =>
    new Set(all.map(({ stream, position, reason, n, kind }) => `${stream} ${position} ${reason} ${n} ${kind}`))
  expect(again.ok && byPlace(again.entries)).toEqual(byPlace(drawn))
  const kept = await db.select({ stream: streams.stream, length: streams.length }).from(streams)
  const short = kept.filter(
    ({ stream, length }) => drawn.filter((one) => one.stream === stream).length < parameters.share * length,
  )
  expect(short).toEqual([])
})

it("is marked as invented, and lets nobody in", async () => {
  const wave = await findWave(db, replay.waveId)
  expect(wave).toMatchObject({ status: "closed", practice: false })
  expect(Object.keys(wave.notice ?? {}).sort()).toEqual(["en", "kk", "ru"])
  expect(await db.$count(people, isNull(people.disabledAt))).toBe(0)
  const { rows } = await db.execute<{ sealed: Buffer }>(sql`select sealed from contacts`)
  const contacts = rows.map(({ sealed }) => JSON.parse(VAULT.open(sealed)))
  expect(contacts.filter(({ name, phone }) => !name.includes("invented") || !phone.startsWith("+7000"))).toEqual([])
})

it("is loaded once", async () => {
  expect(await loadReplay(db, VAULT)).toEqual({ waveId: replay.waveId, loaded: false })
  expect(await db.$count(interviews, eq(interviews.waveId, replay.waveId))).toBe(9_211)
})
