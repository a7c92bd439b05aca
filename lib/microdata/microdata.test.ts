import fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { chanceFrom } from "@/scripts/parts/chance"
import { ASKED, contributionOf } from "../scoring/contribution"
import { countItems, itemRows, type TallyCount } from "../scoring/count"
import { providerScores } from "../scoring/providers"
import { type Scheme, schemeOf } from "../scoring/scheme"
import { scoreTree } from "../scoring/tree"
import { answeredBy, answeredOf } from "./answered"
import type { TakenInterview } from "./build"
import { columnsOf } from "./columns"
import { countsBy, countsFrom, itemRowsFrom } from "./counts"
import { groupsOf } from "./groups"
import { bodyColumn, selectProvider } from "./providers"
import { both, codeIn, columnIn, select, sizeOf, withColumn, without } from "./select"
import { invented, type Loaded, loadPublicServices, microdataOf } from "./testing/interviews"

let loaded: Loaded
let scheme: Scheme
beforeAll(async () => {
  loaded = await loadPublicServices()
  scheme = schemeOf(loaded.study)!
})

const interviews = (seed: number, n: number): TakenInterview[] => {
  const chance = chanceFrom(seed)
  return Array.from({ length: n }, () => invented(loaded, chance))
}

/** What the tally has of these interviews, a row for each answer. */
const tallyOf = (all: readonly TakenInterview[]): TallyCount[] =>
  all.flatMap(({ region, service, mode, answers, context }) => {
    const { form, place, entries } = contributionOf(loaded.study, loaded.questionnaire, answers, context)
    return entries.map(([question, value, slice]) => ({
      ...{ region: region ?? "", service: service ?? "", form, place, mode, question, value, slice, count: 1 },
    }))
  })

const sorted = <T>(rows: readonly T[]) => rows.map((row) => JSON.stringify(row, KEYS)).sort()
const KEYS = ["region", "service", "form", "place", "mode", "slice", "item", "counts", "asked", "ratings"]

const several = fc.record({ seed: fc.nat(), n: fc.integer({ min: 0, max: 60 }) })

