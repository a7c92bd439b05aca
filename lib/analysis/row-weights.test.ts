import { expect, it } from "vitest"
import { rowWeights } from "./row-weights"

it("finds each interview's weight by the dimensions that were weighed by", () => {
  const columns = new Map([
    ["mode", { codes: ["phone", "online"], values: Uint8Array.of(1, 2, 2, 1) }],
    ["#sex", { codes: ["m", "f"], values: Uint8Array.of(1, 1, 0, 2) }],
  ])
  const groups = [
    { codes: { mode: "phone", sex: "m" }, n: 1, weight: 0.5 },
    { codes: { mode: "online", sex: "m" }, n: 1, weight: 2 },
    { codes: { mode: "online", sex: "" }, n: 1, weight: 1.25 },
  ]
  const weights = rowWeights({ waveId: "w", at: "", n: 4, columns }, groups, ["mode", "sex"])
  expect([...weights]).toEqual([0.5, 2, 1.25, 1])
})
