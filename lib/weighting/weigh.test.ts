import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Group, Margin } from "./rake"
import { type Weighed, weigh, weightedShares } from "./weigh"

const SETTINGS = { cap: 5, tolerance: 1e-9 }
const REGION: Margin = { name: "region", shares: { north: 600, south: 400 } }
const SEX: Margin = { name: "sex", shares: { f: 52, m: 48 } }
const of = (region: string, n: number, sex = "f"): Group => ({ codes: { region, sex, service: "x" }, n })
const weightOf = ({ groups }: Weighed, codes: object) =>
  groups.find((group) => JSON.stringify(group.codes) === JSON.stringify(codes))?.weight

describe("weights of a wave", () => {
  it("by hand: 30 of the north for 60 %, 70 of the south for 40 %", () => {
    const weighed = weigh([of("north", 10), of("north", 20, "m"), of("south", 70)], [REGION], SETTINGS)
    expect(weightOf(weighed, { region: "north" })).toBeCloseTo(2, 9)
    expect(weightOf(weighed, { region: "south" })).toBeCloseTo(4 / 7, 9)
    const { result } = weighed
    if (!result.ok) throw new Error(result.reason)
    // 100 (30 × 4 + 70 × 16 / 49) / 100²
    expect(result.effect.deff).toBeCloseTo(1.2 + 16 / 70, 9)
    expect(result.effect.effectiveN).toBeCloseTo(100 / (1.2 + 16 / 70), 7)
    expect([result.least, result.most]).toEqual([expect.closeTo(4 / 7, 9), expect.closeTo(2, 9)])
  })

  it("those whom the population does not know keep the weight 1, and no part in the rest", () => {
    const without = weigh([of("north", 30), of("south", 70)], [REGION], SETTINGS)
    const weighed = weigh([of("north", 30), of("south", 70), of("abroad", 50)], [REGION], SETTINGS)
    expect(weighed).toMatchObject({ n: 150, outside: 50, result: without.result })
    expect(weightOf(weighed, { region: "abroad" })).toBe(1)
  })

  it("those who have not answered keep their part of the sample", () => {
    const weighed = weigh([of("north", 40, ""), of("north", 30, "f"), of("north", 30, "m")], [SEX], SETTINGS)
    expect(weighed.missing).toEqual({ sex: 40 })
    expect(weightOf(weighed, { sex: "" })).toBeCloseTo(1, 9)
    expect(weightOf(weighed, { sex: "f" })).toBeCloseTo(1.04, 9)
  })

  it("names every code that nobody has, and gives no weights", () => {
    const aims = { name: "region", shares: { north: 1, south: 1, east: 1, none: 0 } }
    const weighed = weigh([of("north", 10)], [aims], SETTINGS)
    expect(weighed).toMatchObject({
      empty: [{ margin: "region", codes: ["south", "east"] }],
      result: { ok: false, reason: "empty" },
      groups: [],
    })
  })

  it.each<[string, Group[], Margin[], string]>([
    ["nobody", [], [REGION], "nobody"],
    ["nobody whom the population knows", [of("abroad", 5)], [REGION], "nobody"],
    ["nothing to weight by", [of("north", 5)], [], "no_margins"],
    ["margins that no weights meet", [of("north", 50, "f"), of("south", 50, "m")], [REGION, SEX], "diverges"],
  ])("%s: refused with its reason", (_, groups, margins, reason) => {
    expect(weigh(groups, margins, SETTINGS).result).toMatchObject({ ok: false, reason })
  })

  it("says how many the cap holds and what is left", () => {
    const { result } = weigh([of("north", 2), of("south", 98)], [REGION], SETTINGS)
    expect(result).toMatchObject({ ok: true, capped: 2, most: 5 })
    expect(result.ok && result.off).toBeGreaterThan(0.4)
  })
})

const counts = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 9, maxLength: 9 })
const groupsOf = fc
  .tuple(counts, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
  .map(([all, missing, outside]): Group[] => [
    ...all.map((n, i) => ({ codes: { a: `a${i % 3}`, b: `b${Math.floor(i / 3)}` }, n })),
    { codes: { a: "a0", b: "" }, n: missing },
    { codes: { a: "elsewhere", b: "b1" }, n: outside },
  ])
const marginOf = (name: string) =>
  fc
    .array(fc.integer({ min: 20, max: 100 }), { minLength: 3, maxLength: 3 })
    .map((all): Margin => ({ name, shares: Object.fromEntries(all.map((share, i) => [`${name}${i}`, share])) }))

it("whatever the sample: margins are met among those who answered, and the weighted sample is as large as the sample", () => {
  fc.assert(
    fc.property(groupsOf, marginOf("a"), marginOf("b"), (groups, a, b) => {
      const weighed = weigh(groups, [a, b], { cap: 1000, tolerance: 1e-9 })
      if (!weighed.result.ok) throw new Error(weighed.result.reason)
      const n = groups.reduce((sum, group) => sum + group.n, 0)
      expect(weighed.n).toBe(n)
      expect(weighed.groups.reduce((sum, group) => sum + group.n * group.weight, 0)).toBeCloseTo(n, 4)
      const inside = weighed.groups.filter(({ codes }) => codes.a !== "elsewhere")
      for (const { name, shares } of [a, b]) {
        const whole = Object.values(shares).reduce((sum, share) => sum + share, 0)
        for (const [code, share] of weightedShares(inside, name, Object.keys(shares)))
          expect(share).toBeCloseTo(shares[code]! / whole, 6)
      }
    }),
  )
})
