import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { ask, block, choice, example, SPECIAL, YES_NO } from "../questionnaire/examples/build"
import { ASKED } from "../scoring/contribution"
import { answersOf, type ReportCount } from "./answered"
import type { Answered } from "./data"
import { type Equation, solvedOf } from "./testing/attack"

const SMALLEST = 3
const REASONS = ["slow", "rude", "far"]
const DEFINITION = example("counted", {
  lists: { yes_no: YES_NO, special: SPECIAL, reasons: REASONS.map((code) => choice(code)) },
  blocks: [
    block("main", [
      ask("complained", "select_one", { list: "yes_no", special: ["refused"] }),
      ask("why", "select_one", { list: "reasons", relevant: "${complained} = 'yes'" }),
      ask("difficulties", "select_multiple", { list: "reasons" }),
      ask("wishes", "text"),
    ]),
  ],
})
const NAMES = ["complained", "why", "difficulties"]

type Person = Readonly<{
  service: string
  region: string
  complained: string
  why: string
  difficulties: readonly string[]
}>

function countsOf(people: readonly Person[]): ReportCount[] {
  return people.flatMap((person) => {
    const values: [string, string][] = [
      ["complained", person.complained],
      ...(person.complained === "yes" ? [["why", person.why] as [string, string]] : []),
      ["difficulties", ASKED],
      ...person.difficulties.map((value): [string, string] => ["difficulties", value]),
    ]
    return values.flatMap(([question, value]) =>
      (["service", "region"] as const).map((axis) => ({ question, value, axis, code: person[axis], count: 1 })),
    )
  })
}

const people = (service: string, region: string, n: number, rest: Partial<Person> = {}): Person[] =>
  Array.from({ length: n }, () => ({ service, region, complained: "no", why: "slow", difficulties: [], ...rest }))
const counted = (all: readonly Person[]) =>
  new Map(answersOf(DEFINITION, NAMES, countsOf(all), SMALLEST).map((one) => [one.name, one]))

