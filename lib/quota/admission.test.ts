import { describe, expect, it } from "vitest"
import { admit, type Controlled, isAdmissible } from "./admission"
import { placementIn, tablesOf } from "./cells"

const cell = (target: number, accepted: number, hard = true) => ({ target, hard, accepted, reserved: 0 })

describe("who may be admitted", () => {
  it.each<[string, Partial<Controlled>, boolean, boolean]>([
    ["no check", {}, false, true],
    ["a check that is open", { finding: null }, false, true],
    ["a confirmed one", { finding: "confirmed" }, false, true],
    ["one whose respondent was unreachable", { finding: "unreachable" }, false, true],
    ["a fabricated one", { finding: "fabricated" }, false, false],
    ["work under a hold", { held: true }, false, false],
    ["work under a hold that was checked and stood", { held: true, finding: "confirmed" }, false, true],
    ["work under a hold that nobody could check", { held: true, finding: "unreachable" }, false, false],
    ["one that came after the wave closed", { late: true }, false, false],
    ["one that came after, admitted explicitly", { late: true }, true, true],
  ])("%s", (_, known, late, expected) => {
    expect(isAdmissible({ finding: null, held: false, late: false, ...known }, late)).toBe(expected)
  })
})

describe("admitting", () => {
  const waiting = [
    { id: "a", cellIds: [1, 2] },
    { id: "b", cellIds: [1] },
    { id: "c", cellIds: [2] },
    { id: "d", cellIds: [1] },
  ]
  it("takes the oldest whose every cell has room, and counts what they take", () => {
    const cells = new Map([
      [1, cell(3, 2)],
      [2, cell(9, 9)],
    ])
    expect(admit(waiting, cells).map(({ id }) => id)).toEqual(["b"])
  })

  it("takes all where the cells are soft, and nobody whose cell is unknown", () => {
    const cells = new Map([[1, cell(0, 5, false)]])
    expect(admit(waiting, cells).map(({ id }) => id)).toEqual(["b", "d"])
  })
})

describe("where an interview falls", () => {
  const table = (dimensions: string, cellId: number | null, hard = true) => ({ dimensions, cellId, hard })
  const fromAnswers = new Set(["sex"])
  it.each([
    ["its cell of each table, in order", [table("sex", 7), table("region", 3)], { cellIds: [3, 7], nowhere: false }],
    ["nowhere when a hard table lacks its code", [table("region", null)], { cellIds: [], nowhere: true }],
    ["anywhere when only a soft table lacks it", [table("region", null, false)], { cellIds: [], nowhere: false }],
    ["not yet, while an answer is to come", [table("sex", null)], { cellIds: [], nowhere: false }],
    ["not yet in a crossed table", [table("region,sex", null)], { cellIds: [], nowhere: false }],
    ["nowhere, when what is unknown never comes", [table("service", null)], { cellIds: [], nowhere: true }],
    ["in the cell of everybody", [table("", 1)], { cellIds: [1], nowhere: false }],
    ["freely, where there are no quotas", [], { cellIds: [], nowhere: false }],
  ])("%s", (_, tables, expected) => {
    expect(placementIn(tables, { region: "akmola" }, fromAnswers)).toEqual(expected)
  })

  it("tables are made of cells that share their dimensions", () => {
    const soft = { conditions: { sex: "f" }, target: 1, hard: false }
    const hard = { conditions: { service: "C1", region: "a" }, target: 2, hard: true }
    expect(tablesOf([soft, hard])).toEqual([
      { dimensions: ["sex"], kind: "soft", cells: [soft] },
      { dimensions: ["region", "service"], kind: "hard", cells: [hard] },
    ])
  })
})
