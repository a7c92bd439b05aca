// The expression language by example: what each form is worth, and how each mistake is told.
import { describe, expect, test } from "vitest"
import { evaluate, faultsOf } from "./testing"

const answers = { age: 40, blank: "", pet: "cat", pets: "cat dog", born: "1980-02-29", zero: "0", yes: true, no: false }

describe("values", () => {
  test.each<[string, unknown]>([
    // literals and comparison
    ["'a'", "a"],
    ['"it\'s"', "it's"],
    ["1.5", 1.5],
    [".5", 0.5],
    ["${pet} = 'cat'", true],
    ["${pet} != 'cat'", false],
    ["'cat' = ${pet}", true],
    ["${age} = '40'", true],
    ["${age} = 40.0", true],
    ["${zero} = 0", true],
    ["${zero} = '0.0'", false],
    ["${blank} = ''", true],
    ["${blank} = 0", false],
    ["${blank} != 0", true],
    ["${blank} < 5", false],
    ["${blank} >= 0", false],
    ["${age} = ''", false],
    ["${yes} = 'true'", true],
    ["${no} = 'false'", true],
    ["${yes} = 'false'", false],
    ["${no} = ''", true],
    ["true() = 1", true],
    ["2 < 10 and '2' < '10'", true],
    // arithmetic
    ["1 + 2 * 3", 7],
    ["(1 + 2) * 3", 9],
    ["10 - 2 - 3", 5],
    ["7 div 2", 3.5],
    ["7 mod 3", 1],
    ["-7 mod 3", -1],
    ["--3", 3],
    ["-${age} + 50", 10],
    ["${age}-1", 39],
    ["${blank} + 1", Number.NaN],
    // logic
    ["not(${blank})", true],
    ["${pet} and ${age}", true],
    ["${blank} or ${zero}", true],
    ["1 = 2 or 1 = 1 and 2 = 3", false],
    ["1 < 2 = true()", true],
    ["if(${age} >= 18, 'adult', 'child')", "adult"],
    ["coalesce(${blank}, ${pet})", "cat"],
    ["coalesce(${blank}, '')", ""],
    // choices
    ["selected(${pets}, 'dog')", true],
    ["selected(${pets}, 'do')", false],
    ["selected(${pet}, 'cat')", true],
    ["selected(${blank}, 'cat')", false],
    ["selected-at(${pets}, 1)", "dog"],
    ["selected-at(${pets}, 5)", ""],
    ["count-selected(${pets})", 2],
    ["count-selected(${blank})", 0],
    // words
    ["string(${age})", "40"],
    ["string(number(${pet}))", ""],
    ["string-length('қала')", 4],
    ["contains(${pets}, 'dog')", true],
    ["starts-with(${pets}, 'cat')", true],
    ["ends-with(${pets}, 'cat')", false],
    ["concat(${pet}, '-', ${age}, ${blank})", "cat-40"],
    ["substr('abcdef', 1, 3)", "bc"],
    ["substr('abcdef', -2)", "ef"],
    ["regex('abc', 'b')", false],
    ["regex('abc', '.*b.*')", true],
    ["regex('a|b', 'a|b')", false],
    ["regex('ab', 'a|ab')", true],
    ["regex('Қазақ', '\\p{L}+')", true],
    // numbers
    ["number('12.5')", 12.5],
    ["number('1e5')", Number.NaN],
    ["int(-3.7)", -3],
    ["abs(-3)", 3],
    ["round(2.5)", 3],
    ["round(1.005, 2)", 1.01],
    ["round(1234, -2)", 1200],
    ["min(3, 1, 2)", 1],
    ["max(3, ${age})", 40],
    ["max(3, ${blank})", Number.NaN],
    // dates
    ["today()", "2020-10-17"],
    ["${born} < today()", true],
    ["today() = '2020-10-17'", true],
    ["int((today() - ${born}) div 365.25)", 40],
    ["date(today() + 1)", "2020-10-18"],
    ["date('2020-02-30')", ""],
    ["date('2020-02-03T10:00:00+05:00')", "2020-02-03"],
    ["date(${blank})", ""],
    ["format-date(${born}, '%d.%m.%Y')", "29.02.1980"],
    ["format-date(${born}, '%e/%n/%y')", "29/2/80"],
    ["format-date(${blank}, '%Y')", ""],
    ["decimal-date-time('1970-01-02')", 1],
  ])("%s is %s", (source, value) => expect(evaluate(source, { answers })).toEqual(value))

  test("`.` is the answer under test", () => {
    expect(evaluate(". >= 18 and .<=110", { current: 40 })).toBe(true)
    expect(evaluate(".>.5", { current: 0.4 })).toBe(false)
  })

  test("bare names are the choice's columns, `name` its code, a missing column blank", () => {
    const choice = { code: "portal", label: {}, exclusive: false, attributes: { form: "online" } }
    const setting = { choice, columns: ["form", "zone"], answers: { receipt_form: "online" } }
    expect(evaluate("form = ${receipt_form} or form = 'both'", setting)).toBe(true)
    expect(evaluate("name != 'portal'", setting)).toBe(false)
    expect(evaluate("zone = ''", setting)).toBe(true)
  })
})

describe("faults", () => {
  test.each<[string, string, number]>([
    ["", "unexpected_end", 0],
    ["${age} >", "unexpected_end", 8],
    ["1 + + 2", "unexpected", 4],
    ["${age} == 1", "unexpected", 8],
    ["(1", "unexpected_end", 2],
    ["1)", "unexpected", 1],
    ["${age} 5", "unexpected", 7],
    ["${age", "bad_reference", 0],
    ["$age", "bad_reference", 0],
    ["'abc", "unclosed_text", 0],
    ["${age} & 1", "unexpected_character", 7],
    ["../age", "unexpected_character", 2],
    ["${aeg} = 1", "unknown_name", 0],
    ["1 = ${constructor}", "unknown_name", 4],
    [". > 1", "current_not_allowed", 0],
    ["age > 1", "bare_name", 0],
    ["jr:choice-name(${age}, 'x')", "unknown_function", 0],
    ["constructor()", "unknown_function", 0],
    ["not()", "wrong_arguments", 0],
    ["1 + round(1, 2, 3)", "wrong_arguments", 4],
    ["coalesce()", "wrong_arguments", 0],
    ["regex(${pet}, ${pet})", "literal_needed", 14],
    ["regex(${pet}, '(')", "bad_pattern", 14],
    ["regex(${pet}, '(a)\\1')", "bad_pattern", 14],
    ["format-date(today(), '%B')", "bad_date_format", 21],
    ["${pet} = 'catt'", "unknown_code", 9],
    ["selected(${pet}, 'dgo')", "unknown_code", 17],
    [`${"(".repeat(200)}1`, "too_deep", 100],
    [`1${"+1".repeat(600)}`, "too_long", 1001],
    ["1".repeat(6000), "too_long", 5000],
  ])("%s is %s at %i", (source, code, column) => {
    const setting = { answers, codes: { pet: ["cat", "dog"] } }
    expect(faultsOf(source, setting)).toMatchObject([{ code, column }])
  })

  test("all mistakes in names are told at once", () => {
    expect(faultsOf("${a} = ${b} and foo()").map(({ code }) => code)).toEqual([
      "unknown_name",
      "unknown_name",
      "unknown_function",
    ])
  })

  test("a column that no choice has is a mistake", () => {
    expect(faultsOf("frm = 'a'", { columns: ["form"] })).toMatchObject([{ code: "unknown_column", column: 0 }])
  })
})
