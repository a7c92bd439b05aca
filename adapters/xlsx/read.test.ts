import { expect, it } from "vitest"
import { rowsOfXlsx } from "./read"
import { xlsxOf } from "./write"

it("reads what was written, as texts", async () => {
  const columns = [{ head: "region" }, { head: "target", format: "whole" as const }]
  const rows = [["akmola", 12] as const, ["=1+1", null] as const]
  expect(await rowsOfXlsx(await xlsxOf([{ name: "Жоспар", columns, rows }]))).toEqual([
    {
      name: "Жоспар",
      rows: [
        ["region", "target"],
        ["akmola", "12"],
        ["=1+1", ""],
      ],
    },
  ])
})

it.each([
  ["nothing", new Uint8Array()],
  ["words", new TextEncoder().encode("region,target\nakmola,1\n")],
  ["half a workbook", new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3])],
])("says that %s is no workbook", async (_, bytes) => {
  expect(await rowsOfXlsx(bytes)).toBeNull()
})
