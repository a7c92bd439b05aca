import { describe, expect, it } from "vitest"
import { normalQuantile } from "./normal"

describe("the normal quantile", () => {
  it.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489004],
  ])("of %d", (probability, value) => expect(normalQuantile(probability)).toBeCloseTo(value, 12))
})
