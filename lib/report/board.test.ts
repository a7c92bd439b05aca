import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { boardCells, isInState, marginsOf, percentOf, type QuotaOnBoard, sumOf, sumsBy } from "./board"
import { type Fieldwork, NO_FIELDWORK } from "./progress"

const quota = (region: string | null, service: string | null, counts: Partial<QuotaOnBoard> = {}): QuotaOnBoard => ({
  region,
  service,
  dimensions: [region && "region", service && "service"].filter(Boolean).join(","),
  conditions: { ...(region && { region }), ...(service && { service }) },
  target: 10,
  hard: true,
  accepted: 0,
  reserved: 0,
  ...counts,
})
const work = (region: string | null, service: string | null, done: Partial<Fieldwork>) => ({
  ...{ region, service },
  ...NO_FIELDWORK,
  ...done,
})

describe("the board", () => {
  const cells = boardCells(
    [
      quota("akmola", "A1", { accepted: 8, reserved: 2 }),
      quota("akmola", "A2", { accepted: 3 }),
      quota("atyrau", "A1"),
    ],
    [
      work("akmola", "A1", { counted: 8, overflow: 2 }),
      work("atyrau", "Z9", { counted: 4 }),
      work("akmola", "A2", { left: 5 }),
    ],
  )

  it("says what a cell has", () => {
    expect(cells[0]).toMatchObject({
      region: "akmola",
      service: "A1",
      target: 10,
      hard: true,
      accepted: 8,
      reserved: 2,
      overflow: 2,
      left: 0,
    })
  })

  it("counts a cell with every place taken or held as closed", () => {
    expect(sumsBy(cells, "region").get("akmola")).toMatchObject({ cells: 2, open: 1, starved: 0, target: 20 })
  })

  it("names open cells that nobody is left for", () => {
    const atyrau = sumsBy(cells, "region").get("atyrau")!
    expect(isInState({ ...atyrau, behind: false }, "starved")).toBe(true)
    expect(isInState({ ...atyrau, behind: false }, "full")).toBe(false)
  })

  it("shows interviews outside every quota without a target", () => {
    const outside = cells.find((cell) => cell.service === "Z9")!
    expect(outside).toMatchObject({ target: null, accepted: 4 })
    expect(percentOf(sumOf([outside]))).toBeNull()
  })

  it("keeps to the axis that the quota has", () => {
    const byDepartment = boardCells([quota(null, "therapy")], [work("akmola", "therapy", { counted: 1, overflow: 1 })])
    expect(byDepartment).toHaveLength(1)
    expect(byDepartment[0]).toMatchObject({ region: null, overflow: 1 })
  })

  it("shows a wave without quotas by what was done", () => {
    expect(boardCells([], [work("a", "b", { counted: 2 })])).toMatchObject([{ target: null, accepted: 2 }])
  })

  it("tells tables by region and service from those by anything else", () => {
    const byAge = quota(null, null, { dimensions: "age", conditions: { age: "18-29" }, target: 5 })
    const byRegion = quota("akmola", null, { target: 20 })
    const all = [quota("akmola", "A1"), byRegion, byAge]
    expect(boardCells(all, [])).toHaveLength(1)
    expect(marginsOf(all).map(({ dimensions, cells }) => [dimensions, cells[0]?.target])).toEqual([
      [["region"], 20],
      [["age"], 5],
    ])
    expect(boardCells([byAge], [work("akmola", "A1", { counted: 1 })])).toMatchObject([{ target: null, accepted: 1 }])
  })

  it("leaves soft cells open past their target", () => {
    expect(sumOf(boardCells([quota("a", "b", { hard: false, accepted: 12 })], []))).toMatchObject({ open: 1 })
  })
})

describe("sums", () => {
  const code = fc.constantFrom("a", "b", "c")
  const counts = fc.record({ target: fc.nat(50), accepted: fc.nat(50), reserved: fc.nat(5), hard: fc.boolean() })
  const places = fc.uniqueArray(fc.tuple(code, code, counts), { selector: ([r, s]) => `${r}|${s}` })

  it("are the same over regions, over services and over all", () => {
    fc.assert(
      fc.property(places, fc.array(fc.tuple(code, code, fc.nat(9))), (cells, left) => {
        const board = boardCells(
          cells.map(([region, service, rest]) => quota(region, service, rest)),
          left.map(([region, service, n]) => work(region, service, { left: n, calls: 2 * n })),
        )
        const all = sumOf(board)
        for (const axis of ["region", "service"] as const) {
          const parts = [...sumsBy(board, axis).values()]
          for (const figure of ["accepted", "reserved", "left", "calls", "cells", "open", "starved"] as const)
            expect(parts.reduce((sum, part) => sum + part[figure], 0)).toBe(all[figure])
          expect(parts.reduce((sum, part) => sum + (part.target ?? 0), 0)).toBe(all.target ?? 0)
        }
      }),
    )
  })
})
