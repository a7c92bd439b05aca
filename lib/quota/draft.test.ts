import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { CellTerms } from "./cells"
import { type Draft, keepOver, linesOf, rebased, redo, staleKeys, startOf, stepTo, undo, withWishes } from "./draft"
import type { StandingCell } from "./edit"
import { propose } from "./generate"

const terms = (target: number): CellTerms => ({ target, hard: true, floor: null, ceiling: null })
const cells = (target: number): ReadonlyMap<string, StandingCell> =>
  new Map([["region=a", { id: 1, conditions: { region: "a" }, terms: terms(target), accepted: 0, reserved: 0 }]])
const A = { conditions: { region: "a" } }
const typed = (text: string, draft: Draft = {}) => withWishes(draft, [{ ...A, texts: { target: text } }], cells(10))

describe("typed targets", () => {
  it("keep what was typed and what stood then; what comes to the same is no change", () => {
    expect(typed("12")).toEqual({ "region=a": { ...A, texts: { target: "12" }, expected: terms(10) } })
    expect(typed("10", typed("12"))).toEqual({})
    expect(withWishes({}, [{ ...A, hard: true }], cells(10))).toEqual({})
  })

  it.each([
    ["1 200", 1200],
    ["", Number.NaN],
    ["12,5", -1],
    ["many", -1],
  ])("%j becomes the target %d of a line", (text, target) => {
    expect(linesOf(typed(text), () => true)[0]).toEqual({ ...A, expected: terms(10), terms: { target } })
  })

  it("take the table's kind for a new cell", () => {
    const draft = withWishes({}, [{ conditions: { region: "b" }, texts: { target: "3" } }], cells(10))
    expect(linesOf(draft, () => false)[0]?.terms).toEqual({ target: 3, hard: false })
  })

  it("drop out when they came true, and are stale when somebody else was there", () => {
    expect(rebased(typed("12"), cells(12))).toEqual({})
    expect([...staleKeys(typed("12"), cells(11))]).toEqual(["region=a"])
    expect([...staleKeys(keepOver(typed("12"), "region=a", cells(11)), cells(11))]).toEqual([])
  })
})

it("undoes and redoes steps; strokes in one field are one step", () => {
  const typedTwice = stepTo(stepTo(startOf({}), typed("1"), "a"), typed("12"), "a")
  expect([typedTwice.past.length, undo(typedTwice).now, redo(undo(typedTwice)).now]).toEqual([1, {}, typed("12")])
  const draft = fc.integer({ min: 11, max: 99 }).map((n) => typed(String(n)))
  fc.assert(
    fc.property(fc.array(draft, { minLength: 1, maxLength: 20 }), (drafts) => {
      let steps = startOf({})
      for (const next of drafts) steps = stepTo(steps, next)
      const last = steps.now
      for (const _ of drafts) steps = undo(steps)
      expect(undo(steps).now).toEqual({})
      for (const _ of drafts) steps = redo(steps)
      expect(steps.now).toEqual(last)
    }),
  )
})

describe("a proposal", () => {
  const margin = (dimension: string, ...shares: number[]) => ({
    dimension,
    strata: shares.map((share, n) => ({ code: `${dimension}${n}`, share })),
  })

  it("keeps both sums exactly and leaves impossible cells out", () => {
    const possible = (conditions: Readonly<Record<string, string>>) => !(conditions.r === "r0" && conditions.s === "s1")
    const proposal = propose(100, [margin("r", 1, 3), margin("s", 1, 1)], possible)
    if (!proposal.ok) throw new Error("refused")
    const sum = (name: string, code: string) =>
      proposal.cells.filter(({ conditions }) => conditions[name] === code).reduce((all, { target }) => all + target, 0)
    expect([sum("r", "r0"), sum("r", "r1"), sum("s", "s0"), sum("s", "s1")]).toEqual([25, 75, 50, 50])
    expect(proposal.cells).toHaveLength(3)
  })

  it("says which dimension cannot hold its bounds", () => {
    const tight = {
      dimension: "r",
      strata: [
        { code: "r0", share: 1, floor: 60 },
        { code: "r1", share: 1, floor: 60 },
      ],
    }
    expect(propose(100, [tight], () => true)).toMatchObject({ dimension: "r", refusal: { least: 120 } })
    expect(propose(10, [margin("r", 1), margin("s", 1)], () => false)).toMatchObject({ dimension: null })
  })
})