describe("microdata", () => {
  it("give the rows of the tally of the same interviews", () => {
    fc.assert(
      fc.property(several, ({ seed, n }) => {
        const all = interviews(seed, n)
        const microdata = microdataOf(loaded, all)
        const rows = itemRows(scheme, tallyOf(all))
        expect(sorted(itemRowsFrom(scheme, microdata))).toEqual(sorted(rows))
        expect(scoreTree(scheme, countsFrom(scheme, microdata))).toEqual(scoreTree(scheme, countItems(scheme, rows)))
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  it("give the answers to every question but words as the tally has them", () => {
    const all = interviews(7, 120)
    const microdata = microdataOf(loaded, all)
    const tally = tallyOf(all)
    const kept = [...loaded.questionnaire.byName.values()].filter(({ question: { type, personal } }) =>
      personal ? false : ["select_one", "select_multiple", "rating", "integer"].includes(type),
    )
    expect(kept.length).toBeGreaterThan(90)
    for (const { question, choices } of kept) {
      const codes = choices.map(({ choice }) => choice.code)
      const multiple = question.type === "select_multiple"
      const counted = answeredOf(microdata, { name: question.name, multiple, choices: codes })
      const rows = tally.filter((row) => row.question === question.name)
      const asked = rows.filter(({ value }) => !multiple || value === ASKED).length
      const counts = codes.map((code) => rows.filter(({ value }) => value === code).length)
      expect({ name: question.name, ...counted }).toEqual({ name: question.name, asked, counts })
    }
  })

  it("are whole: each part and the rest of it add up, with weights as well", () => {
    const filters = fc.constantFrom<Record<string, string[]>>(
      { mode: ["phone"] },
      { sex: ["female"], mode: ["online"] },
      { "#age_band": ["22_29", "30_39"] },
      { form: ["office"] },
      { "online_difficulties/late": ["1"] },
      { nowhere: ["x"] },
      {},
    )
    fc.assert(
      fc.property(several, filters, fc.boolean(), ({ seed, n }, filter, weighted) => {
        const microdata = microdataOf(loaded, interviews(seed, n))
        const weights = weighted ? Float64Array.from({ length: n }, (_, row) => 0.5 + (row % 7) / 4) : undefined
        const everybody = select(microdata, {})
        const part = select(microdata, filter)
        const rest = without(everybody, part)
        expect(sizeOf(part) + sizeOf(rest)).toBe(n)
        const rows = (selection?: Uint8Array) => itemRowsFrom(scheme, microdata, selection, weights)
        const [whole, parts] = [countItems(scheme, rows()), countItems(scheme, [...rows(part), ...rows(rest)])]
        expect([...parts.keys()].sort()).toEqual([...whole.keys()].sort())
        for (const [service, items] of whole)
          for (const [item, { asked, ratings }] of items) {
            const added = parts.get(service)!.get(item)!
            expect(added.asked).toBeCloseTo(asked, 9)
            ratings.forEach((count, place) => void expect(added.ratings[place]).toBeCloseTo(count, 9))
          }
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  it("count by the codes of columns as they count each part by itself", () => {
    const microdata = microdataOf(loaded, interviews(3, 80))
    const parts = countsBy(scheme, microdata, ["mode", "service"])
    expect(parts.length).toBeGreaterThan(5)
    for (const { codes, counts } of parts) {
      const alone = select(microdata, { mode: [codes.mode], service: [codes.service] })
      expect(counts).toEqual(countsFrom(scheme, microdata, alone))
    }
    const whole = { name: "sex", multiple: false, choices: ["male", "female"] }
    const bySex = answeredBy(microdata, whole, "mode")
    for (const [mode, counts] of bySex)
      expect(counts).toEqual(answeredOf(microdata, whole, select(microdata, { mode: [mode] })))
  })

  it("have each interview in one group", () => {
    const microdata = microdataOf(loaded, interviews(4, 50))
    const { of, codes } = groupsOf(microdata, ["region", "sex"], select(microdata, { mode: ["phone"] }))
    for (let row = 0; row < microdata.n; row++) {
      const code = (name: string) => codeIn(columnIn(microdata, name), row) ?? ""
      if (code("mode") === "phone") expect(codes[of[row]!]).toEqual({ region: code("region"), sex: code("sex") })
      else expect(of[row]).toBe(-1)
    }
  })

  it("keep the respondent's own region beside the case's", () => {
    const names = columnsOf(loaded.study, loaded.questionnaire).map(({ name }) => name)
    expect(names).toContain("answer:region")
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(expect.arrayContaining(["service_language", "#sex", "online_difficulties/late", "number"]))
    expect(names).not.toContain("recontact_phone")
    expect(names).not.toContain("receipt_place_other")
  })

  it("know the body of a service and who provided it", () => {
    const all = interviews(5, 200)
    const microdata = microdataOf(loaded, all)
    const named = withColumn(microdata, "body", bodyColumn(scheme, microdata))
    all.forEach(({ service }, row) => {
      expect(codeIn(columnIn(named, "body"), row)).toBe(scheme.services.get(service ?? "")?.body?.code)
    })
    for (const provider of scheme.settings.providers) {
      const selection = selectProvider(scheme, microdata, provider)
      const own = providerScores(scheme, itemRowsFrom(scheme, microdata, selection)).providers
      const whole = providerScores(scheme, itemRowsFrom(scheme, microdata)).providers
      const score = (list: typeof own) => list.find(({ name }) => name === provider.name)
      expect(score(own)).toEqual(score(whole))
    }
    const managers = selectProvider(scheme, microdata, scheme.settings.providers.find(({ places }) => places)!)
    expect(sizeOf(managers)).toBeGreaterThan(0)
    expect(both(managers, select(microdata, { form: ["online"] }))).toEqual(new Uint8Array(200))
  })
})
