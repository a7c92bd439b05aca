import { beforeAll, describe, expect, it } from "vitest"
import { countsFrom } from "../microdata/counts"
import { select } from "../microdata/select"
import { invented, type Loaded, loadPublicServices, microdataOf } from "../microdata/testing/interviews"
import { type Scheme, schemeOf } from "../scoring/scheme"
import { find, scoreTree } from "../scoring/tree"
import { acrossWaves } from "./across-waves"
import { type Catalogue, catalogueOf } from "./catalogue"
import { evaluate } from "./evaluate"
import { type Prepared, prepare } from "./prepare"
import { parseView, type View } from "./view"

const word = (en: string) => ({ en })
const WORDS = {
  columns: {
    body: word("Body"),
    form: word("Form"),
    place: word("Place"),
    mode: word("Mode"),
    language: word("Language"),
  },
  codes: { phone: word("Phone"), online: word("Online") },
  score: word("Score"),
  respondents: word("By respondents"),
}
let loaded: Loaded
let scheme: Scheme
let catalogue: Catalogue
let microdata: ReturnType<typeof microdataOf>
let all: Prepared

beforeAll(async () => {
  loaded = await loadPublicServices()
  scheme = schemeOf(loaded.study)!
  catalogue = catalogueOf({ ...loaded, scheme, waves: [] }, WORDS)
  let seed = 7
  const chance = () => {
    seed = (seed * 16807) % 2147483647
    return seed / 2147483647
  }
  microdata = microdataOf(
    loaded,
    Array.from({ length: 700 }, () => invented(loaded, chance)),
  )
  all = prepared(null)
}, 60_000)

const prepared = (scope: readonly string[] | null): Prepared =>
  prepare({ microdata, catalogue, scheme, settings: { smallest: 3, few: 30 }, scope })
const view = (query: string): View => parseView(new URLSearchParams(query), "wave", catalogue).view
const tableOf = (query: string, of = all) => evaluate(view(query), of)[0]!.table!

describe("a view of one wave", () => {
  it("has the whole score as releases have it, with its interval", () => {
    const score = scoreTree(scheme, countsFrom(scheme, microdata)).score!
    const [row] = tableOf("item=score").rows
    expect(row?.values.mean?.value).toBeCloseTo(score.mean, 10)
    expect(row?.values.percent?.value).toBeCloseTo(score.percent, 10)
    expect(row?.values.mean?.low).toBeLessThan(score.mean)
    expect(row?.values.mean?.high).toBeGreaterThan(score.mean)
  })

  it("scores each part by the interviews in it", () => {
    const { rows, columns } = tableOf("item=criterion%3Aoffice%2Fstaff&by=mode")
    const counts = countsFrom(scheme, microdata, select(microdata, { mode: ["online"] }))
    const service = scoreTree(scheme, counts)
    expect(columns.map(({ key }) => key)).toEqual(["name", "mean", "percent", "n"])
    expect(rows.map(({ code }) => code)).toEqual(["total", "phone", "online"])
    const scores = service.children.flatMap((child) => find(child, "criterion", "staff") ?? [])
    expect(scores.length).toBeGreaterThan(1)
    expect(rows[2]!.values.mean!.value).toBeGreaterThan(1)
  })

  it("counts answers among those asked", () => {
    const { rows, base } = tableOf("item=question%3Asex")
    const counts = rows.map(({ values }) => values.n!.value ?? 0)
    expect(counts.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(base!)
    for (const [at, { values }] of rows.entries())
      expect(values.share!.value).toBeCloseTo((100 * counts[at]!) / base!, 10)
  })

  it("nests a second break below the first", () => {
    const { rows } = tableOf("item=question%3Aconsent&by=mode&by=language")
    expect(rows.map(({ depth }) => depth)).toEqual([0, 0, 1, 1, 0, 1, 1])
    const people = rows.map(({ values }) => values.n?.value ?? Number.NaN)
    expect(people[0]).toBe(people[1]! + people[4]!)
    expect(people[1]).toBe(people[2]! + people[3]!)
  })

  it("joins the codes of a filter", () => {
    const people = (query: string) => tableOf(`item=score${query}`).rows[0]!.values.n!.value!
    const [both, one, other] = ["&f.service=C1&f.service=C24", "&f.service=C1", "&f.service=C24"].map(people)
    expect(both).toBe(one! + other!)
  })

  it("puts items without a break into one table", () => {
    const shown = evaluate(view("item=score&item=item%3Ao_staff_polite&item=question%3Asex"), all)
    expect(shown.map(({ items }) => items.length)).toEqual([2, 1])
    expect(shown[0]!.table!.rows.map(({ code }) => code)).toEqual(["score", "item:o_staff_polite"])
  })

  it("withholds all of a group of few, and says nothing else of it", () => {
    const { rows } = tableOf("item=item%3Ao_staff_polite&by=region&by=service")
    const withheld = rows.filter(({ values }) => values.n?.withheld)
    expect(withheld.length).toBeGreaterThan(0)
    for (const { values } of withheld)
      expect(Object.values(values).every((value) => value.withheld && value.value === null)).toBe(true)
    for (const { values } of rows)
      expect(values.n!.withheld || values.n!.value! >= 3 || values.n!.value === 0).toBe(true)
  })

  it("refuses a filter of few, by its code", () => {
    const few = { ...microdata, columns: new Map(microdata.columns) }
    const services = microdata.columns.get("service")!
    const mode = {
      codes: ["phone", "online"],
      values: Uint8Array.from({ length: microdata.n }, (_, row) => (row < 2 ? 2 : 1)),
    }
    few.columns.set("mode", mode)
    const rare = prepare({ ...all, microdata: few, scope: null })
    expect(evaluate(view("item=score&f.mode=online"), rare)).toMatchObject([
      { table: null, refused: [{ column: "mode", code: "online" }] },
    ])
    expect(services.codes.length).toBeGreaterThan(1)
  })
})

describe("somebody of one region", () => {
  it("sees its interviews alone, and no total of the whole", () => {
    const own = prepared(["akmola"])
    const n = select(microdata, { region: ["akmola"] }).reduce((sum, is) => sum + is, 0)
    const { rows } = tableOf("item=question%3Aconsent&by=region", own)
    expect(rows.map(({ code }) => code)).toEqual(["total", "akmola"])
    expect(rows[0]!.values.n!.value).toBeLessThanOrEqual(n)
    expect(
      tableOf("item=question%3Aconsent&by=region&f.region=atyrau", own).rows.every(({ values }) => !values.n?.value),
    ).toBe(true)
  })
})

describe("a view across waves", () => {
  it("has each wave's whole with its parts below", () => {
    const one = view("item=score&by=mode")
    const item = catalogue.items.filter(({ word }) => word === "score")
    const wave = (code: string) => ({
      wave: { code, label: word(code) },
      shown: evaluate({ ...one, breaks: ["wave", "mode"] }, all),
    })
    const [{ table } = { table: null }] = acrossWaves(item, [wave("w1"), wave("w2")])
    expect(table!.rows.map(({ code, depth }) => [code, depth])).toEqual([
      ["w1", 0],
      ["w1/phone", 2],
      ["w1/online", 2],
      ["w2", 0],
      ["w2/phone", 2],
      ["w2/online", 2],
    ])
  })
})
