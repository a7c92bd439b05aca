import { describe, expect, test } from "vitest"
import { readStudy } from "./package"
import { TINY_PACKAGE, TINY_SETTINGS } from "./tiny-package"

type Quotas = Record<string, unknown>
const label = { kk: "Орны", en: "Place" }
const PLACE = { name: "place", label, question: "place" }
const BANDS = {
  name: "band",
  label,
  values: [
    { code: "low", label, when: "${staff} < 3" },
    { code: "high", label, when: "${staff} >= 3" },
  ],
}

const files = (quotas: Quotas, more: Record<string, string> = {}, without: readonly string[] = []) => {
  const settings = { ...TINY_SETTINGS, quotas: { ...TINY_SETTINGS.quotas, ...quotas } }
  const all = { ...TINY_PACKAGE, ...more, "study.json": JSON.stringify(settings, null, 2) }
  return Object.fromEntries(Object.entries(all).filter(([file]) => !without.includes(file)))
}
const load = (quotas: Quotas, more?: Record<string, string>, without?: readonly string[]) => {
  const read = readStudy(files(quotas, more, without))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.study.quotas
}
const targetsOf = (cells: readonly { conditions: object; target: number }[]) =>
  cells.map(({ conditions, target }) => [Object.values(conditions).join(" "), target])

describe("further quota tables of a study", () => {
  test("are read beside the first, hard and soft, and do not add to its total", () => {
    const quotas = load(
      {
        answers: [PLACE, BANDS],
        tables: [
          { dimensions: ["place"], kind: "soft", cells: "quotas/by-place.csv" },
          { dimensions: ["mode", "band"], kind: "hard", allocate: { total: 7, by: "equal" } },
        ],
      },
      { "quotas/by-place.csv": "place,target,floor,ceiling\ndesk,6,2,8\nweb,4,,\n" },
    )
    expect([quotas.total, quotas.tables.map(({ kind }) => kind)]).toEqual([10, ["hard", "soft", "hard"]])
    expect(quotas.tables[1]?.cells).toEqual([
      { conditions: { place: "desk" }, target: 6, hard: false, floor: 2, ceiling: 8 },
      { conditions: { place: "web" }, target: 4, hard: false },
    ])
    expect(targetsOf(quotas.tables[2]?.cells ?? [])).toEqual([
      ["phone low", 2],
      ["phone high", 2],
      ["online low", 2],
      ["online high", 1],
    ])
    expect(quotas.answerDimensions.map(({ name }) => name)).toEqual(["place", "band"])
  })

  test("are shared out by a column of the register, within floors and ceilings", () => {
    const regions = "code,label::kk,label::en,timezone,people\nnorth,С,N,Asia/Almaty,900\nwest,Б,W,Asia/Oral,100\n"
    const shared = (bounds: object) =>
      load(
        { dimensions: ["region"], targets: { region: { total: 20, by: "people", ...bounds } }, excluded: undefined },
        { "registers/regions.csv": regions },
        ["quotas/by-region.csv", "quotas/by-service.csv", "quotas/excluded.csv"],
      ).cells
    expect(targetsOf(shared({}))).toEqual([
      ["north", 18],
      ["west", 2],
    ])
    expect(targetsOf(shared({ floor: 5 }))).toEqual([
      ["north", 15],
      ["west", 5],
    ])
    expect(shared({ ceiling: 12 })[0]).toMatchObject({ target: 12, ceiling: 12 })
  })

  test("cross shared-out regions with listed services", () => {
    const { cells } = load({ targets: { region: { total: 10, by: "equal" }, service: "quotas/by-service.csv" } }, {}, [
      "quotas/by-region.csv",
    ])
    const north = cells.filter(({ conditions }) => conditions.region === "north")
    expect(north.reduce((sum, { target }) => sum + target, 0)).toBe(5)
  })

  test.each<[string, Quotas, Record<string, string>, string, string]>([
    [
      "a dimension that nothing tells",
      { tables: [{ dimensions: ["sex"], kind: "soft", allocate: { total: 1, by: "equal" } }] },
      {},
      "quotas.tables.0.dimensions",
      'no dimension "sex"',
    ],
    ["a question that is not there", { answers: [{ ...PLACE, question: "plaice" }] }, {}, "quotas.answers.0", "plaice"],
    [
      "a label without a language",
      { answers: [{ ...PLACE, label: { kk: "О" } }] },
      {},
      "quotas.answers.0.label",
      '"en"',
    ],
    ["a dimension called region", { answers: [{ ...PLACE, name: "region" }] }, {}, "quotas.answers.0", "taken"],
    [
      "a condition that cannot be read",
      { answers: [{ ...BANDS, values: [{ code: "low", label, when: "${staff} <" }] }] },
      {},
      "quotas.answers.0.values.0.when",
      "cannot be read",
    ],
    [
      "neither cells nor an allocation",
      { tables: [{ dimensions: ["mode"], kind: "soft" }] },
      {},
      "quotas.tables.0",
      "one of the two",
    ],
    [
      "the same table twice",
      { tables: [{ dimensions: ["service", "region"], kind: "soft", allocate: { total: 1, by: "equal" } }] },
      {},
      "quotas.tables.0.dimensions",
      "already",
    ],
    [
      "floors above the total",
      { tables: [{ dimensions: ["mode"], kind: "soft", allocate: { total: 5, by: "equal", floor: 3 } }] },
      {},
      "quotas.tables.0.allocate",
      "come to 6",
    ],
    [
      "a column that the register lacks",
      { tables: [{ dimensions: ["region"], kind: "soft", allocate: { total: 5, by: "people" } }] },
      {},
      "quotas.tables.0.allocate.by",
      'no column "people"',
    ],
  ])("name what is wrong in study.json: %s", (_, quotas, more, column, words) => {
    const read = readStudy(files(quotas, more))
    expect(read.ok ? [] : read.problems).toContainEqual(
      expect.objectContaining({ file: "study.json", column, message: expect.stringContaining(words) }),
    )
  })

  test.each([
    ["place,target\ndesk,1\nhome,2\n", 3, "place", 'The question "place" has no code "home"'],
    ["place,target\ndesk,1\ndesk,2\n", 3, "place", "already, in row 2"],
    ["place,target\ndesk,many\n", 2, "target", "whole number"],
    ["place,target,floor\ndesk,1,2\n", 2, "target", "outside"],
    ["place,target,floor,ceiling\ndesk,1,3,2\n", 2, "floor", "above the ceiling"],
  ])("name row and column of a broken file: %j", (text, row, column, words) => {
    const quotas = { answers: [PLACE], tables: [{ dimensions: ["place"], kind: "soft", cells: "quotas/p.csv" }] }
    const read = readStudy(files(quotas, { "quotas/p.csv": text }))
    expect(read.ok ? [] : read.problems).toContainEqual(
      expect.objectContaining({ file: "quotas/p.csv", row, column, message: expect.stringContaining(words) }),
    )
  })
})
