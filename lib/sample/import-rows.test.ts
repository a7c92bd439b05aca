import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { doubledIn, type Field, guessMapping, letterOf, lettersOf, missingIn } from "./headers"
import { rowReader } from "./import-rows"
import type { KnownCodes } from "./known-codes"
import { rowsOfCsv } from "./list-table"

const known: KnownCodes = {
  regions: new Map([
    ["akmola", "akmola"],
    ["ақмола облысы", "akmola"],
    ["atyrau", "atyrau"],
  ]),
  services: new Map([
    ["c24", "C24"],
    ["c25", "C25"],
  ]),
  attributes: new Map([
    [
      "sex",
      new Map([
        ["әйел", "f"],
        ["f", "f"],
      ]),
    ],
  ]),
  languages: ["kk", "ru"],
  scope: null,
}
const SEX = { name: "sex", label: { kk: "Жынысы", ru: "Пол" }, codes: [{ code: "f", label: { kk: "Әйел" } }] }
const read = (text: string, over: Partial<KnownCodes> = {}) => {
  const [header, ...rows] = rowsOfCsv(text)
  return rowReader({ ...known, ...over }, guessMapping(header?.cells ?? [], [SEX]))(rows)
}
const HEADER = "name,phone,region,service,language,reference"

describe("a contact list", () => {
  it.each([
    ["English, commas", `${HEADER}\nАйгүл,+7 701 123 45 67,akmola,C24,kk,№1`],
    ["Kazakh, semicolons", "Аты-жөні;Телефон;Өңір;Қызмет;Тіл;Сілтеме\r\nАйгүл;8 701 123 45 67;Ақмола облысы;c24;KK;№1"],
    ["Russian, byte order mark", "\uFEFFФИО;Телефон;Регион;Услуга;Язык;Основание\nАйгүл;87011234567;AKMOLA;C24;kk;№1"],
  ])("is read in %s", (_, text) => {
    const person = { name: "Айгүл", phones: ["+77011234567"], email: null, region: "akmola", service: "C24" }
    expect(read(text)).toEqual({
      faults: [],
      people: [{ row: 2, ...person, language: "kk", reference: "№1", attributes: {} }],
    })
  })

  it.each([
    ["phone", "not_a_phone", "Айгүл,12,akmola,C24,,"],
    ["name", "missing", ",87011234567,akmola,C24,,"],
    ["region", "unknown_region", "Айгүл,87011234567,mars,C24,,"],
    ["service", "unknown_service", "Айгүл,87011234567,akmola,Z,,"],
    ["language", "unknown_language", "Айгүл,87011234567,akmola,C24,de,"],
  ])("names the %s of a bad row and keeps the good ones", (column, fault, line) => {
    const result = read(`${HEADER}\n${line}\nБолат,87017654321,atyrau,C24,ru,`)
    expect(result.faults).toEqual([{ row: 2, column, fault }])
    expect(result.people.map((person) => person.name)).toEqual(["Болат"])
  })

  it("puts names together and takes every number once, from one cell or several", () => {
    const text =
      "Фамилия;Имя;Телефон;Моб. телефон;Регион;Услуга\nИванова;Анна;87011234567, 8 701 123 45 67;87017654321 и 12;akmola;C24"
    const { people, faults } = read(text)
    expect(people).toMatchObject([{ name: "Иванова Анна", phones: ["+77011234567", "+77017654321"] }])
    expect(faults).toEqual([{ row: 2, column: "phone", fault: "number_left_out" }])
  })

  it("takes e-mail and quota dimensions; an address that is none is left out", () => {
    const { people, faults } = read(
      "name,phone,region,service,e-mail,Жынысы\nА,87011234567,akmola,C24,A@b.kz,Әйел\nБ,87011234568,akmola,C24,b,f\nВ,87011234569,akmola,C24,,x",
    )
    expect(people).toMatchObject([{ email: "a@b.kz", attributes: { sex: "f" } }, { email: null }])
    expect(faults).toEqual([
      { row: 3, column: "email", fault: "email_left_out" },
      { row: 4, column: "attribute:sex", fault: "unknown_code" },
    ])
  })

  it("takes one person once for one service, by any of their numbers", () => {
    const { people, faults } = read(
      `${HEADER}\nА,87011234567 / 87011234568,akmola,C24,,\nА,+77011234568,akmola,C24,,\nА,+77011234568,akmola,C25,,`,
    )
    expect(faults).toEqual([{ row: 3, column: "phone", fault: "twice_in_file" }])
    expect(people.map(({ row }) => row)).toEqual([2, 4])
  })

  it("keeps an importer to their regions, also where the study has none", () => {
    const faults = [{ row: 2, column: "region", fault: "region_not_yours" }]
    expect(read(`${HEADER}\nА,87011234567,akmola,C24,,`, { scope: ["atyrau"] })).toEqual({ people: [], faults })
    expect(read("name,phone,service\nА,87011234567,C24", { regions: null, scope: ["atyrau"] }).people).toEqual([])
  })

  it("asks for no region where the study has none", () => {
    expect(read("name,phone,service\nА,87011234567,C24", { regions: null }).people).toMatchObject([{ region: null }])
  })

  it("counts rows as a spreadsheet shows them, empty ones too", () => {
    expect(read(`\n${HEADER}\n\nА,12,akmola,C24,,`).faults).toMatchObject([{ row: 4 }])
  })

  it("every row is taken or named", () => {
    const cell = fc.constantFrom("", "А", "87011234567", "87017654321", "akmola", "C24", "x,y", "kk")
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 6, maxLength: 6 })), (lines) => {
        const mapping: Field[] = ["name", "phone", "region", "service", "language", "reference"]
        const rows = lines.map((cells, at) => ({ row: at + 2, cells }))
        const { people, faults } = rowReader(known, mapping)(rows)
        const named = new Set([...people, ...faults].map(({ row }) => row))
        expect([...named].sort()).toEqual(
          rows
            .filter(({ cells }) => cells.join("") !== "")
            .map(({ row }) => row)
            .sort(),
        )
      }),
    )
  })
})

describe("columns", () => {
  it("are told by what their headers begin with; a second region is left to the coordinator", () => {
    const headers = ["№", "ФИО получателя", "Телефон 1", "Область", "Регион", "Услуга (код)", ""]
    expect(guessMapping(headers, [])).toEqual(["", "name", "phone", "region", "", "service", ""])
  })
  it("are missing or doubled, and kept by their letters", () => {
    expect(missingIn(["name"], ["name", "phone"])).toEqual(["phone"])
    expect(doubledIn(["phone", "phone", "region", "region"])).toEqual(["region"])
    expect(lettersOf(["name", "phone", "", "phone"])).toEqual({ name: "A", phone: "B, D" })
    expect([0, 25, 26, 701, 702].map(letterOf)).toEqual(["A", "Z", "AA", "ZZ", "AAA"])
  })
})
