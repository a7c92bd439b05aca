import { describe, expect, it } from "vitest"
import { cellsOfText, type PasteDimension, readBlock, readPasted } from "./paste"

const DIMENSIONS: PasteDimension[] = [
  {
    name: "region",
    names: ["Өңір", "Регион"],
    values: [
      { code: "akmola", names: ["Ақмола", "Акмола"] },
      { code: "abai", names: ["Абай"] },
    ],
  },
  { name: "service", names: ["Қызмет"], values: [{ code: "C1", names: ["Тестілеу"] }] },
]
const read = (text: string) => readPasted(cellsOfText(text), DIMENSIONS)

describe("cells copied from a spreadsheet", () => {
  it.each([
    [
      "a\tb\nc\td\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a\tb\r\n\r\nc\t\r\n",
      [
        ["a", "b"],
        ["c", ""],
      ],
    ],
    ['"two\nlines"\t"a ""word"""', [["two\nlines", 'a "word"']]],
    ["  a \t b", [["a", "b"]]],
    ["", []],
  ])("%j", (text, rows) => {
    expect(cellsOfText(text)).toEqual(rows)
  })
})

describe("targets pasted", () => {
  it("takes codes and names in any language, and numbers as people group them", () => {
    expect(read("Өңір\tservice\tЖоспар\nАқмола\tC1\t1 200\nabai\tТестілеу\t7")).toEqual({
      ok: true,
      lines: [
        { conditions: { region: "akmola", service: "C1" }, terms: { target: 1200 } },
        { conditions: { region: "abai", service: "C1" }, terms: { target: 7 } },
      ],
    })
  })

  it("leaves a bound that is blank, and takes one away with a dash", () => {
    expect(read("region\ttarget\tfloor\tceiling\nabai\t7\t\t-")).toMatchObject({
      lines: [{ terms: { target: 7, ceiling: null } }],
    })
  })

  it.each([
    ["region\ttarget", [{ reason: "empty" }]],
    ["region\tservice\nabai\tC1", [{ reason: "no_target_column" }]],
    ["oblast\ttarget\nabai\t1", [{ reason: "unknown_column", column: 1, text: "oblast" }]],
    [
      "region\ttarget\nabbai\tmany",
      [
        { reason: "unknown_value", row: 2, column: 1, text: "abbai", dimension: "region" },
        { reason: "not_a_number", row: 2, column: 2, text: "many" },
      ],
    ],
    ["region\ttarget\n\t3", [{ reason: "blank", row: 2, column: 1, text: "", dimension: "region" }]],
    [
      "region\tӨңір\ttarget\nabai\tАқмола\t3",
      [{ reason: "contradicts", row: 2, column: 2, text: "Ақмола", dimension: "region" }],
    ],
    ["region\ttarget\nabai\t-3", [{ reason: "not_a_number", row: 2, column: 2, text: "-3" }]],
  ])("says what is wrong and where: %j", (text, refusals) => {
    expect(read(text)).toEqual({ ok: false, refusals })
  })
})

describe("a block of numbers pasted", () => {
  const value = (code: string) => ({ code, label: code, short: code, names: [`${code}!`] })
  const layout = {
    rows: ["a", "b", "c"].map(value),
    columns: ["x", "y"].map(value),
    conditionsAt: (row: { code: string }, column: { code: string } | null) => ({
      row: row.code,
      ...(column && { column: column.code }),
    }),
  }
  const block = (text: string, row = 0, column = 0) => readBlock(cellsOfText(text), layout, "target", { row, column })
  const at = (row: string, column: string, target: number) => ({ conditions: { row, column }, terms: { target } })

  it("goes down and right from where it was pasted, and skips what is blank", () => {
    expect(block("1\t2\n\t4", 1)).toEqual({ ok: true, lines: [at("b", "x", 1), at("b", "y", 2), at("c", "y", 4)] })
  })

  it("follows the names around it wherever it was pasted", () => {
    expect(block("\ty\tx!\nc\t1\t2", 2, 1)).toEqual({ ok: true, lines: [at("c", "y", 1), at("c", "x", 2)] })
    expect(block("b!\t5\t6", 2, 1)).toEqual({ ok: true, lines: [at("b", "x", 5), at("b", "y", 6)] })
  })

  it("says what sticks out and what is no number, by row and column", () => {
    expect(block("1\t2\n3\tmany", 2, 1)).toEqual({
      ok: false,
      refusals: [
        { reason: "outside", row: 1, column: 2, text: "2" },
        { reason: "outside", row: 2, column: 1, text: "3" },
        { reason: "outside", row: 2, column: 2, text: "many" },
      ],
    })
    expect(block("few")).toMatchObject({ ok: false, refusals: [{ reason: "not_a_number", row: 1, column: 1 }] })
  })
})
