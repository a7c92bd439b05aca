import { describe, expect, it } from "vitest"
import { ScoringSettings } from "../study/scoring"
import { rank } from "./rank"

const settingsWith = (ranking: object) => ({
  settings: ScoringSettings.parse({
    method: "m",
    scale: { lowest: 1, highest: 5 },
    levels: ["item", "study"],
    average: "unweighted",
    criteria: [],
    rankings: { services: ranking },
    decimals: { mean: 2, percent: 1 },
    rounding: "half_up",
  }),
})
const entry = (code: string, mean: number, percent: number) => ({ code, score: { mean, percent } })
const order = (ranking: object, entries: ReturnType<typeof entry>[]) =>
  rank(settingsWith(ranking), "services", entries).map(({ code, rank }) => `${rank}${code}`)

// Printed alike (4.59); b has the better mean, c the better percentage.
const ALIKE = [entry("a", 4.585, 70), entry("b", 4.594, 60), entry("c", 4.59, 80), entry("d", 4.6, 10)]

describe("ranking", () => {
  it.each([
    [{ ties: "register_order" }, ["1d", "2a", "3b", "4c"]],
    [{ ties: "percent" }, ["1d", "2c", "3a", "4b"]],
    [{ ties: "unrounded_mean" }, ["1d", "2b", "3c", "4a"]],
    [{ by: "unrounded_mean" }, ["1d", "2b", "3c", "4a"]],
  ])("%j", (ranking, expected) => {
    expect(order(ranking, ALIKE)).toEqual(expected)
  })

  it("keeps register order where the mean is the same but for the last bits", () => {
    const same = [entry("a", 4.6, 1), entry("b", 4.5 + 0.1, 2), entry("c", 4.6 + 1e-15, 3)]
    expect(order({ ties: "unrounded_mean" }, same)).toEqual(["1a", "2b", "3c"])
  })

  it("leaves out what has no score, and gives no rank twice", () => {
    const ranked = rank(settingsWith({}), "services", [entry("a", 4, 1), { code: "b", score: null }, entry("c", 4, 1)])
    expect(ranked.map(({ code, rank }) => [code, rank])).toEqual([
      ["a", 1],
      ["c", 2],
    ])
  })
})
