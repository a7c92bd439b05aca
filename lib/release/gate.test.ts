import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { neededOf } from "../verification/share"
import { type Condition, type Gate, gateOf, refuseRelease } from "./gate"
import type { GateRows } from "./gate-rows"
import { shortfallsOf } from "./shortfalls"

/** Akmola: one full cell, one stream of 20 with its 3 checks. Atyrau: the same stream. */
const MET: GateRows = {
  status: "open",
  share: 0.15,
  regions: ["akmola", "atyrau"],
  quotas: [
    { region: "akmola", service: "C1", hard: true, target: 12, accepted: 12, left: 0 },
    { region: "atyrau", service: "C1", hard: true, target: 8, accepted: 8, left: 0 },
  ],
  streams: [
    { stream: "phone/a", length: 20, mode: "phone", person: "A", counts: { checked: 3, open: 0, unreachable: 0 } },
  ],
  accepted: [
    { region: "akmola", stream: "phone/a", n: 12 },
    { region: "atyrau", stream: "phone/a", n: 8 },
  ],
  open: [],
  appeals: [],
  held: [],
}
const stream = (counts: GateRows["streams"][number]["counts"], length = 20): Partial<GateRows> => ({
  streams: [{ stream: "phone/a", length, mode: "phone", person: "A", counts }],
})
const unmet = (left: number) => [{ region: "akmola", service: "C1", hard: true, target: 13, accepted: 12, left }]
const stateOf = (gate: Gate, region: string | null) => gate.regions.find((one) => one.region === region)?.state
const conditionOf = (gate: Gate, region: string | null, kind: Condition["kind"]) =>
  gate.regions.find((one) => one.region === region)?.conditions.find((condition) => condition.kind === kind)

describe("the gate", () => {
  it.each<[string, Partial<GateRows>, kind: Condition["kind"], akmola: string, atyrau: string]>([
    ["everything is met", {}, "quotas", "met", "met"],
    ["a hard cell is not full and people are left to call", { quotas: unmet(5) }, "quotas", "missing", "met"],
    ["a hard cell is not full and nobody is left", { quotas: unmet(0) }, "quotas", "shortfall", "met"],
    ["a hard cell is not full in a closed wave", { quotas: unmet(5), status: "closed" }, "quotas", "shortfall", "met"],
    ["a soft cell is not full", { quotas: [{ ...unmet(5)[0]!, hard: false }] }, "quotas", "met", "met"],
    [
      "a stream grew and is not topped up",
      stream({ checked: 3, open: 0, unreachable: 0 }, 21),
      "streams",
      "missing",
      "missing",
    ],
    [
      "too few of the stream are checked yet",
      stream({ checked: 2, open: 1, unreachable: 0 }),
      "streams",
      "missing",
      "missing",
    ],
    [
      "enough are checked, one more is open elsewhere",
      stream({ checked: 3, open: 1, unreachable: 0 }),
      "streams",
      "met",
      "met",
    ],
    [
      "an unreachable one has not been replaced",
      stream({ checked: 2, open: 0, unreachable: 1 }),
      "streams",
      "missing",
      "missing",
    ],
    [
      "nobody of the stream can be reached",
      stream({ checked: 0, open: 0, unreachable: 4 }, 4),
      "streams",
      "shortfall",
      "shortfall",
    ],
    ["a check of an interview in the region is open", { open: [{ region: "atyrau", n: 1 }] }, "open", "met", "missing"],
    ["a decided check is looked at again", { appeals: [{ region: "atyrau", n: 1 }] }, "appeals", "met", "missing"],
    [
      "an interviewer is on hold with unchecked work",
      { held: [{ region: "akmola", interviewerId: "a", person: "A", unchecked: 2 }] },
      "holds",
      "missing",
      "met",
    ],
    [
      "all work of an interviewer on hold is checked",
      { held: [{ region: "akmola", interviewerId: "a", person: "A", unchecked: 0 }] },
      "holds",
      "met",
      "met",
    ],
  ])("%s", (_what, change, kind, akmola, atyrau) => {
    const gate = gateOf({ ...MET, ...change })
    expect([stateOf(gate, "akmola"), stateOf(gate, "atyrau") ?? "met"]).toEqual([akmola, atyrau])
    expect(conditionOf(gate, "akmola", kind)?.state ?? "met").toBe(akmola)
  })

  it("of a study without regions is one whole", () => {
    const gate = gateOf({
      ...MET,
      regions: [],
      quotas: [{ ...MET.quotas[0]!, region: null }],
      accepted: [{ region: null, stream: "phone/a", n: 20 }],
    })
    expect(gate.regions.map(({ region, state }) => [region, state])).toEqual([[null, "met"]])
  })

  it("names each shortfall", () => {
    const gate = gateOf({ ...MET, quotas: unmet(0), ...stream({ checked: 0, open: 0, unreachable: 4 }, 4) })
    expect(shortfallsOf(gate)).toEqual([
      { kind: "quota", region: "akmola", service: "C1", target: 13, accepted: 12 },
      { kind: "unreachable", region: "akmola", stream: "phone/a", needed: 1, checked: 0 },
      { kind: "unreachable", region: "atyrau", stream: "phone/a", needed: 1, checked: 0 },
    ])
    const refused = [{ body: { kk: "ҰБ" }, reference: "12-3" }]
    expect(shortfallsOf(gate, ({ service }) => (service === "C1" ? refused : []))).toMatchObject([
      { kind: "quota", service: "C1", refused },
      { kind: "unreachable" },
      { kind: "unreachable" },
    ])
  })
})

