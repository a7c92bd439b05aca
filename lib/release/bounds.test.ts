import { describe, expect, it } from "vitest"
import type { Doubt } from "../doubt/doubt"
import { intervalOf } from "../doubt/interval"
import { boundsIn } from "./bounds"
import type { ReleasedMethod } from "./method"

const scale = { lowest: 1, highest: 5 }
const method = { settings: { scale, confidence: 0.95 } } as ReleasedMethod
const score = { mean: 4.9, percent: 99 }
const error = { mean: 0.1, percent: 0.5 }
const doubt = { errors: { study: error }, people: { study: 400 } } as unknown as Doubt

describe("where a released figure may lie", () => {
  it("follows from its doubt, whatever margin stands beside it", () => {
    const figure = { level: "study" as const, code: "", score, margin: { mean: 3, percent: 40 } }
    expect(boundsIn({ doubt, method }, figure)).toEqual(intervalOf(score, error, 400, 0.95, scale))
  })

  it("is not known of a figure that the doubt does not tell of", () => {
    expect(boundsIn({ doubt, method }, { level: "region", code: "akmola", score })).toBeNull()
  })

  it("follows from the margin in old releases, and stays on the scale", () => {
    const figure = { level: "study" as const, code: "", score, margin: { mean: 0.25, percent: 3 } }
    const bounds = boundsIn({ doubt: null, method }, figure)
    expect(bounds?.mean.low).toBeCloseTo(4.65, 12)
    expect([bounds?.mean.high, bounds?.percent]).toEqual([5, { low: 96, high: 100 }])
  })
})
