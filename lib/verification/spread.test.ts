import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Person, Role } from "../permission"
import { type Checker, mayCheck, spreadChecks, type ToSpread } from "./spread"

const DAY = 86_400_000
const person = (id: string, more: Partial<Person> = {}): Person => ({
  ...{ id, email: `${id}@test`, name: id, role: "supervisor", teamId: "a", regions: [], languages: [] },
  ...more,
})
const check = (id: string, more: Partial<ToSpread> = {}): ToSpread => ({
  ...{ id, dueAt: new Date(0), interviewerId: "i", teamId: "a", region: "akmola", except: [] },
  ...more,
})

describe("who may have a check", () => {
  const CANNOT: readonly [string, Person, Partial<ToSpread>][] = [
    ["the interviewer", person("i"), {}],
    ["who telephoned for it", person("s"), { except: ["s"] }],
    ["another team's supervisor", person("s", { teamId: "b" }), {}],
    ["a supervisor of another region", person("s", { regions: ["atyrau"] }), {}],
    ["a supervisor of a region, where none is known", person("s", { regions: ["atyrau"] }), { region: null }],
    ["a supervisor without a team, of an interviewer without one", person("s", { teamId: null }), { teamId: null }],
    [
      "another region's supervisor, of a self-completed one",
      person("s", { regions: ["atyrau"] }),
      { interviewerId: null },
    ],
    ...(["interviewer", "coordinator", "analyst", "admin"] as const).map(
      (role: Role): [string, Person, Partial<ToSpread>] => [`a ${role}`, person("s", { role }), {}],
    ),
  ]
  it.each(CANNOT)("not %s", (_, who, more) => {
    expect(mayCheck(who, check("1", more))).toBe(false)
    expect(spreadChecks([check("1", more)], [{ person: who, open: 0 }]).size).toBe(0)
  })

  it("the team's supervisor, and of a self-completed one any with the region", () => {
    expect(mayCheck(person("s"), check("1"))).toBe(true)
    expect(mayCheck(person("s", { regions: ["akmola"] }), check("1"))).toBe(true)
    expect(mayCheck(person("s", { teamId: null }), check("1", { interviewerId: null, teamId: null }))).toBe(true)
  })
})

const names = fc.constantFrom("p", "q", "r", "s")
const somePerson = fc
  .record({ teamId: fc.constantFrom("a", "b", null), regions: fc.subarray(["akmola", "atyrau"]) })
  .map((more) => (id: string) => person(id, more))
const checkers = fc
  .uniqueArray(fc.tuple(names, somePerson, fc.nat(6)), { selector: ([id]) => id })
  .map((list) => list.map(([id, make, open]): Checker => ({ person: make(id), open })))
const checks = fc
  .array(
    fc.record({
      dueAt: fc.nat(9).map((day) => new Date(day * DAY)),
      interviewerId: fc.option(names),
      teamId: fc.constantFrom("a", "b", null),
      region: fc.constantFrom("akmola", "atyrau", null),
      except: fc.subarray(["p", "q", "r", "s"]),
    }),
    { maxLength: 40 },
  )
  .map((list) => list.map((one, at): ToSpread => ({ ...one, id: `check ${at}` })))

describe("spreading", () => {
  it("gives a check only to who may do it, and to nobody only when nobody may", () => {
    fc.assert(
      fc.property(checks, checkers, (todo, people) => {
        const given = spreadChecks(todo, people)
        for (const one of todo) {
          const able = people.filter((each) => mayCheck(each.person, one)).map((each) => each.person.id)
          if (able.length === 0) expect(given.has(one.id)).toBe(false)
          else expect(able).toContain(given.get(one.id))
        }
      }),
    )
  })

  it("where all may do all, leaves loads that differ by one at most, but for who had more before", () => {
    fc.assert(
      fc.property(fc.nat(40), fc.array(fc.nat(8), { minLength: 1, maxLength: 6 }), (n, open) => {
        const people = open.map((each, at) => ({ person: person(`s${at}`), open: each }))
        const given = [
          ...spreadChecks(
            Array.from({ length: n }, (_, at) => check(`${at}`)),
            people,
          ).values(),
        ]
        expect(given).toHaveLength(n)
        const after = people.map((one) => one.open + given.filter((id) => id === one.person.id).length)
        const least = Math.min(...after)
        after.forEach((load, at) => {
          expect(load <= least + 1 || load === open[at]).toBe(true)
        })
      }),
    )
  })

  it("is the same whatever the order of checks and people", () => {
    fc.assert(
      fc.property(checks, checkers, (todo, people) => {
        const sorted = (given: Map<string, string>) => [...given].sort(([a], [b]) => (a < b ? -1 : 1))
        expect(sorted(spreadChecks(todo.toReversed(), people.toReversed()))).toEqual(sorted(spreadChecks(todo, people)))
      }),
    )
  })

  it("shares the urgent ones out too", () => {
    const todo = Array.from({ length: 20 }, (_, at) => check(`${at}`, { dueAt: new Date((at % 2) * DAY) }))
    const given = spreadChecks(todo, [
      { person: person("s"), open: 0 },
      { person: person("t"), open: 0 },
    ])
    const urgent = todo.filter(({ dueAt }) => +dueAt === 0).map(({ id }) => given.get(id))
    expect(urgent.filter((id) => id === "s")).toHaveLength(5)
  })

  it("does not always begin with the same person", () => {
    const people = ["s", "t", "u"].map((id) => ({ person: person(id), open: 0 }))
    const first = Array.from({ length: 30 }, (_, at) => spreadChecks([check(`${at}`)], people).get(`${at}`))
    expect(new Set(first).size).toBe(3)
  })
})
