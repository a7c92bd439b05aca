import fc from "fast-check"
import { describe, it } from "vitest"
import { sequences, termsOfCells } from "./testing/commands"
import { inMemory } from "./testing/in-memory"
import { WaveModel } from "./testing/model"

describe("places of a wave", () => {
  it("follow the model through any sequence: no hard cell is ever over, nobody is in two states", async () => {
    await fc.assert(
      fc.asyncProperty(termsOfCells, sequences(60), async (terms, commands) => {
        await fc.asyncModelRun(() => ({ model: new WaveModel([...terms]), real: inMemory(terms) }), commands)
      }),
      { numRuns: 150 },
    )
  }, 30_000)
})
