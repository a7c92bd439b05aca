import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { effectOf, type Group, type Margin, rake } from "./rake"

const GROUPS: Group[] = [
  { codes: { sex: "f", age: "young" }, n: 30 },
  { codes: { sex: "f", age: "old" }, n: 20 },
  { codes: { sex: "m", age: "young" }, n: 40 },
  { codes: { sex: "m", age: "old" }, n: 10 },
]
const MARGINS: Margin[] = [
  { name: "sex", shares: { f: 52, m: 48 } },
  { name: "age", shares: { young: 40, old: 60 } },
]

describe("raking two margins", () => {
  const raked = rake(GROUPS, MARGINS, { tolerance: 1e-12 })
  if (!raked.ok) throw new Error(raked.reason)

  // By hand: raking keeps the odds ratio 30 × 10 / (20 × 40) = 0.375, so the share x of young women solves
  // x (x + 0.08) = 0.375 (0.52 - x) (0.4 - x), that is 0.625 x² + 0.425 x - 0.078 = 0.
  it("gives what solving the table by hand gives", () => {
    const x = (-0.425 + Math.sqrt(0.425 ** 2 + 4 * 0.625 * 0.078)) / (2 * 0.625)
    const byHand = [x / 0.3, (0.52 - x) / 0.2, (0.4 - x) / 0.4, (x + 0.08) / 0.1]
    raked.weights.forEach((weight, index) => {
      expect(weight).toBeCloseTo(byHand[index]!, 9)
    })
  })

  it("agrees with an independent program on weights, design effect and effective n", () => {
    const reference = [0.50102009, 1.848469866, 0.624234933, 2.303060269]
    raked.weights.forEach((weight, index) => {
      expect(weight).toBeCloseTo(reference[index]!, 8)
    })
    expect(raked.effect.deff).toBeCloseTo(1.444950868568215, 9)
    expect(raked.effect.effectiveN).toBeCloseTo(69.20650533889005, 7)
  })
})

describe("what cannot be weighted is refused with its reason", () => {
  it.each<[string, Group[], Margin[], object]>([
    ["nobody", [{ codes: { sex: "f" }, n: 0 }], [MARGINS[0]!], { reason: "nobody" }],
    ["no margins", GROUPS, [], { reason: "no_margins" }],
    ["a code that nobody has", GROUPS.slice(0, 2), [MARGINS[0]!], { reason: "empty", margin: "sex", code: "m" }],
    [
      "a code that the population lacks",
      GROUPS,
      [{ name: "sex", shares: { f: 1 } }],
      { reason: "unknown", margin: "sex", code: "m" },
    ],
    [
      "an answer that is missing",
      [...GROUPS, { codes: { sex: "f" }, n: 1 }],
      MARGINS,
      { reason: "unknown", margin: "age", code: "" },
    ],
  ])("%s", (_, groups, margins, refusal) => {
    expect(rake(groups, margins)).toEqual({ ok: false, ...refusal })
  })

  it("margins that contradict each other in this sample diverge", () => {
    const tied: Group[] = [
      { codes: { sex: "f", age: "young" }, n: 50 },
      { codes: { sex: "m", age: "old" }, n: 50 },
    ]
    const raked = rake(tied, MARGINS)
    expect(raked).toMatchObject({ ok: false, reason: "diverges" })
  })
})

describe("a cap", () => {
  it("holds every weight, and says what is left of the difference", () => {
    const raked = rake(GROUPS, MARGINS, { cap: 1.5 })
    if (!raked.ok) throw new Error(raked.reason)
    expect(Math.max(...raked.weights)).toBeLessThanOrEqual(1.5 + 1e-9)
    expect(raked.off).toBeGreaterThan(0.01)
    expect(raked.capped).toBeGreaterThan(0)
  })
})

const groups = fc
  .array(fc.integer({ min: 1, max: 400 }), { minLength: 12, maxLength: 12 })
  .map((counts) => counts.map((n, i): Group => ({ codes: { a: `a${i % 3}`, b: `b${Math.floor(i / 3)}` }, n })))
const shares = (name: string, codes: number) =>
  fc
    .array(fc.integer({ min: 5, max: 100 }), { minLength: codes, maxLength: codes })
    .map((all): Margin => ({ name, shares: Object.fromEntries(all.map((share, i) => [`${name}${i}`, share])) }))

describe("whatever the sample and the margins", () => {
  it("meets every margin, keeps the mean weight 1 and the odds between groups", () => {
    fc.assert(
      fc.property(groups, shares("a", 3), shares("b", 4), (of, a, b) => {
        const raked = rake(of, [a, b])
        if (!raked.ok) throw new Error(raked.reason)
        const n = of.reduce((sum, group) => sum + group.n, 0)
        const mean = of.reduce((sum, group, i) => sum + group.n * raked.weights[i]!, 0) / n
        expect(mean).toBeCloseTo(1, 5)
        expect(raked.off).toBeLessThan(1e-5)
        const w = (i: number, j: number) => raked.weights[j * 3 + i]!
        expect((w(0, 0) * w(1, 1)) / (w(0, 1) * w(1, 0))).toBeCloseTo(1, 6)
        expect(raked.effect.effectiveN).toBeLessThanOrEqual(n + 1e-6)
      }),
    )
  })

  it("a cap holds every weight on both sides, and the mean stays 1", () => {
    const caps = fc.double({ min: 1.01, max: 4, noNaN: true })
    fc.assert(
      fc.property(groups, shares("a", 3), shares("b", 4), caps, (of, a, b, cap) => {
        const raked = rake(of, [a, b], { cap, sweeps: 5000 })
        if (!raked.ok) return expect(raked.reason).toBe("diverges")
        const n = of.reduce((sum, group) => sum + group.n, 0)
        expect(Math.max(...raked.weights)).toBeLessThanOrEqual(cap * (1 + 1e-9))
        expect(Math.min(...raked.weights)).toBeGreaterThanOrEqual((1 / cap) * (1 - 1e-9))
        expect(of.reduce((sum, group, i) => sum + group.n * raked.weights[i]!, 0) / n).toBeCloseTo(1, 6)
        if (raked.capped === 0) expect(raked.off).toBeLessThan(1e-4)
      }),
    )
  })

  it("equal weights cost nothing", () => {
    expect(effectOf(GROUPS, [2, 2, 2, 2])).toEqual({ n: 100, deff: 1, effectiveN: 100 })
  })
})
