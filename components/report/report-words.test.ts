import { createTranslator } from "next-intl"
import { describe, expect, it } from "vitest"
import type { ReportTable, TableRow, TableValue } from "@/lib/report/table"
import { COLUMN_WORDS, ROW_WORDS, TABLE_KINDS, TABLE_NOTES, TABLE_SECTIONS } from "@/lib/report/table-words"
import { LOCALES, type Locale, messagesOf } from "@/messages"
import { chartSentence } from "./chart-sentence"
import { type ReportTranslator, reportWords } from "./report-words"
import { tableRows } from "./table-rows"

const FILL = { year: "2020", before: "2019", from: "2017", to: "2020", mark: "5", code: "9" }

const wordsIn = (locale: Locale) => {
  const onError = (error: Error) => {
    throw error
  }
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: "report", onError })
  return reportWords(t as ReportTranslator, locale)
}
const settingsIn = (language: string) => ({
  ...{ language, decimals: { mean: 2, percent: 1 }, scale: { lowest: 1, highest: 5 } },
  ...{ smallest: 3, few: 30, confidence: 0.95 },
})

describe.each(LOCALES)("everything that a report's tables may name, in %s", (locale) => {
  const words = wordsIn(locale)
  it.each(TABLE_KINDS)("kind %s, alone and of something", (kind) => {
    expect(words.title({ kind })).toMatch(/^\p{Lu}/u)
    expect(words.title({ kind, title: { [locale]: "Өңір" } })).toContain("Өңір")
  })
  it.each(TABLE_SECTIONS)("section %s", (section) => expect(words.section({ section })).toMatch(/^\p{Lu}/u))
  it.each(COLUMN_WORDS)("column %s", (word) => {
    expect(words.head({ key: word, kind: "mean", word, fill: FILL })).not.toMatch(/^$|[{}]/)
  })
  it.each(ROW_WORDS)("row %s", (word) => expect(words.row({ code: "", word, values: {} })).toMatch(/^\p{Lu}/u))
  it.each(TABLE_NOTES)("note %s", (note) => expect(words.note(note)).toMatch(/\.$/))
})

const table = (rows: readonly TableRow[], kind: "ranked_bars" | "dumbbell" | "lines"): ReportTable => ({
  ...{ name: "services", kind: "services", section: "services", base: 100, notes: [], rows },
  columns: [
    { key: "service", kind: "name", word: "service" },
    { key: "before", kind: "percent", word: "percent_year", fill: { year: "2019" } },
    { key: "now", kind: "percent", word: "percent_year", fill: { year: "2020" } },
  ],
  chart: { kind, columns: kind === "dumbbell" ? ["before", "now"] : ["now"] },
})
const row = (code: string, before: TableValue["value"], now: TableValue["value"], marks: TableRow["marks"] = []) => ({
  ...{ code, marks, label: { kk: `Қызмет ${code}`, ru: `Услуга ${code}`, en: `Service ${code}` } },
  values: { before: { value: before }, now: { value: now } },
})
const said = (locale: Locale, of: ReportTable) =>
  chartSentence(of, wordsIn(locale), settingsIn(locale)).replaceAll("\u00a0", " ")
const risen = (n: number) =>
  table(
    Array.from({ length: n }, (_, at) => row(String(at), 50, 60)),
    "dumbbell",
  )

describe("the sentence about a chart", () => {
  it.each<[Locale, number, string]>([
    ["ru", 1, "выше в 1 случае, ниже в 0 случаях"],
    ["ru", 2, "выше в 2 случаях, ниже"],
    ["ru", 5, "выше в 5 случаях, ниже"],
    ["ru", 21, "выше в 21 случае, ниже"],
    ["ru", 62, "выше в 62 случаях, ниже"],
    ["kk", 1, "1 жағдайда жоғары, 0 жағдайда төмен"],
    ["kk", 62, "62 жағдайда жоғары"],
    ["en", 1, "higher in 1 case, lower in 0 cases"],
    ["en", 2, "higher in 2 cases"],
  ])("counts changes in %s: %i", (locale, n, part) => {
    expect(said(locale, risen(n))).toContain(part)
  })

  it.each<[Locale, number, string]>([
    ["ru", 2, "2 строки. Самый высокий показатель: Услуга 2 – 52,0 %. Самый низкий показатель: Услуга 1 – 51,0 %."],
    ["ru", 5, "5 строк. "],
    ["ru", 21, "21 строка. "],
    ["kk", 2, "2 жол. Ең жоғары көрсеткіш: Қызмет 2 – 52,0 %. Ең төмен көрсеткіш: Қызмет 1 – 51,0 %."],
    ["en", 2, "2 rows. Highest: Service 2, 52.0%. Lowest: Service 1, 51.0%."],
    ["en", 1, "1 row. All figures are the same: Service 1, 51.0%."],
  ])("names both ends in %s: %i", (locale, n, sentence) => {
    const rows = Array.from({ length: n }, (_, at) => row(String(at + 1), null, 51 + at))
    expect(said(locale, table(rows, "ranked_bars"))).toContain(sentence)
  })

  it("holds no year against one on another scale, and says nothing of nothing", () => {
    const year = (code: string, now: number, other = false) => ({
      ...row(code, null, now, other ? ["other_scale"] : []),
      label: { en: code },
    })
    const years = [year("2015", 90, true), year("2016", 70), year("2017", 75)]
    expect(said("en", table(years, "lines"))).toBe("Satisfaction level, 2020: 70.0% in 2016, 75.0% in 2017.")
    expect(said("en", table([row("1", null, null)], "ranked_bars"))).toBe("")
    const hidden = { ...row("1", 1, 1), values: { now: { value: null, withheld: true } } }
    expect(said("en", table([hidden], "ranked_bars"))).toBe("")
  })
})

describe("a table as a sheet", () => {
  const values = { now: { value: 75.06, low: 73.94, high: 76.15, n: 9181 }, before: { value: null, withheld: true } }
  const sheet = (locale: Locale) =>
    tableRows(table([{ ...row("C24", 1, 1), values }], "dumbbell"), wordsIn(locale), settingsIn(locale))
  it("has the ends of intervals and the people in columns of their own", () => {
    expect(sheet("kk")[1]).toEqual(["C24", "Қызмет C24", "<3", "75,1", "73,9", "76,2", "9181"])
    expect(sheet("en")[1]).toEqual(["C24", "Service C24", "<3", "75.1", "73.9", "76.2", "9181"])
    expect(sheet("ru")[0]).toHaveLength(7)
  })
})
