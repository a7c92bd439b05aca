import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { URGENCIES } from "./deadline"
import { KINDS } from "./kind"
import { countFor, filterFrom, type QueueGroup, WHOSE } from "./queue"

const ID = "019a0000-0000-7000-8000-000000000001"
const group = (more: Partial<QueueGroup>): QueueGroup => ({
  ...{ mine: false, assigned: false, kind: "callback", due: "later", interviewerId: ID, region: "akmola", n: 1 },
  ...more,
})

describe("the filter of the queue", () => {
  it("is read from the address, without what cannot be meant", () => {
    expect(filterFrom({ whose: "mine", kind: "repeat", due: "soon", interviewer: "self", region: "akmola" })).toEqual({
      ...{ whose: "mine", kind: "repeat", due: "soon", interviewer: "self", region: "akmola" },
    })
    expect(filterFrom({ whose: "theirs", kind: ["repeat"], due: "", interviewer: "x' or 1=1", page: "2" })).toEqual({})
    expect(filterFrom({ interviewer: ID })).toEqual({ interviewer: ID })
  })
})

const groups = fc.array(
  fc.record({
    mine: fc.boolean(),
    assigned: fc.boolean(),
    kind: fc.constantFrom(...KINDS),
    due: fc.constantFrom(...URGENCIES),
    interviewerId: fc.constantFrom(ID, null),
    region: fc.constantFrom("akmola", "atyrau", null),
    n: fc.integer({ min: 1, max: 9 }),
  }),
)
const filters = fc.record(
  {
    whose: fc.constantFrom(...WHOSE),
    kind: fc.constantFrom(...KINDS),
    due: fc.constantFrom(...URGENCIES),
    interviewer: fc.constantFrom(ID, "self"),
    region: fc.constantFrom("akmola", "atyrau"),
  },
  { requiredKeys: [] },
)

describe("counts beside the filters", () => {
  it("leave the filter itself aside and keep the others", () => {
    const counts = countFor(
      [group({ n: 2, kind: "repeat" }), group({ n: 3, mine: true, assigned: true }), group({ n: 4, due: "overdue" })],
      { kind: "callback" },
    )
    expect(Object.fromEntries(counts.kind)).toEqual({ repeat: 2, callback: 7 })
    expect(Object.fromEntries(counts.whose)).toEqual({ all: 7, mine: 3, unassigned: 4 })
    expect(Object.fromEntries(counts.due)).toEqual({ later: 3, overdue: 4 })
    expect(counts.total).toBe(7)
  })

  it("say what choosing would show", () => {
    fc.assert(
      fc.property(groups, filters, fc.constantFrom("repeat", "callback", "observation"), (all, filter, kind) => {
        expect(countFor(all, filter).kind.get(kind) ?? 0).toBe(countFor(all, { ...filter, kind }).total)
        expect(countFor(all, {}).total).toBe(all.reduce((sum, { n }) => sum + n, 0))
      }),
    )
  })
})
