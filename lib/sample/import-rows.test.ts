import { describe, expect, it } from "vitest"
import { type KnownCodes, readContactRows } from "./import-rows"

const known: KnownCodes = {
  regions: new Map([
    ["akmola", "akmola"],
    ["ақмола облысы", "akmola"],
    ["atyrau", "atyrau"],
  ]),
  services: new Map([["c24", "C24"]]),
  languages: ["kk", "ru"],
  scope: null,
}
const read = (text: string, over: Partial<KnownCodes> = {}) => readContactRows(text, { ...known, ...over })
const rows = (text: string, over: Partial<KnownCodes> = {}) => {
  const result = read(text, over)
  if (!result.ok) throw new Error(result.refusal)
  return result
}
const HEADER = "name,phone,region,service,language,reference"

describe("a contact list", () => {
  it.each([
    ["English, commas", `${HEADER}\nАйгүл,+7 701 123 45 67,akmola,C24,kk,№1`],
    ["Kazakh, semicolons", "Аты-жөні;Телефон;Өңір;Қызмет;Тіл;Сілтеме\r\nАйгүл;8 701 123 45 67;Ақмола облысы;c24;KK;№1"],
    ["Russian, byte order mark", "\uFEFFФИО;Телефон;Регион;Услуга;Язык;Основание\nАйгүл;87011234567;AKMOLA;C24;kk;№1"],
  ])("is read in %s", (_, text) => {
    expect(rows(text)).toEqual({
      ok: true,
      faults: [],
      people: [
        {
          row: 2,
          name: "Айгүл",
          phone: "+77011234567",
          region: "akmola",
          service: "C24",
          language: "kk",
          reference: "№1",
        },
      ],
    })
  })

  it.each([
    ["phone", "not_a_phone", "Айгүл,12,akmola,C24,,"],
    ["name", "missing", ",87011234567,akmola,C24,,"],
    ["region", "unknown_region", "Айгүл,87011234567,mars,C24,,"],
    ["service", "unknown_service", "Айгүл,87011234567,akmola,Z,,"],
    ["language", "unknown_language", "Айгүл,87011234567,akmola,C24,de,"],
  ])("names the %s of a bad row and keeps the good ones", (column, fault, line) => {
    const result = rows(`${HEADER}\n${line}\nБолат,87017654321,atyrau,C24,ru,`)
    expect(result.faults).toMatchObject([{ row: 2, column, fault }])
    expect(result.people.map((person) => person.name)).toEqual(["Болат"])
  })

  it("takes one person once for one service", () => {
    const result = rows(`${HEADER}\nА,87011234567,akmola,C24,,\nБ,+77011234567,akmola,C24,,`)
    expect(result.faults).toMatchObject([{ row: 3, column: "phone", fault: "twice_in_file" }])
  })

  it("keeps an importer to their regions", () => {
    const result = rows(`${HEADER}\nА,87011234567,akmola,C24,,`, { scope: ["atyrau"] })
    expect(result.faults).toMatchObject([{ column: "region", fault: "region_not_yours" }])
  })

  it("asks for no region where the study has none", () => {
    expect(rows("name,phone,service\nА,87011234567,C24", { regions: null }).people).toMatchObject([{ region: null }])
  })

  it("gives nobody of a study without regions to a regional importer", () => {
    const result = rows("name,phone,service\nА,87011234567,C24", { regions: null, scope: ["atyrau"] })
    expect(result.people).toEqual([])
  })

  it("is refused when empty or without a needed column", () => {
    expect(read("")).toMatchObject({ ok: false, refusal: "empty" })
    expect(read("name,phone\nА,1")).toMatchObject({ ok: false, missing: ["region", "service"] })
  })
})
