// Chance behaves as chance should, over many seeds. The seeds are fixed, so these tests always say the same.
import { describe, expect, test } from "vitest"
import { drawValue, isDrawn, seedHash, topUp } from "./draw"
import { KINDS, kindOf } from "./kind"

const SEEDS = Array.from({ length: 6000 }, (_, index) => seedHash(`seed ${index}`))
const STREAM = "phone/01980000-0000-7000-8000-00000000000a"

/** Upper 0.1 % points of chi-square, from any statistical table. */
const TOP_PERMILLE: Readonly<Record<number, number>> = { 1: 10.828, 2: 13.816, 5: 20.515, 19: 43.82 }

const HALVES = { callback: 0.5, repeat: 0.5 }

const chiSquare = (counts: readonly number[], expected: number) =>
  counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)

describe("equal chance", { timeout: 30_000 }, () => {
  test("given n, every position of a stream topped up at its closing is drawn equally often", () => {
    const n = 20
    const counts = new Array<number>(n).fill(0)
    const sizes: number[] = []
    for (const seed of SEEDS) {
      const byValue = counts.flatMap((_, index) => (isDrawn(seed, STREAM, index + 1, 0.15) ? [index + 1] : []))
      const drawn = [...byValue, ...topUp(seed, STREAM, n, byValue, 0.15)]
      for (const position of drawn) counts[position - 1]! += 1
      sizes.push(drawn.length)
    }
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    const chance = mean(sizes) / n
    const both = mean(sizes.map((size) => size * (size - 1))) / (n * (n - 1))
    // Positions of one draw exclude each other a little: variance less covariance is chance - both.
    const statistic = chiSquare(counts, SEEDS.length * chance) * (chance / (chance - both))
    expect(statistic).toBeLessThan(TOP_PERMILLE[n - 1]!)
    expect(Math.min(...sizes)).toBe(3)
  })
})

describe("the kind of check", { timeout: 30_000 }, () => {
  const shares = { callback: 0.7, repeat: 0.2, observation: 0.1 }

  test("comes out in the policy's shares, also among the drawn", () => {
    const all = { callback: 0, repeat: 0, observation: 0 }
    const drawn = { ...all }
    for (const seed of SEEDS)
      for (const position of [3, 4]) {
        const kind = kindOf(seed, STREAM, position, "value", shares)
        all[kind] += 1
        if (isDrawn(seed, STREAM, position, 0.15)) drawn[kind] += 1
      }
    for (const counts of [all, drawn]) {
      const n = counts.callback + counts.repeat + counts.observation
      const statistic = KINDS.reduce(
        (sum, kind) => sum + (counts[kind] - n * shares[kind]) ** 2 / (n * shares[kind]),
        0,
      )
      expect(statistic).toBeLessThan(TOP_PERMILLE[2]!)
    }
  })

  test("of a top-up keeps the proportion of those that are left", () => {
    const repeats = SEEDS.filter((seed) => kindOf(seed, STREAM, 5, "closing", shares) === "repeat").length
    const expected = [SEEDS.length * (2 / 9), SEEDS.length * (7 / 9)]
    const statistic = [repeats, SEEDS.length - repeats].reduce(
      (sum, n, at) => sum + (n - expected[at]!) ** 2 / expected[at]!,
      0,
    )
    expect(statistic).toBeLessThan(TOP_PERMILLE[1]!)
  })
})

describe("nothing visible tells what comes next", { timeout: 30_000 }, () => {
  test.each([1, 2, 7, 150])("the value of position %i is uniform", (position) => {
    const twentieths = new Array<number>(20).fill(0)
    for (const seed of SEEDS) twentieths[Number((drawValue(seed, STREAM, position) * 20n) >> 64n)]! += 1
    expect(chiSquare(twentieths, SEEDS.length / 20)).toBeLessThan(TOP_PERMILLE[19]!)
  })

  test.each<[string, (seed: string) => boolean]>([
    ["which kind of check the interview before had", (seed) => kindOf(seed, STREAM, 9, "value", HALVES) === "repeat"],
    ["which kind of check it would be", (seed) => kindOf(seed, STREAM, 10, "value", HALVES) === "repeat"],
    ["whether the interview before was drawn", (seed) => isDrawn(seed, STREAM, 9, 0.15)],
    ["whether another stream's was", (seed) => isDrawn(seed, "phone/01980000-0000-7000-8000-00000000000b", 10, 0.15)],
    ["whether the online interview at the same place was", (seed) => isDrawn(seed, "online/open", 10, 0.15)],
    [
      "whether any of the last six was",
      (seed) => [4, 5, 6, 7, 8, 9].some((position) => isDrawn(seed, STREAM, position, 0.15)),
    ],
  ])("the tenth draw does not depend on %s", (_, visible) => {
    const cells = [0, 0, 0, 0]
    for (const seed of SEEDS) cells[(visible(seed) ? 2 : 0) + (isDrawn(seed, STREAM, 10, 0.15) ? 1 : 0)]! += 1
    expect(independence(cells)).toBeLessThan(TOP_PERMILLE[1]!)
  })

  test("nor on how many were drawn so far", () => {
    const drawn = new Array<number>(5).fill(0)
    const all = new Array<number>(5).fill(0)
    for (const seed of SEEDS) {
      let sooner = 0
      for (let position = 1; position <= 12; position++) sooner += isDrawn(seed, STREAM, position, 0.15) ? 1 : 0
      const group = Math.min(4, sooner)
      all[group]! += 1
      if (isDrawn(seed, STREAM, 13, 0.15)) drawn[group]! += 1
    }
    const statistic = all.reduce(
      (sum, size, group) => sum + (drawn[group]! - size * 0.15) ** 2 / (size * 0.15 * 0.85),
      0,
    )
    expect(statistic).toBeLessThan(TOP_PERMILLE[5]!)
  })
})

/** Chi-square of a two by two table. */
function independence([a = 0, b = 0, c = 0, d = 0]: readonly number[]): number {
  return ((a + b + c + d) * (a * d - b * c) ** 2) / ((a + b) * (c + d) * (a + c) * (b + d))
}
