import { expect, test } from "vitest"
import { schemeOf } from "../scoring/scheme"
import { readStudy } from "../study/package"
import { TINY_PACKAGE, TINY_SETTINGS } from "../study/tiny-package"
import { compareSample } from "./compared"
import { overallOf } from "./overall"
import { targetsOf, weighWave } from "./wave"

const lines = (...all: string[]) => `${all.join("\n")}\n`
const answers = [{ name: "place", label: { kk: "Орын", en: "Place" }, question: "place" }]
const read = readStudy({
  ...TINY_PACKAGE,
  "study.json": JSON.stringify({ ...TINY_SETTINGS, population: { answers } }),
  "population/region.csv": lines("code,count,source,verified", "north,60,Census,yes", "west,40,Census,no"),
  "population/place.csv": lines("code,share,source,verified", "desk,0.5,Count,yes", "web,0.5,Count,yes"),
})
if (!read.ok) throw new Error(JSON.stringify(read.problems))
const { study } = read
const { cells } = study.quotas

const of = (region: string, place: string, n: number) => ({
  codes: { region, service: "S1", mode: "online", place },
  n,
})
const GROUPS = [of("north", "desk", 20), of("north", "web", 10), of("west", "desk", 30), of("west", "web", 40)]
const NAMES = ["region", "service", "mode", "place"]
const weighed = weighWave(GROUPS, NAMES, study.weighting, study.population, cells)
const compare = (regions: readonly string[] | null) =>
  compareSample(
    study,
    weighed.counts.filter(({ region }) => !regions || regions.includes(region)),
    cells.filter(({ conditions }) => !regions || regions.includes(conditions.region ?? "")),
    regions,
  )

test("two margins are met together, unverified as soon as one figure is", () => {
  expect(weighed.sample.margins.map(({ name, aim, verified }) => [name, aim, verified])).toEqual([
    ["region", "population", false],
    ["place", "population", true],
  ])
  const share = (name: string, code: string) =>
    weighed.groups.reduce((sum, { codes, n, weight }) => (codes[name] === code ? sum + n * weight : sum), 0) / 100
  expect(share("region", "north")).toBeCloseTo(0.6, 5)
  expect(share("place", "web")).toBeCloseTo(0.5, 5)
})

test("who sees all compares with targets and population; nothing is wanted of the mode", () => {
  const all = compare(null)
  expect(all.map(({ dimension, compared }) => [dimension.name, compared.n, compared.toPopulation !== null])).toEqual([
    ["region", 100, true],
    ["service", 100, false],
    ["place", 100, true],
  ])
  expect(all[0]!.population).toEqual({ verified: false, sources: ["Census"] })
  // Targets 4 and 6 of 10, crossed in the cells; the population 60 and 40.
  expect(all[0]!.compared.toTarget!.dissimilarity).toBeCloseTo(0.1, 9)
  expect(all[0]!.compared.toPopulation!.dissimilarity).toBeCloseTo(0.3, 9)
})

test("who sees one region compares what is there with the targets there, never with the population", () => {
  const west = compare(["west"])
  expect(west.map(({ dimension }) => dimension.name)).toEqual(["service", "place"])
  expect(west.every(({ population, compared }) => population === null && compared.toPopulation === null)).toBe(true)
  // The west has targets 3 and 3.
  expect(west[0]!.compared).toMatchObject({ n: 70, empty: ["S2"], toTarget: { dissimilarity: expect.closeTo(0.5, 9) } })
})

test("targets come from the table with the fewest dimensions", () => {
  const own = { conditions: { region: "north" }, target: 9, hard: false }
  expect(targetsOf(cells, "region")).toEqual({ north: 4, west: 6 })
  expect(targetsOf([...cells, own], "region")).toEqual({ north: 9 })
  expect(targetsOf(cells, "place")).toBeNull()
})

test("the overall score is weighted where the tally tells the margins, and left out where it does not", () => {
  const scheme = schemeOf(study)!
  const place = { service: "S1", form: "", place: "desk", mode: "", slice: "", question: "staff" }
  const tally = [
    { ...place, region: "north", value: "5", count: 30 },
    { ...place, region: "west", value: "1", count: 70 },
  ]
  const groups = [
    { codes: { region: "north" }, n: 30, weight: 2 },
    { codes: { region: "west" }, n: 70, weight: 4 / 7 },
  ]
  const overall = overallOf(scheme, tally, [{ name: "region" }], groups)!
  expect(overall.unweighted).toEqual({ mean: expect.closeTo(2.2, 9), percent: expect.closeTo(30, 9) })
  expect(overall.weighted).toEqual({ mean: expect.closeTo(3.4, 9), percent: expect.closeTo(60, 9) })
  expect(overallOf(scheme, tally, [{ name: "region" }, { name: "place" }], weighed.groups)).toBeNull()
  expect(overallOf(scheme, tally, [{ name: "region" }], [])).toBeNull()
  expect(overallOf(scheme, [...tally, { ...tally[0]!, region: "south" }], [{ name: "region" }], groups)).toBeNull()
})
