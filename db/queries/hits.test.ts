import { addHours, addMinutes } from "date-fns"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { LIMITS } from "@/lib/abuse/limit"
import { type Database, databaseOf, transact } from "../client"
import { hits } from "../schema"
import { createTestDatabase, type TestDatabase } from "../testing/database"
import { countHit, countTry, dropOldHits } from "./hits"

const NOW = new Date("2026-11-22T05:00:30Z")
let database: TestDatabase
let db: Database

beforeAll(async () => {
  database = await createTestDatabase()
  db = databaseOf(database.url)
})
afterAll(async () => {
  await db.$client.end()
  await database.drop()
})

const { most, minutes } = LIMITS.resume
const tryAt = (network: string, at: Date) => transact(db, (tx) => countTry(tx, "resume", network, at))

describe("tries", () => {
  it("are limited by network, however many come at once, until the time is over", async () => {
    const waits = await Promise.all(Array.from({ length: most + 5 }, () => tryAt("cafe", NOW)))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(most)
    expect(waits.filter((wait) => wait > 0).every((wait) => wait === minutes)).toBe(true)
    expect(await tryAt("home", NOW)).toBe(0)
    expect(await tryAt("cafe", addMinutes(NOW, 5))).toBe(minutes - 5)
    expect(await tryAt("cafe", addMinutes(NOW, minutes + 6))).toBe(0)
  })

  it("of one kind say nothing of another, and are forgotten after a day", async () => {
    const count = (kind: string, at: Date) => transact(db, (tx) => countHit(tx, kind, "phone", 60, at))
    expect((await count("openDevice", NOW)).n).toBe(1)
    expect((await count("openDevice", addMinutes(NOW, 30))).n).toBe(2)
    expect((await count("work", NOW)).n).toBe(1)
    await transact(db, (tx) => dropOldHits(tx, addHours(NOW, 26)))
    expect(await db.select().from(hits)).toEqual([])
  })
})
