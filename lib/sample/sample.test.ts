import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type KnownCodes, lookUpKey, readContactRows } from "./import-rows"
import { displayPhone, normalisePhone } from "./phone"

describe("phone numbers", () => {
  it.each([
    ["+7 701 123 45 67", "+77011234567"],
    ["8 (701) 123-45-67", "+77011234567"],
    ["7011234567", "+77011234567"],
    ["77011234567", "+77011234567"],
    ["8 7172 74 50 00", "+77172745000"],
    ["+44 20 7946 0958", "+442079460958"],
    ["123", null],
    ["", null],
    ["қоңырау шал", null],
  ])("%s is %s", (raw, expected) => {
    expect(normalisePhone(raw)).toBe(expected)
  })

  it("stay what they are once normal", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000, max: 9_999_999 }), (n) => {
        const normal = normalisePhone(`8701${n}`)
        expect(normal).toBe(`+7701${n}`)
        expect(normalisePhone(displayPhone(normal!))).toBe(normal)
      }),
    )
  })
})

const known: KnownCodes = {
  regions: new Map([
    ["akmola", "akmola"],
    [lookUpKey("Ақмола облысы"), "akmola"],
    ["atyrau", "atyrau"],
  ]),
  services: new Map([["c24", "C24"]]),
  languages: ["kk", "ru", "en"],
  scope: null,
}
const row = "Айнұр,8 701 123 45 67,akmola,C24"
const read = (text: string, over: Partial<KnownCodes> = {}) => readContactRows(text, { ...known, ...over })

describe("a contact list", () => {
  it.each([
    ["English headers and commas", `name,phone,region,service\n${row}`],
    ["Kazakh headers and semicolons", `Аты-жөні;Телефон;Өңір;Қызмет\nАйнұр;8 701 123 45 67;Ақмола облысы;C24`],
    ["Russian headers, a byte mark and blank lines", `\uFEFFФИО,Телефон,Регион,Услуга\n\n${row}\n\n`],
  ])("is read with %s", (_how, text) => {
    const result = read(text)
    expect(result).toMatchObject({
      ok: true,
      faults: [],
      people: [{ name: "Айнұр", phone: "+77011234567", region: "akmola", service: "C24", language: null }],
    })
  })

  it.each([
    [",8 701 123 45 67,akmola,C24", "name", "missing"],
    ["Айнұр,12,akmola,C24", "phone", "not_a_phone"],
    ["Айнұр,8 701 123 45 67,moon,C24", "region", "unknown_region"],
    ["Айнұр,8 701 123 45 67,akmola,X1", "service", "unknown_service"],
    ["Айнұр,8 701 123 45 67,akmola,C24,de", "language", "unknown_language"],
  ])("names the bad row %s: %s %s", (bad, column, fault) => {
    const result = read(`name,phone,region,service,language\n${row},kk\n${bad}`)
    expect(result).toMatchObject({ ok: true, people: [{ row: 2 }], faults: [{ row: 3, column, fault }] })
  })

  it("numbers rows as a spreadsheet does, blank ones included", () => {
    const result = read(`\n\nname,phone,region,service\n\n${row}\n,,,\n,8 701 123 45 67,akmola,C24\n`)
    expect(result).toMatchObject({
      ok: true,
      people: [{ row: 5 }],
      faults: [{ row: 7, column: "name", fault: "missing" }],
    })
  })

  it("refuses a person twice for one service, and regions of others", () => {
    expect(read(`name,phone,region,service\n${row}\n${row}`)).toMatchObject({
      faults: [{ row: 3, fault: "twice_in_file" }],
    })
    expect(read(`name,phone,region,service\n${row}`, { scope: ["atyrau"] })).toMatchObject({
      people: [],
      faults: [{ fault: "region_not_yours" }],
    })
  })

  it("says what is missing from the header, and when there is nothing", () => {
    expect(read("name,phone\nA,B")).toEqual({ ok: false, refusal: "columns_missing", missing: ["region", "service"] })
    expect(read("")).toMatchObject({ ok: false, refusal: "empty" })
  })

  it("puts every row in exactly one place, whatever is in it", () => {
    const cell = fc.constantFrom("", "Айнұр", "8 701 123 45 67", "akmola", "C24", "=1+1", '"', ";")
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 20 }), (rows) => {
        const lines = rows
          .map((cells) => cells.map((c) => `"${c.replaceAll('"', '""')}"`).join(","))
          .filter((line) => /[^",]/.test(line))
        const result = read(["name,phone,region,service", ...lines].join("\n"))
        if (result.ok) expect(result.people.length + result.faults.length).toBe(lines.length)
        else expect(lines).toEqual([])
      }),
    )
  })
})
