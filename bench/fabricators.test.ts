// The short version of `npm run bench -- fabricators`. The seeds are fixed, so it always says the same.
import { describe, expect, it } from "vitest"
import { DEFAULT_POLICY } from "@/lib/verification/policy"
import { STYLES } from "./parts/fabricators/cheats"
import { huntFabricators, type Trial } from "./parts/fabricators/random"
import { addedByRisk } from "./parts/fabricators/risk"

const trial = (over: Partial<Trial> & Readonly<{ n: number; perDay: number | null }>): Trial => ({
  fieldwork: { n: over.n, share: 0.15, perDay: over.perDay, unreachable: 0.1 },
  ...{ placement: "spread", fabricated: [0.05, 0.2], misses: [0, 0.3], streams: 250, ...over },
})

describe("interviewers who fabricate are caught as often as the exact chance says", { timeout: 30_000 }, () => {
  it.each([20, 60])("anywhere in %i interviews, day by day", (n) => {
    const cells = huntFabricators(trial({ n, perDay: 8 }), "short")
    expect(cells).toHaveLength(4)
    expect(cells.filter(({ within }) => !within)).toEqual([])
  })

  it("in the last days, topped up once", () => {
    const cells = huntFabricators(trial({ n: 40, perDay: null, placement: "last" }), "short")
    expect(cells.filter(({ exact, within }) => exact === null || !within)).toEqual([])
  })

  it("in the last days and with day ends at least as often as promised, and less often than elsewhere", () => {
    const late = huntFabricators(trial({ n: 40, perDay: 8, placement: "last", streams: 300 }), "short")
    const spread = huntFabricators(trial({ n: 40, perDay: 8, streams: 300 }), "short")
    expect(late.filter(({ exact, within }) => exact !== null || !within)).toEqual([])
    expect(late[2]?.caught).toBeLessThan(spread[2]?.caught ?? 0)
  })

  it("and a wrong chance would show: it is some errors off", () => {
    const [cell] = huntFabricators(trial({ n: 40, perDay: 8, fabricated: [0.2], misses: [0.3], streams: 300 }), "short")
    const without = huntFabricators(trial({ n: 40, perDay: 8, fabricated: [0.2], misses: [0], streams: 300 }), "short")
    expect(Math.abs((cell?.caught ?? 0) - (without[0]?.exact ?? 0))).toBeGreaterThan(3 * (cell?.error ?? 1))
  })
})

describe("checks on suspicion", { timeout: 60_000 }, () => {
  const added = (name: string) => {
    const style = STYLES.find((one) => one.name === name)!
    const sizes = { each: 100, interviewers: 40, fabricators: 4, fabricated: 0.05 }
    return addedByRisk({ ...sizes, style, policy: DEFAULT_POLICY, misses: 0.1, fields: 2, seeds: 5 }, "fabricators")
  }

  it("catch hasty fabricators whom chance missed, and rarely trouble honest interviewers", () => {
    const { random, both, interviews } = added("hasty")
    expect(both).toBeGreaterThan(random)
    expect(interviews).toBeLessThan(0.01)
  })

  it("say nothing of careful ones, and trouble honest interviewers no more", () => {
    const { random, both, interviews } = added("careful")
    expect(both - random).toBeLessThan(0.1)
    expect(interviews).toBeLessThan(0.01)
  })
})
