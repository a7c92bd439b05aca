import { eq } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { pooledRate, sumsOf } from "@/lib/verification/clustered"
import type { ItemComparison } from "@/lib/verification/compare"
import { recordOf, type SettledCheck } from "@/lib/verification/hold"
import { type ErrorRates, type GroupRates, type Part, rateOf } from "@/lib/verification/rates"
import type { VerifyType } from "@/lib/verification/reask"
import { newId } from "../ids"
import { people, teams } from "../schema"
import { addChecks, type InventedCheck } from "../testing/checked"
import { type Field, openField } from "../testing/field"
import { readPairs } from "./answer-pairs"
import { type RateScope, readErrorRates } from "./error-rates"
import { readUsual } from "./usual-rates"

const NOW = new Date("2026-05-04T09:00:00Z")
const QUESTIONS: readonly (readonly [string, VerifyType])[] = [
  ["place", 1],
  ["form", 1],
  ["waited", 2],
  ["r_staff", 3],
  ["r_result", 3],
]
let field: Field
let checks: InventedCheck[]
let otherTeam: string

/** Whole numbers that look drawn by lot and are the same every time. */
const lot = (seed: number, sides: number) => Math.floor((Math.abs(Math.sin(seed * 12.9898) * 43758.5453) % 1) * sides)

function inventItem(seed: number, question: string, verify: VerifyType): ItemComparison {
  const verdicts = ["different", "not_comparable", "same", "same", "same"] as const
  const [original, again] = [String(lot(seed + 0.3, 5) + 1), ["97", "1", "4", "5"][lot(seed + 0.7, 4)]!]
  return { question, verify, verdict: verdicts[lot(seed, 5)]!, original, again }
}

function invent(seed: number, interviewers: readonly string[]): InventedCheck {
  const findings = ["confirmed", "discrepancy", "fabricated", "unreachable", null] as const
  const finding = findings[Math.min(lot(seed, 10), 4) === 4 ? lot(seed + 0.5, 5) : lot(seed, 2)]!
  const told = (type: number) => [true, false, false, null][lot(seed * 7 + type, 4)]!
  const items = QUESTIONS.map(([question, verify], at) => inventItem(seed * 31 + at, question, verify))
  return {
    interviewerId: lot(seed + 0.2, 6) === 0 ? null : interviewers[lot(seed + 0.4, interviewers.length)]!,
    region: ["north", "south"][lot(seed + 0.6, 2)]!,
    risk: lot(seed + 0.8, 4) === 0,
    finding,
    differs:
      finding && (finding === "fabricated" ? { 1: true, 2: null, 3: null } : { 1: told(1), 2: told(2), 3: told(3) }),
    items: finding && lot(seed + 0.9, 7) > 0 ? items : [],
  }
}

beforeAll(async () => {
  field = await openField({ interviewers: 4 })
  otherTeam = newId()
  await field.db.insert(teams).values({ id: otherTeam, name: "other" })
  await field.db.update(people).set({ teamId: otherTeam }).where(eq(people.id, field.interviewers[3]!.id))
  checks = Array.from({ length: 160 }, (_, at) =>
    invent(
      at + 1,
      field.interviewers.map(({ id }) => id),
    ),
  )
  await addChecks(field, checks, NOW)
})
afterAll(() => field.close())

/** The same counted one check after the other, by the rules of holds and of pooled rates. */
function counted(own: readonly InventedCheck[]): Pick<GroupRates["byType"][1], "discrepant" | "differing" | "items">[] {
  const settled = own.flatMap(({ finding, differs }): SettledCheck[] =>
    finding && differs ? [{ random: true, finding, differs }] : [],
  )
  const { byType } = recordOf(settled)
  return ([1, 2, 3] as const).map((verify) => {
    const telling = own.filter(({ differs }) => differs && differs[verify] !== null)
    const clusters = telling.map(({ items }) => {
      const compared = items.filter((item) => item.verify === verify && item.verdict !== "not_comparable")
      return { compared: compared.length, different: compared.filter(({ verdict }) => verdict === "different").length }
    })
    const differing = telling.filter(({ differs }, at) => differs![verify] || clusters[at]!.different > 0).length
    return {
      discrepant: rateOf(byType[verify]),
      differing: rateOf({ hits: differing, of: telling.length }),
      items: pooledRate(sumsOf(clusters)),
    }
  })
}

const byType = ({ byType }: GroupRates) =>
  ([1, 2, 3] as const).map((verify) => {
    const { discrepant, differing, items } = byType[verify]
    return { discrepant, differing, items }
  })
