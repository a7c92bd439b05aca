// Jobs by the clock on a real database: here rather than beside the adapter, for this is where databases are.
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { type Job, type Jobs, startJobs } from "@/adapters/jobs/start"
import { poolOf } from "./client"
import { createTestDatabase } from "./testing/database"

const YEARLY = "0 0 1 1 *"
let database: { url: string; drop: () => Promise<void> }
const running: Jobs[] = []
const told: unknown[] = []

beforeEach(async () => {
  database = await createTestDatabase()
  told.length = 0
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((jobs) => jobs.stop()))
  await poolOf(database.url).end()
  await database.drop()
})

function start(work: Job["work"]): Jobs {
  const pool = poolOf(database.url)
  const query = (text: string, values?: unknown[]) => pool.query(text, values)
  const jobs = startJobs({ query }, [{ name: "chore", cron: YEARLY, work }], (error) => told.push(error))
  running.push(jobs)
  return jobs
}
/** A promise that is kept from outside. */
function signal() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve: () => resolve() }
}
const states = async () => {
  const { rows } = await poolOf(database.url).query(
    "select state::text, count(*)::int n from jobs.job where name = 'chore' group by 1",
  )
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}

describe("jobs", () => {
  it("run when a process starts, and again when another does", async () => {
    for (let round = 0; round < 2; round++) {
      const ran = signal()
      const jobs = start(async () => ran.resolve())
      await ran.promise
      await jobs.stop()
    }
    expect(await states()).toEqual({ completed: 2 })
    expect(told).toEqual([])
  })

  it("run one at a time over all processes; one more may wait", async () => {
    const first = signal()
    const release = signal()
    let [at, most] = [0, 0]
    const work = async () => {
      most = Math.max(most, ++at)
      first.resolve()
      await release.promise
      at--
    }
    start(work)
    await first.promise
    const others = [start(work), start(work)]
    // Stopping waits until a process has started and sent its own.
    await Promise.all(others.map((jobs) => jobs.stop()))
    const { active, created = 0 } = await states()
    expect({ active, most }).toEqual({ active: 1, most: 1 })
    expect(created).toBeLessThanOrEqual(1)
    release.resolve()
  })

  it("tell what failed, and come round again", async () => {
    const failed = signal()
    const jobs = start(async () => {
      failed.resolve()
      throw new Error("no such chore")
    })
    await failed.promise
    await jobs.stop()
    expect(String(told[0])).toContain("no such chore")
    const ran = signal()
    start(async () => ran.resolve())
    await ran.promise
  })

  it("are told to stop, and stop in seconds", async () => {
    const began = signal()
    let goesOn: () => boolean = () => true
    const jobs = start(async (goOn) => {
      goesOn = goOn
      began.resolve()
      while (goOn()) await new Promise((resolve) => setImmediate(resolve))
    })
    await began.promise
    expect(goesOn()).toBe(true)
    const before = performance.now()
    await jobs.stop()
    expect(goesOn()).toBe(false)
    expect(performance.now() - before).toBeLessThan(4_000)
    expect(await states()).toEqual({ completed: 1 })
  })
})
