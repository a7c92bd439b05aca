import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Person } from "../permission"
import { type Candidate, observerFor, type ToObserve } from "./observer"

const person = (id: string, more: Partial<Person> = {}): Person => ({
  ...{ id, email: `${id}@test`, name: id, role: "supervisor", teamId: "t", regions: [], languages: [] },
  ...more,
})
const free = (id: string, more: Partial<Person> = {}): Candidate => ({
  person: person(id, more),
  open: 0,
  lastAt: null,
})
const OBSERVED: ToObserve = { interviewerId: "i", teamId: "t", region: "akmola", declined: [] }
const at = (day: number) => new Date(Date.UTC(2026, 0, day))

describe("the observer", () => {
  it.each<[string, Candidate[], Partial<ToObserve>, string | undefined]>([
    ["nobody in the team", [], {}, undefined],
    ["the only supervisor", [free("a")], {}, "a"],
    [
      "whoever has fewest open",
      [
        { ...free("a"), open: 2 },
        { ...free("b"), open: 1, lastAt: at(9) },
      ],
      {},
      "b",
    ],
    [
      "of equals, whoever had one longest ago",
      [
        { ...free("a"), lastAt: at(5) },
        { ...free("b"), lastAt: at(2) },
      ],
      {},
      "b",
    ],
    ["who never had one, first", [{ ...free("a"), lastAt: at(1) }, free("b")], {}, "b"],
    ["not the interviewer", [free("i"), { ...free("b"), open: 9 }], {}, "b"],
    ["not another team's", [free("a", { teamId: "other" })], {}, undefined],
    ["not out of the region", [free("a", { regions: ["atyrau"] })], {}, undefined],
    ["within the region", [free("a", { regions: ["akmola"] })], {}, "a"],
    ["not an interviewer", [free("a", { role: "interviewer" })], {}, undefined],
    ["not a coordinator", [free("a", { role: "coordinator" })], {}, undefined],
    ["not who declined", [free("a"), { ...free("b"), open: 3 }], { declined: ["a"] }, "b"],
    ["nobody once all have declined", [free("a"), free("b")], { declined: ["a", "b"] }, undefined],
  ])("%s", (_name, candidates, observed, expected) => {
    expect(observerFor(candidates, { ...OBSERVED, ...observed })).toBe(expected)
  })

  const candidate = fc.record({
    person: fc.record({
      id: fc.constantFrom("a", "b", "c", "d", "i"),
      email: fc.constant(""),
      name: fc.constant(""),
      role: fc.constantFrom("interviewer", "supervisor", "coordinator", "analyst", "admin"),
      teamId: fc.constantFrom("t", "u", null),
      regions: fc.subarray(["akmola", "atyrau"]),
      languages: fc.constant([]),
    }),
    open: fc.nat(3),
    lastAt: fc.option(fc.nat(30).map(at)),
  })
  const candidates = fc.uniqueArray(candidate, { selector: (one) => one.person.id })

  it("is the same in whatever order they stand, may listen, and nobody who may has fewer open", () => {
    fc.assert(
      fc.property(candidates, fc.subarray(["a", "b", "c", "d"]), (all, declined) => {
        const observed = { ...OBSERVED, declined }
        const chosen = observerFor(all, observed)
        expect(observerFor(all.toReversed(), observed)).toBe(chosen)
        const able = all.filter(({ person: { id, role, teamId, regions } }) => {
          const reaches = regions.length === 0 || regions.includes("akmola")
          return role === "supervisor" && teamId === "t" && id !== "i" && reaches && !declined.includes(id)
        })
        const found = able.find(({ person: { id } }) => id === chosen)
        expect(found === undefined).toBe(able.length === 0)
        for (const { open } of able) expect(open).toBeGreaterThanOrEqual(found?.open ?? 0)
      }),
    )
  })
})
