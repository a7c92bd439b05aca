import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { take } from "./bucket"
import { type Entry, signsOf } from "./entry"
import { LIMITS, minutesToWait } from "./limit"
import { hasWorked, solve, WORK_BITS } from "./work"

const NOW = new Date("2026-11-22T10:00:00Z")
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000)

describe("a limit", () => {
  it.each([
    ["the last one that is taken", 10, 60, 0],
    ["one more waits until the window has passed", 11, 60, 14],
    ["at the end of the window a minute at least", 11, 899, 1],
  ])("%s", (_what, n, seconds, minutes) => {
    expect(minutesToWait(LIMITS.resume, { n, first: ago(seconds) }, NOW)).toBe(minutes)
  })
})

describe("a bucket", () => {
  const PACE = { burst: 5, perSecond: 2 }
  const count = (times: readonly number[]) => {
    let bucket: ReturnType<typeof take>[0] | undefined
    return times.filter((at) => {
      const [after, taken] = take(bucket, PACE, at)
      bucket = after
      return taken
    }).length
  }

  it("takes a burst, then what flows in", () => {
    expect(count(Array.from({ length: 20 }, () => 0))).toBe(5)
    expect(count([...Array.from({ length: 20 }, () => 0), 1_000, 1_000, 1_000])).toBe(7)
  })

  it("never takes more than burst and flow, however the requests come, and all of a slow walker's", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3_000), { minLength: 1 }), (gaps) => {
        let at = 0
        const times = gaps.map((gap) => (at += gap))
        expect(count(times)).toBeLessThanOrEqual(PACE.burst + Math.floor((at / 1_000) * PACE.perSecond) + 1)
        expect(count(times.map((_, n) => n * 500))).toBe(times.length)
      }),
    )
  })
})

describe("proof of work", () => {
  it("is found, and good for its own challenge only", () => {
    const answer = solve("one", 0, 100_000, 8) ?? ""
    expect(hasWorked("one", answer, 8)).toBe(true)
    expect(hasWorked("another", answer, 16)).toBe(false)
    expect(solve("one", 0, 1, 30)).toBeNull()
  })

  it.each(["", "-1", "1e5", "12345678901", "<b>", "٣"])("%j is no answer", (answer) => {
    expect(hasWorked("one", answer, 0)).toBe(false)
  })

  it("asks for as many zeros as it says", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 10 }), (challenge, bits) => {
        const answer = solve(challenge, 0, 20_000, bits)
        expect(answer === null || hasWorked(challenge, answer, bits)).toBe(true)
      }),
      { numRuns: 25 },
    )
  })
})

describe("signs of a way in", () => {
  const challenge = "c"
  const answer = solve(challenge, 0, 10_000_000, WORK_BITS) ?? ""
  const person: Entry = { hidden: "", challenge, madeAt: ago(20), answer, used: 1, begun: 1 }
  it.each<[string, Partial<Entry>, string[]]>([
    ["a person with a browser", {}, []],
    ["a browser without scripts", { answer: "" }, ["no_work"]],
    ["a page used again", { used: 2 }, ["no_work"]],
    ["a page that we did not make", { madeAt: null }, ["no_work"]],
    ["a program that fills everything", { hidden: "x", madeAt: ago(1) }, ["hidden_field", "too_soon"]],
    ["the fourth beginning of a day", { begun: 4 }, ["crowded"]],
  ])("%s", (_who, change, signs) => {
    expect(signsOf({ ...person, ...change }, NOW)).toEqual(signs)
  })
})