describe("a release is refused", () => {
  const said = { reason: "", changes: "" }
  it.each([
    ["not: everything is met", gateOf(MET), said, 0, null],
    [
      "while something is missing, whatever is said",
      gateOf({ ...MET, quotas: unmet(5) }),
      { reason: "x", changes: "x" },
      0,
      "gate_not_met",
    ],
    [
      "without a reason for a shortfall",
      gateOf({ ...MET, quotas: unmet(0) }),
      { reason: " ", changes: "" },
      0,
      "reason_required",
    ],
    [
      "not: the shortfall has a reason",
      gateOf({ ...MET, quotas: unmet(0) }),
      { reason: "no list", changes: "" },
      0,
      null,
    ],
    ["when it does not say what it corrects", gateOf(MET), said, 1, "changes_required"],
    ["without a single accepted interview", gateOf({ ...MET, accepted: [] }), said, 0, "nothing_accepted"],
    ["for a draft", gateOf({ ...MET, status: "draft" }), said, 0, "gate_not_met"],
  ] as const)("%s", (_what, gate, words, released, refusal) => {
    expect(refuseRelease(gate, words, released)).toBe(refusal)
  })
})

describe("whatever the rows are", () => {
  const region = fc.constantFrom("akmola", "atyrau", null)
  const counts = fc.record({ checked: fc.nat(6), open: fc.nat(2), unreachable: fc.nat(3) })
  const streams = fc
    .tuple(...["a", "b", "c"].map((stream) => fc.record({ stream: fc.constant(stream), extra: fc.nat(30), counts })))
    .map((all) =>
      all.map(({ stream, extra, counts }) => {
        const length = counts.checked + counts.open + counts.unreachable + extra
        return { stream, length, mode: "phone", person: null, counts }
      }),
    )
  const rows: fc.Arbitrary<GateRows> = fc.record({
    status: fc.constantFrom("open", "closed"),
    share: fc.constant(0.15),
    regions: fc.constant(["akmola"]),
    quotas: fc.array(
      fc.record({
        region,
        service: fc.constant(null),
        hard: fc.boolean(),
        target: fc.nat(3),
        accepted: fc.nat(3),
        left: fc.nat(2),
      }),
      { maxLength: 4 },
    ),
    streams,
    accepted: fc.array(
      fc.record({ region, stream: fc.constantFrom("a", "b", "c"), n: fc.integer({ min: 1, max: 9 }) }),
      { maxLength: 4 },
    ),
    open: fc.array(fc.record({ region, n: fc.integer({ min: 1, max: 3 }) }), { maxLength: 2 }),
    appeals: fc.array(fc.record({ region, n: fc.integer({ min: 1, max: 3 }) }), { maxLength: 1 }),
    held: fc.array(
      fc.record({ region, interviewerId: fc.constant("x"), person: fc.constant("X"), unchecked: fc.nat(2) }),
      { maxLength: 2 },
    ),
  })
  const may = (gate: Gate) => refuseRelease(gate, { reason: "said", changes: "said" }, 1) === null

  it("nothing is released with an open check, unchecked work of a hold, or a stream below its floor that can reach it", () => {
    fc.assert(
      fc.property(rows, (given) => {
        if (!may(gateOf(given))) return
        expect(given.open).toEqual([])
        expect(given.appeals).toEqual([])
        expect(given.held.every(({ unchecked }) => unchecked === 0)).toBe(true)
        for (const { stream } of given.accepted) {
          const { length, counts } = given.streams.find((row) => row.stream === stream)!
          const drawn = counts.checked + counts.open + counts.unreachable
          const exhausted = drawn === length && counts.open === 0
          expect(counts.checked >= neededOf(length, 0.15) || exhausted).toBe(true)
        }
      }),
    )
  })

  it("without a shortfall every hard cell is full, and nobody need say why", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const gate = gateOf(given)
        if (refuseRelease(gate, { reason: "", changes: "" }, 0) !== null) return
        expect(shortfallsOf(gate)).toEqual([])
        expect(given.quotas.every(({ hard, accepted, target }) => !hard || accepted >= target)).toBe(true)
      }),
    )
  })
})
