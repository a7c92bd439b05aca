// Over invented honest fields each flag is raised no more often than stated, within Monte-Carlo error; over fields with
// somebody who does not interview, what is made up is seen. Seeds are fixed, so these tests always say the same.
import { describe, expect, test } from "vitest"
import { digitHeaping } from "./digit-heaping"
import type { FlagKind } from "./flag"
import { chanceOf } from "./testing/chance"
import { ALL_CONTENT, CHEATS, ROUNDED } from "./testing/cheats"
import { type Cheat, heapedOf, type Invented, inventField, partsOf } from "./testing/field"
import { ratesOf } from "./testing/rates"
import { unlikePeers } from "./unlike-peers"

const SIZE = { interviewers: 30, each: 40 }
const SEEDS = [1, 2]
const FALSE_ALARM = 0.02
const KINDS = Object.keys(CHEATS) as FlagKind[]

/** Upper limit of a share over `n`: 3 standard errors, of which the estimated threshold adds as much as the count. */
const limit = (share: number, n: number) => share + 3 * Math.sqrt((2 * share * (1 - share)) / n)

describe("honest interviews", () => {
  const rates = SEEDS.map((seed) => ratesOf(inventField({ seed, ...SIZE }).interviews, new Set(), FALSE_ALARM))
  const honest = rates.reduce((sum, one) => sum + one.honest, 0)

  test.each(KINDS)("raise %s no more often than stated", (kind) => {
    const alarms = rates.reduce((sum, one) => sum + (one.false.get(kind) ?? 0), 0)
    expect(alarms / honest).toBeLessThanOrEqual(limit(FALSE_ALARM, honest))
  })

  test("raise some flag, as they must at that rate", () => {
    const all = rates.reduce((sum, one) => sum + [...one.false.values()].reduce((a, b) => a + b, 0), 0)
    expect(all).toBeGreaterThan(0)
  })
})

describe("made-up interviews", () => {
  test.each(KINDS)("mostly raise %s where one interviewer does what it looks for", (kind) => {
    const cheat = CHEATS[kind]
    if (!cheat) throw new Error("no cheat")
    const caught = SEEDS.map((seed) => {
      const field = inventField({ seed, ...SIZE, services: 3, cheats: { who: 1, share: 0.3, how: cheat.how } })
      const rates = ratesOf(field.interviews, field.fabricated, FALSE_ALARM)
      return [rates.caught.get(kind) ?? 0, rates.fabricated] as const
    })
    const [hits, all] = caught.reduce(([h, a], [hit, of]) => [h + hit, a + of], [0, 0])
    expect(all).toBeGreaterThan(15)
    expect(hits / all).toBeGreaterThan(0.5)
  })
})

describe("an interviewer's work", () => {
  const fields = Array.from({ length: 20 }, (_, seed) => inventField({ seed, ...SIZE, each: 25 }).interviews)
  const works = [
    ["unlike_peers", ALL_CONTENT, (all) => unlikePeers(partsOf(all), FALSE_ALARM)],
    ["digit_heaping", ROUNDED, (all) => digitHeaping(heapedOf(all), FALSE_ALARM)],
  ] as const satisfies readonly (readonly [string, Cheat, (all: readonly Invented[]) => unknown])[]

  test.each(works)("raises %s no more often than stated", (_kind, _how, flagged) => {
    const alarms = fields.reduce((sum, field) => sum + flagged(field).size, 0)
    const n = fields.length * SIZE.interviewers
    expect(alarms / n).toBeLessThanOrEqual(limit(FALSE_ALARM, n))
  })

  test.each(works)("mostly raises %s where the first interviewer makes it all up", (_kind, how, flagged) => {
    const caught = fields.filter((field) => {
      const chance = chanceOf(1)
      const madeUp = field.map((one) => (one.interviewerId === "i0" ? how(one, [], chance) : one))
      return flagged(madeUp).has("i0")
    })
    expect(caught.length / fields.length).toBeGreaterThan(0.6)
  })
})
