import { EventEmitter, once } from "node:events"
import { describe, expect, it } from "vitest"
import { pacedProgress } from "./task-progress"

const unheard = (error: unknown) => {
  throw error
}

describe("the progress of a task", () => {
  it("is written at most once a gap, the newest step last", async () => {
    const written: { done: number; at: number }[] = []
    const told = new EventEmitter()
    const last = once(told, "last")
    const { progress, stop } = pacedProgress(
      async ({ done, total }) => {
        written.push({ done, at: performance.now() })
        expect(total).toBe(50)
        if (done === 50) told.emit("last")
      },
      unheard,
      30,
    )
    progress(0, 50)
    const tick = setInterval(() => {
      for (let step = 0; step < 5; step++) progress(Math.min(50, ++done))
      if (done >= 50) clearInterval(tick)
    }, 5)
    let done = 0
    await last
    await stop()
    expect(written.map((one) => one.done)).toEqual([...written.map((one) => one.done)].sort((a, b) => a - b))
    for (const [index, { at }] of written.entries())
      if (index > 0) expect(at - written[index - 1]!.at).toBeGreaterThan(25)
  })

  it("is a sign of life while nothing moves, and none after the stop", async () => {
    let beats = 0
    const told = new EventEmitter()
    const third = once(told, "third")
    const { progress, stop } = pacedProgress(
      async () => {
        if (++beats === 3) told.emit("third")
      },
      unheard,
      1,
      5,
    )
    await third
    await stop()
    const heard = beats
    progress(1)
    await new Promise((go) => setImmediate(go))
    expect(beats).toBe(heard)
  })

  it("goes on when a step could not be written", async () => {
    const told: unknown[] = []
    const writes = new EventEmitter()
    const written = once(writes, "written")
    const { progress, stop } = pacedProgress(
      async ({ done }) => {
        if (done === 1) {
          progress(2)
          throw new Error("away")
        }
        writes.emit("written", done)
      },
      (error) => void told.push(error),
      1,
    )
    progress(1, 2)
    expect(await written).toEqual([2])
    await stop()
    expect(told).toEqual([new Error("away")])
  })
})
