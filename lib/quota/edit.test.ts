import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type EditLine, planEdit, type StandingCell } from "./edit"

const cell = (
  id: number,
  region: string,
  changes: Partial<StandingCell & StandingCell["terms"]> = {},
): StandingCell => {
  const { target = 10, hard = true, floor = null, ceiling = null, accepted = 0, reserved = 0 } = changes
  return { id, conditions: { region }, terms: { target, hard, floor, ceiling }, accepted, reserved }
}
const line = (region: string, terms: EditLine["terms"]): EditLine => ({ conditions: { region }, terms })

describe("an edit of targets", () => {
  const cells = [cell(1, "akmola", { accepted: 6, reserved: 2 }), cell(2, "abai", { hard: false, accepted: 9 })]

  it("changes what is named and keeps the rest", () => {
    const edit = planEdit(cells, [line("akmola", { target: 8 }), line("abai", { target: 10 })], true)
    const before = { target: 10, hard: true, floor: null, ceiling: null }
    expect(edit).toEqual({
      ok: true,
      changes: [{ id: 1, conditions: { region: "akmola" }, before, after: { ...before, target: 8 } }],
    })
  })

  it("makes a cell that is not there, hard as the wave's are", () => {
    expect(planEdit(cells, [line("ulytau", { target: 5 })], true)).toMatchObject({
      ok: true,
      changes: [{ id: null, before: null, after: { target: 5, hard: true } }],
    })
  })

  it.each<[string, EditLine[], object]>([
    ["below what is taken, naming the minimum", [line("akmola", { target: 7 })], { reason: "below_taken", minimum: 8 }],
    [
      "a soft cell made hard below what is taken",
      [line("abai", { target: 8, hard: true })],
      { reason: "below_taken", minimum: 9 },
    ],
    ["half an interview", [line("akmola", { target: 8.5 })], { reason: "not_whole" }],
    ["less than nothing", [line("abai", { target: -1 })], { reason: "not_whole" }],
    ["a floor above the ceiling", [line("akmola", { floor: 12, ceiling: 9 })], { reason: "floor_above_ceiling" }],
    [
      "a target under its floor",
      [line("akmola", { floor: 12 })],
      { reason: "outside_range", floor: 12, ceiling: null },
    ],
    ["a new cell without a target", [line("ulytau", { floor: 1 })], { reason: "no_target" }],
    ["the same cell twice", [line("abai", { target: 1 }), line("abai", { target: 2 })], { line: 1, reason: "twice" }],
  ])("refuses %s", (_, lines, refusal) => {
    expect(planEdit(cells, lines, true)).toMatchObject({ ok: false, refusals: [refusal] })
  })

  it("refuses a term that somebody else has changed since, and only that", () => {
    const seen = { target: 9, hard: true, floor: 3, ceiling: null }
    const stale = { ...line("akmola", { target: 12 }), expected: seen }
    const now = { target: 10, hard: true, floor: null, ceiling: null }
    expect(planEdit(cells, [stale], true)).toMatchObject({
      ok: false,
      refusals: [{ reason: "changed_meanwhile", now }],
    })
    expect(planEdit(cells, [{ ...line("akmola", { ceiling: 12 }), expected: seen }], true)).toMatchObject({ ok: true })
    expect(planEdit(cells, [{ ...line("akmola", { target: 10 }), expected: seen }], true)).toMatchObject({ ok: true })
    expect(planEdit(cells, [{ ...line("akmola", { target: 12 }), expected: null }], true)).toMatchObject({ ok: false })
    expect(planEdit(cells, [{ ...line("ulytau", { target: 1 }), expected: null }], true)).toMatchObject({ ok: true })
  })

  it("lets a soft cell's target fall below what it has", () => {
    expect(planEdit(cells, [line("abai", { target: 3 })], true)).toMatchObject({ ok: true })
  })
})

it("never gives a hard cell less than it has taken, whatever is asked", () => {
  const count = fc.integer({ min: 0, max: 40 })
  fc.assert(
    fc.property(count, count, count, fc.boolean(), fc.boolean(), (taken, before, wanted, was, is) => {
      const standing = cell(1, "akmola", { target: Math.max(before, was ? taken : 0), hard: was, accepted: taken })
      const edit = planEdit([standing], [line("akmola", { target: wanted, hard: is })], true)
      if (!edit.ok) return is && wanted < taken
      return edit.changes.every(({ after }) => !after.hard || after.target >= taken)
    }),
  )
})
