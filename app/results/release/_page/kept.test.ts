import { brotliDecompressSync, gunzipSync } from "node:zlib"
import { describe, expect, it } from "vitest"
import { encoded, keep } from "./kept"

describe("keep", () => {
  it("makes a page once, also for those who ask at the same time", async () => {
    let made = 0
    const make = async () => {
      made++
      return "Бет"
    }
    const [first, second] = await Promise.all([keep("once", make), keep("once", make)])
    expect(await keep("once", make)).toBe(first)
    expect([second, made]).toEqual([first, 1])
  })

  it("keeps neither what is not there nor what failed", async () => {
    expect(await keep("none", async () => null)).toBeNull()
    await expect(keep("none", () => Promise.reject(new Error("down")))).rejects.toThrow("down")
    expect(await keep("none", async () => "now")).not.toBeNull()
  })
})

describe("encoded", () => {
  it.each([
    ["gzip, deflate, br", "br", brotliDecompressSync],
    ["gzip, deflate", "gzip", gunzipSync],
    ["", undefined, (body: Buffer) => body],
  ])("%s", async (accepted, encoding, open) => {
    const page = await keep("words", async () => "Қанағаттану деңгейі")
    const sent = page && (await encoded(page, accepted))
    expect(sent?.encoding).toBe(encoding)
    expect(open(sent?.body ?? Buffer.alloc(0)).toString()).toBe("Қанағаттану деңгейі")
  })
})
