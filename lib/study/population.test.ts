// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of the form
import { describe, expect, test } from "vitest"
import { NO_WEIGHTING } from "../weighting/settings"
import { type Files, readStudy } from "./package"
import { NO_POPULATION } from "./population"
import { fromStored, type StoredStudy } from "./stored"
import { TINY_PACKAGE, TINY_SETTINGS } from "./tiny-package"

const lines = (...all: string[]) => `${all.join("\n")}\n`
const PLACE = { name: "place", label: { kk: "Орын", en: "Place" }, question: "place" }
const REGIONS = "population/region.csv"
const PLACES = "population/place.csv"

function read(files: Files, settings: object = {}) {
  const study = JSON.stringify({ ...TINY_SETTINGS, population: { answers: [PLACE] }, ...settings }, null, 2)
  return readStudy({ ...TINY_PACKAGE, "study.json": study, ...files })
}
function loaded(files: Files, settings?: object) {
  const result = read(files, settings)
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 1))
  return result.study
}
const problemsOf = (files: Files, settings?: object) => {
  const result = read(files, settings)
  return result.ok ? [] : result.problems
}

const REGION_FILE = lines("code,count,source,verified,remark", "north,700,Census,yes,", "west,300.5,Guess,no,later")

describe("a population", () => {
  test("is read with the source of every figure and whether anybody verified it", () => {
    const { population, weighting } = loaded({
      [REGIONS]: REGION_FILE,
      [PLACES]: lines("code,share,source,verified", "desk,0.6,Register,yes", "web,0.4,Register,yes"),
    })
    expect(population.dimensions).toEqual([PLACE])
    expect(population.margins).toEqual([
      {
        dimension: "region",
        rows: [
          { code: "north", size: 700, source: "Census", verified: true },
          { code: "west", size: 300.5, source: "Guess", verified: false },
        ],
      },
      {
        dimension: "place",
        rows: [
          { code: "desk", size: 0.6, source: "Register", verified: true },
          { code: "web", size: 0.4, source: "Register", verified: true },
        ],
      },
    ])
    expect(weighting).toEqual({
      margins: [
        { dimension: "region", aim: "population" },
        { dimension: "place", aim: "population" },
      ],
      ...{ cap: 5, tolerance: 1e-6 },
    })
  })

  test("may stand in a register's column, where blank means not known", () => {
    const regions = lines(
      "code,label::kk,label::en,timezone,people",
      "north,Солтүстік,North,Asia/Almaty,12.5",
      "west,Батыс,West,Asia/Oral,",
    )
    const columns = { region: { column: "people", source: "memory", verified: false } }
    const { population } = loaded({ "registers/regions.csv": regions }, { population: { columns } })
    expect(population.margins).toEqual([
      { dimension: "region", rows: [{ code: "north", size: 12.5, source: "memory", verified: false }] },
    ])
  })

  test("weights by what the study says, targets among it", () => {
    const weighting = { margins: { service: "targets", region: "population" }, cap: 3, tolerance: 0.001 }
    expect(loaded({ [REGIONS]: REGION_FILE }, { weighting }).weighting).toEqual({
      margins: [
        { dimension: "service", aim: "targets" },
        { dimension: "region", aim: "population" },
      ],
      ...{ cap: 3, tolerance: 0.001 },
    })
  })

  test("of an instrument stored before there was one is empty, and nothing is weighted", () => {
    const { population: _p, weighting: _w, ...older } = loaded({ [REGIONS]: REGION_FILE })
    expect(fromStored(older as StoredStudy)).toMatchObject({ population: NO_POPULATION, weighting: NO_WEIGHTING })
    const now = loaded({ [REGIONS]: REGION_FILE })
    expect(fromStored(JSON.parse(JSON.stringify(now)))).toEqual(JSON.parse(JSON.stringify(now)))
  })
})

describe("what is wrong with it is said with file, row and column", () => {
  const header = "code,count,source,verified"
  test.each<[string, Files, object | undefined, object]>([
    [
      "an unknown code",
      { [REGIONS]: lines(header, "north,1,S,yes", "south,1,S,yes") },
      undefined,
      { file: REGIONS, row: 3, column: "code" },
    ],
    [
      "a code twice",
      { [REGIONS]: lines(header, "north,1,S,yes", "north,1,S,yes") },
      undefined,
      { file: REGIONS, row: 3, column: "code" },
    ],
    [
      "a figure that is none",
      { [REGIONS]: lines(header, "north,-1,S,yes") },
      undefined,
      { file: REGIONS, row: 2, column: "count" },
    ],
    ["no source", { [REGIONS]: lines(header, "north,1,,yes") }, undefined, { row: 2, column: "source" }],
    ["perhaps verified", { [REGIONS]: lines(header, "north,1,S,maybe") }, undefined, { row: 2, column: "verified" }],
    [
      "count and share",
      { [REGIONS]: lines("code,count,share,source,verified", "north,1,1,S,yes") },
      undefined,
      { row: 1, column: "count" },
    ],
    ["nothing above 0", { [REGIONS]: lines(header, "north,0,S,yes") }, undefined, { row: 1, column: "count" }],
    [
      "an unknown dimension",
      { "population/height.csv": lines(header, "tall,1,S,yes") },
      undefined,
      { file: "population/height.csv", row: 1 },
    ],
    [
      "an unknown column of a register",
      {},
      { population: { columns: { region: { column: "people", source: "S", verified: false } } } },
      { file: "study.json", column: "population.columns.region.column" },
    ],
    [
      "a register's column and a file",
      {
        [REGIONS]: REGION_FILE,
        "registers/regions.csv": lines("code,label::kk,label::en,people", "north,С,N,1", "west,Б,W,2"),
      },
      { population: { columns: { region: { column: "people", source: "S", verified: false } } } },
      { file: REGIONS, row: 1 },
    ],
    [
      "an unknown question",
      {},
      { population: { answers: [{ ...PLACE, question: "height" }] } },
      { file: "study.json", column: "population.answers.0" },
    ],
    [
      "a dimension that quotas have",
      {},
      { quotas: { ...TINY_SETTINGS.quotas, answers: [PLACE] } },
      { file: "study.json", column: "population.answers.0.name" },
    ],
    [
      "weights by what is not known",
      {},
      { weighting: { margins: { place: "population" } } },
      { file: "study.json", column: "weighting.margins.place" },
    ],
    [
      "weights by targets that there are not",
      {},
      { weighting: { margins: { place: "targets" } } },
      { file: "study.json", column: "weighting.margins.place" },
    ],
  ])("%s", (_, files, settings, place) => {
    expect(problemsOf(files, settings)).toContainEqual(expect.objectContaining(place))
  })
})
