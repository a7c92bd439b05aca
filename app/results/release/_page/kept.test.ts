import { describe, expect, it } from "vitest"
import { keep } from "./kept"

describe("keep", () => {
  it("makes a page once, also for those who ask at the same time", async () => {
    let made = 0
    const make = async () => {
      made++
      return "Бет"
    }
    const [first, second] = await Promise.all([keep("once", make), keep("once", make)])
    expect(await keep("once", make)).toBe(first)
    expect([second, made, first?.text]).toEqual([first, 1, "Бет"])
  })

  it("keeps neither what is not there nor what failed", async () => {
    expect(await keep("none", async () => null)).toBeNull()
    await expect(keep("none", () => Promise.reject(new Error("down")))).rejects.toThrow("down")
    expect(await keep("none", async () => "now")).not.toBeNull()
  })
})
