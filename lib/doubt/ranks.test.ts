import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { chanceOf } from "../release/testing/invented"
import { type RankEntry, ranksOf } from "./ranks"

const SETTINGS = { confidence: 0.95, scale: { lowest: 1, highest: 5 } }
const entry = (code: string, mean: number, error: number | null, n = 500): RankEntry => ({
  ...{ code, n, shown: mean, score: { mean, percent: 50 } },
  error: error === null ? null : { mean: error, percent: 1 },
})
const ranges = (...entries: RankEntry[]) =>
  Object.fromEntries(Object.entries(ranksOf(entries, SETTINGS)).map(([code, { from, to }]) => [code, [from, to]]))

describe("ranges of ranks", () => {
  it("are single places where all differ, the whole ranking where none do, and between where some do", () => {
    expect(ranges(entry("a", 4.8, 0.01), entry("b", 4.5, 0.01), entry("c", 4, 0.01))).toEqual({
      ...{ a: [1, 1], b: [2, 2], c: [3, 3] },
    })
    expect(ranges(entry("a", 4.8, 0.5), entry("b", 4.5, 0.5), entry("c", 4.2, 0.5))).toEqual({
      ...{ a: [1, 3], b: [1, 3], c: [1, 3] },
    })
    expect(ranges(entry("a", 4.8, 0.02), entry("b", 4.75, 0.02), entry("c", 4, 0.02))).toEqual({
      ...{ a: [1, 2], b: [1, 2], c: [3, 3] },
    })
  })

  it("name the neighbours in the order of the ranking", () => {
    const found = ranksOf([entry("a", 4.8, 0.02), entry("b", 4.75, 0.03), entry("c", 4.7, 0.02)], SETTINGS)
    expect(found.b?.neighbours).toEqual(["a", "c"])
    expect(found.a?.neighbours).toEqual(["b"])
  })

  it("share the error over the comparisons: what two alone can be told apart by, ten cannot", () => {
    const two = [entry("a", 4.5, 0.02), entry("b", 4.44, 0.02)]
    expect(ranges(...two).a).toEqual([1, 1])
    const eight = Array.from({ length: 8 }, (_, at) => entry(`x${at}`, 3, 0.02))
    expect(ranges(...two, ...eight).a).toEqual([1, 2])
  })

  it("tell nobody apart whose error is not known, nor who is shown with the same mean", () => {
    expect(ranges(entry("a", 4.8, 0.01), entry("b", 2, null))).toEqual({ a: [1, 2], b: [1, 2] })
    expect(ranges(entry("a", 4.8, 0), { ...entry("b", 4.7, 0), shown: 4.8 }).a).toEqual([1, 2])
  })

  it("do not take two small groups that all agree for certain", () => {
    expect(ranges(entry("a", 5, 0, 3), entry("b", 4, 0, 3)).a).toEqual([1, 2])
    expect(ranges(entry("a", 5, 0, 3000), entry("b", 4, 0, 3000)).a).toEqual([1, 1])
  })

  it("are narrower where the same people stand behind both, and wider where they pull apart", () => {
    const two = [entry("a", 4.5, 0.02), entry("b", 4.46, 0.02)]
    const of = (rho: number) => ranksOf(two, { ...SETTINGS, correlation: () => rho }).a?.to
    expect([of(0.9), of(0), of(-0.9)]).toEqual([1, 2, 2])
  })

  it("hold their own place, and being neighbours goes both ways, whatever is ranked", () => {
    const some = fc.record({
      mean: fc.integer({ min: 100, max: 500 }),
      error: fc.option(fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 2, noNaN: true }))),
      n: fc.integer({ min: 0, max: 5000 }),
    })
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), (list) => {
        const entries = list
          .sort((a, b) => b.mean - a.mean)
          .map(({ mean, error, n }, at) => entry(`e${at}`, mean / 100, error, n))
        const found = ranksOf(entries, SETTINGS)
        entries.forEach(({ code }, at) => {
          const { from, to, neighbours } = found[code]!
          expect(from <= at + 1 && at + 1 <= to && from >= 1 && to <= entries.length).toBe(true)
          expect(neighbours).toHaveLength(to - from)
          for (const other of neighbours) expect(found[other]!.neighbours).toContain(code)
        })
      }),
    )
  })

  it("hold the true rank as often as they say, over repeated samples", () => {
    const chance = chanceOf(20)
    // Shares of the ratings 1 to 5; some services are close, two are alike.
    const truths = [0.9, 0.86, 0.85, 0.85, 0.7, 0.66, 0.5].map((q) => [0.02, 0.03, 0.05, 0.9 - q, q])
    const means = truths.map((shares) => shares.reduce((sum, share, at) => sum + share * (at + 1), 0))
    const rankOf = (at: number) => 1 + means.filter((mean) => mean > means[at]! + 1e-9).length
    const [runs, n] = [400, 80]
    const held = truths.map(() => 0)
    let told = 0
    for (let run = 0; run < runs; run++) {
      const entries = truths.map((shares, at) => {
        const drawn = Array.from({ length: n }, (): number => {
          const at = chance()
          return 1 + shares.filter((_, place) => shares.slice(0, place + 1).reduce((a, b) => a + b) <= at).length
        })
        const mean = drawn.reduce((sum, rating) => sum + rating, 0) / n
        const squares = drawn.reduce((sum, rating) => sum + (rating - mean) ** 2, 0)
        return entry(String(at), mean, Math.sqrt(squares / (n - 1) / n), n)
      })
      const found = ranksOf(
        entries.sort((a, b) => b.score.mean - a.score.mean),
        SETTINGS,
      )
      truths.forEach((_, at) => {
        const { from, to } = found[String(at)]!
        told += truths.length - 1 - (to - from)
        if (from <= rankOf(at) && rankOf(at) <= to) held[at]!++
      })
    }
    for (const times of held) expect(times / runs).toBeGreaterThanOrEqual(0.95)
    expect(told).toBeGreaterThan(runs * 5)
  })
})
