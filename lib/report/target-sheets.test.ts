import { expect, it } from "vitest"
import type { StandingCell } from "../quota/edit"
import { readStudy } from "../study/package"
import { TINY_PACKAGE, TINY_SETTINGS } from "../study/tiny-package"
import { isInSheets, sheetsOf } from "./target-sheets"

const quotas = {
  ...TINY_SETTINGS.quotas,
  answers: [{ name: "place", label: { kk: "Орны", en: "Place" }, question: "place" }],
  tables: [
    { dimensions: ["place"], kind: "soft", allocate: { total: 4, by: "equal" } },
    { dimensions: ["region", "mode"], kind: "hard", allocate: { total: 8, by: "equal" } },
  ],
}
const read = readStudy({ ...TINY_PACKAGE, "study.json": JSON.stringify({ ...TINY_SETTINGS, quotas }) })
if (!read.ok) throw new Error(JSON.stringify(read.problems))
const cells = read.study.quotas.cells.map(
  ({ conditions, target, hard }, index): StandingCell => ({
    ...{ id: index, conditions, accepted: 0, reserved: 0 },
    terms: { target, hard, floor: null, ceiling: null },
  }),
)
const said = { locale: "en", mode: "Mode", modes: { phone: "Phone", online: "Online" } }
const sheets = (scope: string[] | null, open = false) => sheetsOf(read.study, cells, scope, open, said)

it("makes a sheet of each table, in words, and closes what answers decide once the wave is open", () => {
  const all = sheets(null, true)
  expect(all.map(({ id, hard, closed }) => [id, hard, closed])).toEqual([
    ["region,service", true, false],
    ["place", false, true],
    ["mode,region", true, false],
  ])
  const [mode, region] = all[2]?.dimensions ?? []
  expect([mode?.label, mode?.values.map(({ label }) => label)]).toEqual(["Mode", ["Phone", "Online"]])
  expect(region?.values[0]?.names).toEqual(expect.arrayContaining(["North", "Солтүстік"]))
})

it("shows a regional coordinator their regions only, and no table without regions", () => {
  const own = sheetsOf(
    read.study,
    cells.filter(({ conditions }) => conditions.region === "north"),
    ["north"],
    false,
    said,
  )
  expect(own.map(({ id }) => id)).toEqual(["region,service", "mode,region"])
  expect(own[0]?.dimensions[0]?.values.map(({ code }) => code)).toEqual(["north"])
  expect(isInSheets(own, { region: "west", service: "S1" })).toBe(false)
})

it.each([
  [{ region: "north", service: "S2" }, true],
  [{ region: "north", service: "S9" }, false],
  [{ place: "desk" }, true],
  [{ service: "S1" }, false],
  [{ region: "north" }, false],
])("knows whether %o is a cell of the wave's tables", (conditions, known) => {
  expect(isInSheets(sheets(null), conditions)).toBe(known)
})
