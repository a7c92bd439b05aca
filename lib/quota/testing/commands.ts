// Whatever can happen in a wave, in any order: each command is given to the model and to the wave under test.
import fc from "fast-check"
import { expect } from "vitest"
import type { WaveModel } from "./model"
import { CELLS, SERVICES, type Terms, WAITS, type Wave } from "./wave"

type Command = fc.AsyncCommand<WaveModel, Wave, false>
type Stage = "running" | "answered" | "counted"

/** `pick` chooses among the interviews that are at this stage, whatever their number. */
const among = (model: Pick<WaveModel, "people">, stage: Stage, pick: number): number | undefined => {
  const fit = model.people.flatMap(({ standing, wait }, n) =>
    (stage === "counted" ? standing === "counted" : standing === null && (stage === "running" || wait !== null))
      ? [n]
      : [],
  )
  return fit[pick % Math.max(1, fit.length)]
}

function command(
  name: string,
  stage: Stage | null,
  pick: number,
  both: (model: WaveModel, wave: Wave, n: number) => Promise<void>,
): Command {
  return {
    check: (model) => stage === null || among(model, stage, pick) !== undefined,
    async run(model, wave) {
      await both(model, wave, stage === null ? -1 : among(model, stage, pick)!)
      await expectInStep(model, wave)
    },
    toString: () => `${name}(${pick})`,
  }
}

const pick = fc.nat(20)

/** Any sequence of start, answer, finish, abandon, expire, reject, re-target and admit. */
export const sequences = (maxCommands: number) =>
  fc.commands<WaveModel, Wave, false>(
    [
      fc.constantFrom(...SERVICES).map((service) =>
        command(`start ${service}`, null, 0, async (model, wave) => {
          expect(await wave.start(service)).toBe(model.start(service))
        }),
      ),
      fc.tuple(pick, fc.constantFrom(...WAITS, null)).map(([n, wait]) =>
        command(`answer ${wait}`, "running", n, async (model, wave, one) => {
          expect(await wave.answer(one, wait)).toBe(model.answer(one, wait))
        }),
      ),
      pick.map((n) =>
        command("finish", "answered", n, async (model, wave, one) => {
          expect(await wave.finish(one)).toBe(model.finish(one))
        }),
      ),
      pick.map((n) =>
        command("abandon", "running", n, async (model, wave, one) => {
          await wave.abandon(one)
          model.abandon(one)
        }),
      ),
      pick.map((n) =>
        command("reject", "counted", n, async (model, wave, one) => {
          await wave.reject(one)
          model.reject(one)
        }),
      ),
      fc.constant(
        command("expire", null, 0, async (model, wave) => {
          await wave.expire()
          model.expire()
        }),
      ),
      fc.tuple(fc.nat(CELLS.length - 1), fc.nat(4)).map(([cell, target]) =>
        command(`retarget ${CELLS[cell]!.code} to ${target}`, null, 0, async (model, wave) => {
          expect(await wave.retarget(cell, target)).toBe(model.retarget(cell, target))
        }),
      ),
      fc.constant(
        command("admit", null, 0, async (model, wave) => {
          expect(await wave.admit()).toEqual(model.admit())
        }),
      ),
    ],
    { maxCommands, size: "max" },
  )

/** Small targets, so that cells fill up; now and then a soft table. */
export const termsOfCells: fc.Arbitrary<Terms[]> = fc
  .tuple(fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }), fc.constantFrom(true, true, true, false))
  .map(([targets, hard]) => targets.map((target, n) => ({ target, hard: n < 2 || hard })))

/** The wave is as the model says, no hard cell is over its target, and everybody is in exactly one state. */
async function expectInStep(model: WaveModel, wave: Wave): Promise<void> {
  const state = await wave.state()
  expect(state).toEqual(model.state())
  model.terms.forEach(({ hard, target }, n) => {
    const { accepted, reserved } = state.cells[n]!
    if (hard) expect(accepted + reserved).toBeLessThanOrEqual(target)
    expect(state.interviews.filter(({ places }) => places.includes(n))).toHaveLength(accepted + reserved)
  })
  for (const { standing, places, closed } of state.interviews) {
    if (standing === "overflow" || standing === "out") expect(places).toEqual([])
    if (closed) expect({ standing, places }).toEqual({ standing: null, places: [] })
  }
}
