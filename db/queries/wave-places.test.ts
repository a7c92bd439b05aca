import fc from "fast-check"
import { afterAll, beforeAll, describe, it } from "vitest"
import { sequences, termsOfCells } from "@/lib/quota/testing/commands"
import { WaveModel } from "@/lib/quota/testing/model"
import { type Field, openField } from "../testing/field"
import { postgresWave } from "../testing/wave"

let field: Field
beforeAll(async () => {
  field = await openField()
})
afterAll(() => field.close())

describe("places of a wave in PostgreSQL", () => {
  it("follow the same model as lib's rules, through any sequence", async () => {
    let waves = 0
    await fc.assert(
      fc.asyncProperty(termsOfCells, sequences(25), async (terms, commands) => {
        const real = await postgresWave(field, terms, ++waves)
        await fc.asyncModelRun(() => ({ model: new WaveModel([...terms]), real }), commands)
      }),
      { numRuns: 25, endOnFailure: true },
    )
  }, 120_000)
})
