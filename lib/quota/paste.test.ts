import { describe, expect, it } from "vitest"
import { cellsOfText, type PasteDimension, readPasted } from "./paste"

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
    ["region\ttarget\nabai\t-3", [{ reason: "not_a_number", row: 2, column: 2, text: "-3" }]],
  ])("says what is wrong and where: %j", (text, refusals) => {
    expect(read(text)).toEqual({ ok: false, refusals })
  })
})