const partOf = (part: Part) => checks.filter(({ risk, finding }) => finding && risk === (part === "risk"))
const read = (scope: Omit<RateScope, "waveId"> = {}) => readErrorRates(field.db, { waveId: field.wave.id, ...scope })

describe.each(["random", "risk"] as const)("the %s part by itself", (part) => {
  let rates: ErrorRates<Part>
  beforeAll(async () => {
    rates = (await read())[part]
  })

  test("all of it", () => {
    expect(rates.part).toBe(part)
    expect(rates.all.checked).toBe(partOf(part).length)
    expect(rates.all.checked).toBeGreaterThan(20)
    expect(byType(rates.all)).toEqual(counted(partOf(part)))
  })

  test("by interviewer, self-completed ones under nobody", () => {
    const keys = [...new Set(partOf(part).map(({ interviewerId }) => interviewerId))]
    expect(new Set(rates.interviewers.map(({ key }) => key))).toEqual(new Set(keys))
    for (const group of rates.interviewers)
      expect(byType(group)).toEqual(counted(partOf(part).filter(({ interviewerId }) => interviewerId === group.key)))
  })

  test("by region and team", () => {
    for (const group of rates.regions)
      expect(byType(group)).toEqual(counted(partOf(part).filter(({ region }) => region === group.key)))
    expect(rates.regions.map(({ key }) => key)).toEqual(["north", "south"])
    const other = rates.teams.find(({ key }) => key === otherTeam)!
    expect(other.name).toBe("other")
    const moved = field.interviewers[3]!.id
    expect(byType(other)).toEqual(counted(partOf(part).filter(({ interviewerId }) => interviewerId === moved)))
  })

  test("by item", () => {
    expect(rates.items.map(({ question }) => question)).toEqual(["form", "place", "waited", "r_result", "r_staff"])
    for (const { question, verify, hits, of } of rates.items) {
      const telling = partOf(part).filter(({ differs }) => differs![verify] !== null)
      const items = telling.flatMap(({ items }) => items).filter((item) => item.question === question)
      const compared = items.filter(({ verdict }) => verdict !== "not_comparable")
      const different = compared.filter(({ verdict }) => verdict === "different")
      expect([hits, of]).toEqual([different.length, compared.length])
    }
  })
})

describe("a scope", () => {
  test.each([
    ["a person", () => ({ personId: field.interviewers[0]!.id })],
    ["a team", () => ({ teamId: otherTeam })],
    ["regions", () => ({ regions: ["north"] })],
    ["a team in a region", () => ({ teamId: field.supervisor.teamId!, regions: ["south"] })],
    ["no region", () => ({ regions: [] })],
  ])("of %s leaves the others out", async (_, scope) => {
    const { personId, teamId, regions } = scope() as { personId?: string; teamId?: string; regions?: string[] }
    const mine = (id: string | null) => id === field.interviewers[3]!.id
    const own = partOf("random").filter(
      ({ interviewerId, region }) =>
        (!personId || interviewerId === personId) &&
        (!teamId || (interviewerId !== null && mine(interviewerId) === (teamId === otherTeam))) &&
        (!regions || regions.includes(region)),
    )
    const { random } = await read(scope())
    expect(random.all.checked).toBe(own.length)
    expect(byType(random.all)).toEqual(counted(own))
  })

  test("of another wave is empty, without NaN", async () => {
    const { random, risk } = await readErrorRates(field.db, { waveId: newId() })
    expect(random.all.byType[1]).toMatchObject({ discrepant: { of: 0, rate: null }, items: { rate: null } })
    expect([random.items, risk.interviewers]).toEqual([[], []])
  })
})

test("what is usual is what everybody's random checks show", async () => {
  const usual = await readUsual(field.db, field.wave.id)
  const { random } = await read()
  expect(usual).toEqual({
    1: random.all.byType[1].discrepant,
    2: random.all.byType[2].discrepant,
    3: random.all.byType[3].discrepant,
  })
  expect(usual[1].of).toBeGreaterThan(20)
})

test("pairs of ratings are counted from random checks, without codes and fabricated interviews", async () => {
  const pairs = await readPairs(field.db, { waveId: field.wave.id }, ["r_staff", "place"])
  const expected = new Map<string, number>()
  for (const { finding, items } of partOf("random"))
    for (const { question, verdict, original, again } of finding === "fabricated" ? [] : items)
      if (question === "r_staff" && verdict !== "not_comparable" && again !== "97")
        expected.set(`${original} ${again}`, (expected.get(`${original} ${again}`) ?? 0) + 1)
  const told = pairs.get("r_staff")!.map(({ first, again, count }) => [`${first} ${again}`, count] as const)
  expect(new Map(told)).toEqual(expected)
  expect([...pairs.keys()]).toEqual(["place", "r_staff"])
})
