import { EventEmitter, once } from "node:events"
import { eq } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { beginTask } from "@/app/_server/task-run"
import { Problem } from "@/lib/problem"
import { taskView } from "@/lib/task"
import { transact } from "../client"
import { listen } from "../listen"
import { tasks } from "../schema"
import { type Field, openField } from "../testing/field"
import { addTask, beatTask, endInterrupted, endTask, findLatestTask, findOwnTask } from "./tasks"

let field: Field
beforeAll(async () => {
  field = await openField()
})
afterAll(() => field.close())

const own = () => field.coordinator
const whose = () => ({ person: own(), waveId: field.wave.id })
const view = async (id: string) => taskView((await findOwnTask(field.db, own().id, id))!, new Date())

async function ran(work: Parameters<typeof beginTask>[3]) {
  const told: string[] = []
  const parts = { db: field.db, tell: (error: unknown) => void told.push((error as Error).message) }
  const { id, over } = await beginTask(parts, "counting", whose(), work)
  await over
  return { id, told }
}

describe("a task", () => {
  it("runs after it was asked for and ends with what came of it", async () => {
    const { id, told } = await ran(async (progress) => {
      progress(1, 4)
      return { counted: 4 }
    })
    expect(await view(id)).toMatchObject({ kind: "counting", state: "done", result: { counted: 4 }, problem: null })
    expect(told).toEqual([])
  })

  it("shows how far it is while it runs", async () => {
    const { id } = await ran(async (progress) => {
      const [row] = await field.db.select().from(tasks).where(eq(tasks.kind, "counting")).orderBy(tasks.createdAt)
      expect(row).toBeDefined()
      progress(1, 4)
      for (;;) {
        const latest = await findLatestTask(field.db, { kind: "counting", personId: own().id, waveId: field.wave.id })
        if (latest?.done === 1) {
          expect(taskView(latest, new Date())).toMatchObject({ state: "running", done: 1, total: 4, result: null })
          return {}
        }
      }
    })
    expect(await view(id)).toMatchObject({ state: "done", done: 4, total: 4 })
  })

  it.each<[string, Error, object, string[]]>([
    [
      "a refusal",
      new Problem("unanswered", { count: 2 }),
      { state: "failed", problem: { code: "unanswered", params: { count: 2 } } },
      [],
    ],
    ["anything else", new Error("boom"), { state: "failed", problem: { code: "unexpected", params: {} } }, ["boom"]],
  ])("ends with %s", async (_, error, expected, heard) => {
    const { id, told } = await ran(() => Promise.reject(error))
    expect(await view(id)).toMatchObject({ ...expected, result: null })
    expect(told).toEqual(heard)
  })

  it("is interrupted when its process has fallen silent, and ends well if it comes back after all", async () => {
    const then = new Date(Date.now() - 121_000)
    const add = (at: Date) =>
      transact(field.db, (tx) => addTask(tx, { kind: "lost", personId: own().id, waveId: null }, at))
    const [lost, alive] = [await add(then), await add(new Date())]
    expect(await view(lost)).toMatchObject({ state: "interrupted" })
    expect(await transact(field.db, (tx) => endInterrupted(tx, new Date()))).toBe(1)
    expect(await view(lost)).toMatchObject({ state: "interrupted", result: null })
    expect(await view(alive)).toMatchObject({ state: "running" })
    await transact(field.db, (tx) => beatTask(tx, lost, { done: 1, total: 2 }, new Date()))
    expect(await view(lost)).toMatchObject({ state: "interrupted", done: 0 })
    await transact(field.db, (tx) => endTask(tx, lost, { result: { n: 1 } }, new Date()))
    expect(await view(lost)).toMatchObject({ state: "done", result: { n: 1 } })
    await transact(field.db, (tx) => endTask(tx, lost, { problem: "unexpected", params: {} }, new Date()))
    expect(await view(lost)).toMatchObject({ state: "done" })
  })

  it("cannot be seen by anybody else", async () => {
    const { id } = await ran(async () => ({}))
    expect(await findOwnTask(field.db, field.supervisor.id, id)).toBeNull()
    const asked = { kind: "counting", personId: field.supervisor.id, waveId: field.wave.id }
    expect(await findLatestTask(field.db, asked)).toBeNull()
    expect(await findLatestTask(field.db, { ...asked, personId: own().id, waveId: null })).toBeNull()
    expect((await findLatestTask(field.db, { ...asked, personId: own().id }))?.id).toBe(id)
  })

  it("tells its own person of every change", async () => {
    const heard: unknown[] = []
    const listened = new EventEmitter()
    const [twice, ready] = [once(listened, "twice"), once(listened, "ready")]
    const listener = listen(field.url, {
      topic: (topic) => {
        heard.push(topic)
        if (heard.length === 2) listened.emit("twice")
      },
      listening: (now) => void (now && listened.emit("ready")),
    })
    await ready
    await ran(async () => ({}))
    await twice
    await listener.close()
    expect(heard).toEqual([1, 2].map(() => ({ topic: "task", personId: own().id })))
  })
})