describe("how a question was answered", () => {
  it("is counted for everybody, by service and by region, in the order of the choices", () => {
    const all = [...people("A", "n", 5), ...people("A", "s", 4, { complained: "yes" }), ...people("B", "s", 6)]
    const { report, answers } = counted(all).get("complained")!
    expect(report.choices.map(({ code }) => code)).toEqual(["yes", "no", "99"])
    expect(answers).toEqual({
      all: { asked: 15, counts: [4, 11, 0] },
      services: { A: { asked: 9, counts: [4, 5, 0] }, B: { asked: 6, counts: [0, 6, 0] } },
      regions: { n: { asked: 5, counts: [0, 5, 0] }, s: { asked: 10, counts: [4, 6, 0] } },
    })
  })

  it("counts people and not answers where several may be given", () => {
    const all = [
      ...people("A", "n", 5, { difficulties: ["slow", "far"] }),
      ...people("A", "n", 4, { difficulties: ["slow"] }),
      ...people("B", "n", 6),
    ]
    expect(counted(all).get("difficulties")?.answers.all).toEqual({ asked: 15, counts: [9, 0, 5] })
  })

  it("is nothing of fewer people than may be shown, and of none", () => {
    const { answers } = counted([...people("A", "n", 2), ...people("B", "n", 40), ...people("C", "n", 40)]).get(
      "complained",
    )!
    expect(answers.services.A).toBeNull()
    expect(answers.services.D).toBeUndefined()
    expect(counted(people("A", "n", 9)).get("why")?.answers.all).toBeNull()
  })

  it("tells without a pardon that somebody did not answer, and nothing less of who did", () => {
    const all = [...people("A", "n", 9), ...people("A", "n", 1, { complained: "99" }), ...people("B", "n", 9)]
    expect(counted(all).get("complained")?.answers.services.A).toEqual({ asked: 10, counts: [0, 9, 1] })
  })

  it("hides how many were asked because of an answer that is hidden", () => {
    const one = { complained: "yes" }
    const all = [
      ...[...people("A", "n", 2), ...people("A", "n", 20, one)],
      ...[...people("B", "n", 9), ...people("B", "n", 30, one)],
      ...[...people("C", "n", 30), ...people("C", "n", 40, one)],
    ]
    const [complained, why] = [counted(all).get("complained")?.answers, counted(all).get("why")?.answers]
    expect(complained?.services).toEqual({ A: null, B: null, C: { asked: 70, counts: [40, 30, 0] } })
    expect(why?.services).toEqual({ A: null, B: null, C: { asked: 40, counts: [40, 0, 0] } })
    expect(why?.all).toEqual({ asked: 90, counts: [90, 0, 0] })
  })

  it("of words is whether there were any", () => {
    const counts = (["given", "", "98"] as const).flatMap((value, at) =>
      (["service", "region"] as const).map((axis) => ({ question: "wishes", value, axis, code: "A", count: 5 + at })),
    )
    const [wishes] = answersOf(DEFINITION, ["wishes"], counts, SMALLEST)
    expect(wishes?.report.choices.map(({ code }) => code)).toEqual(["given", "98", ""])
    expect(wishes?.answers.all).toEqual({ asked: 18, counts: [5, 7, 6] })
  })

  it("tells an attacker, who puts all of it together, no small count", () => {
    const person = fc.record({
      service: fc.constantFrom("A", "B", "C"),
      region: fc.constantFrom("n", "s"),
      complained: fc.constantFrom("yes", "yes", "yes", "no", "99"),
      why: fc.constantFrom(...REASONS),
      difficulties: fc.subarray(REASONS),
    })
    fc.assert(
      fc.property(fc.array(person, { minLength: 3, maxLength: 60 }), (all) => {
        for (const [name, value] of solvedOf(published(all))) {
          const { part, question, code } = JSON.parse(name) as Cell
          const own = all.filter((one) => part === "" || one.service === part || one.region === part)
          const asked = own.filter((one) => question !== "why" || one.complained === "yes")
          if (code === ASKED || code === "99" || asked.length < SMALLEST) continue
          expect([name, value]).toEqual([name, value === 0 || value >= SMALLEST ? value : "hidden"])
        }
      }),
      { numRuns: 1000 },
    )
  })
})

type Cell = Readonly<{ part: string; question: string; code: string }>
const PARTS = ["", "A", "B", "C", "n", "s"]

/** Everything shown, how many people there are of each part, and what must add up. */
function published(all: readonly Person[]): Equation[] {
  const cell = (part: string, question: string, code: string) => JSON.stringify({ part, question, code })
  const one = (name: string, sum: number): Equation => ({ terms: { [name]: 1 }, sum })
  const known = counted(all)
  const equations: Equation[] = []
  for (const question of NAMES) {
    const { report, answers } = known.get(question)!
    const codes = report.choices.map(({ code }) => code)
    for (const part of PARTS) {
      const shown: Answered =
        part === "" ? answers.all : ((/[A-C]/.test(part) ? answers.services : answers.regions)[part] ?? null)
      if (shown) equations.push(one(cell(part, question, ASKED), shown.asked))
      shown?.counts.forEach((n, place) => {
        if (n !== null) equations.push(one(cell(part, question, codes[place]!), n))
      })
      const people = all.filter((person) => part === "" || person.service === part || person.region === part).length
      if (question !== "why") equations.push(one(cell(part, question, ASKED), people))
      else equations.push({ terms: { [cell(part, "why", ASKED)]: 1, [cell(part, "complained", "yes")]: -1 }, sum: 0 })
      if (question !== "difficulties") {
        const terms = Object.fromEntries(codes.map((code) => [cell(part, question, code), 1]))
        equations.push({ terms: { ...terms, [cell(part, question, ASKED)]: -1 }, sum: 0 })
      }
    }
    for (const code of [...codes, ASKED])
      for (const parts of [PARTS.slice(1, 4), PARTS.slice(4)]) {
        const terms = Object.fromEntries(parts.map((part) => [cell(part, question, code), 1]))
        equations.push({ terms: { ...terms, [cell("", question, code)]: -1 }, sum: 0 })
      }
  }
  return equations
}
