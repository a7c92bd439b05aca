import { describe, expect, it } from "vitest"
import { sharedRead } from "./shared-read"

/** Reads that end when told, each saying which one it was. */
function reads() {
  const started: (() => void)[] = []
  const work = () =>
    new Promise<number>((resolve) => {
      const n = started.push(() => resolve(n))
    })
  return { work, started, turn: () => new Promise((resolve) => setImmediate(resolve)) }
}

describe("a shared read", () => {
  it("is never one that began before it was asked for", async () => {
    const { work, started, turn } = reads()
    const first = sharedRead("a", work)
    const later = [sharedRead("a", work), sharedRead("a", work), sharedRead("a", work)]
    expect(started).toHaveLength(1)
    started[0]?.()
    expect(await first).toBe(1)
    await turn()
    expect(started).toHaveLength(2)
    const third = sharedRead("a", work)
    started[1]?.()
    expect(await Promise.all(later)).toEqual([2, 2, 2])
    await turn()
    started[2]?.()
    expect(await third).toBe(3)
  })

  it("starts anew when nobody reads, and keeps keys apart", async () => {
    const { work, started } = reads()
    const one = sharedRead("a", work)
    const other = sharedRead("b", work)
    for (const end of started) end()
    expect(await Promise.all([one, other])).toEqual([1, 2])
    const again = sharedRead("a", work)
    started[2]?.()
    expect(await again).toBe(3)
  })

  it("hands a failure to those who waited for it, and to nobody else", async () => {
    const failing = sharedRead("c", async () => Promise.reject(new Error("no")))
    const next = sharedRead("c", async () => "yes")
    await expect(failing).rejects.toThrow("no")
    expect(await next).toBe("yes")
  })
})
