// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of the form
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readXlsform, type XlsformSheets } from "./read"

const HEADER = "type,name,label::kk,label::en,required,relevant,default,special,appearance,criterion,base,screen_out"
const csv = (...lines: string[]) => `${lines.join("\n")}\n`

const FORM = {
  survey: [
    HEADER,
    "hidden,paid,,,,,,,,,,",
    "begin_group,visit,Келу,Visit,,${paid} = 'yes',,,,,,",
    "select_one yes_no,came,Келдіңіз бе?,Did you come?,yes,,yes,dont_know,,,,${came} = 'no'",
    "select_one rating,staff,Қызметкер,Staff,yes,${came} = 'yes',,not_applicable,,care,asked,",
    "select_one rating,call,Қоңырау,Call,,,,,rating,,,",
    "integer,minutes,Неше минут?,How many minutes?,,,5,,,,,",
    'text,where,"Қайда, қашан?",Where?,,,,,,,,',
    "end_group,,,,,,,,,,,",
  ],
  choices: [
    "list_name,name,label::kk,label::en,exclusive,form",
    "yes_no,yes,Иә,Yes,,",
    "yes_no,no,Жоқ,No,yes,",
    "rating,1,Жаман,Bad,,office",
    "rating,5,Жақсы,Good,,",
    "special,97,Бағалай алмаймын,Cannot rate,,",
    "special,98,Білмеймін,Don't know,,",
  ],
  settings: ["form_id,version,form_title,default_language", "visit,3,Visit,kk"],
}

function sheets(change: Partial<Record<keyof XlsformSheets, string | string[]>> = {}): XlsformSheets {
  const sheet = (name: keyof XlsformSheets) => {
    const text = change[name] ?? FORM[name]
    return { file: `${name}.csv`, text: typeof text === "string" ? text : csv(...text) }
  }
  return { survey: sheet("survey"), choices: sheet("choices"), settings: sheet("settings") }
}

const edit = (sheet: keyof XlsformSheets, from: string, to: string) => {
  const text = csv(...FORM[sheet])
  if (!text.includes(from)) throw new Error(`nothing to edit in ${sheet}`)
  return { [sheet]: text.replace(from, to) }
}

describe("an XLSForm", () => {
  const read = readXlsform(sheets())
  if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 1))
  const { definition } = read
  const question = (name: string) => definition.blocks[0]?.questions.find((candidate) => candidate.name === name)

  test("becomes a definition with languages from its columns", () => {
    expect(definition).toMatchObject({ id: "visit", version: "3", languages: ["kk", "en"], preloads: ["paid"] })
    expect(definition.title).toEqual({ kk: "Visit", en: "Visit" })
    expect(definition.blocks).toMatchObject([
      { name: "visit", label: { kk: "Келу", en: "Visit" }, relevant: "${paid} = 'yes'" },
    ])
  })

  test("makes a rating of a select_one with a criterion, or with the appearance", () => {
    expect(["came", "staff", "call"].map((name) => question(name)?.type)).toEqual(["select_one", "rating", "rating"])
    expect(question("staff")).toMatchObject({ list: "rating", base: "asked", special: ["not_applicable"] })
  })

  test("requires an answer only where it says so", () => {
    expect(["came", "call"].map((name) => question(name)?.required)).toEqual([true, false])
  })

  test("takes a bare default as a constant", () => {
    expect(["came", "minutes"].map((name) => question(name)?.default)).toEqual(["'yes'", "5"])
  })

  test("keeps quoted commas, exclusive choices, and columns of one's own where a list uses them", () => {
    expect(question("where")?.label.kk).toBe("Қайда, қашан?")
    expect(definition.lists.yes_no?.map(({ exclusive, attributes }) => [exclusive, attributes])).toEqual([
      [false, {}],
      [true, {}],
    ])
    expect(definition.lists.rating?.map(({ attributes }) => attributes)).toEqual([{ form: "office" }, { form: "" }])
  })

  test.each([
    ["language names", edit("survey", "label::kk", "label::Қазақша (kk)")],
    ["a byte order mark and Windows line ends", { survey: `\uFEFF${csv(...FORM.survey).replaceAll("\n", "\r\n")}` }],
    ["empty rows", { choices: csv(...FORM.choices, ",,,,,", "") }],
    ["a remark column", edit("choices", "form\n", "form,remark\n")],
  ])("may have %s", (_, change) => {
    const other = readXlsform(sheets(change))
    expect(other.ok && other.definition).toEqual(definition)
  })

  test("reads the same every time, and never throws", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ maxLength: 8 }), { maxLength: 12 }), { maxLength: 8 }), (cells) => {
        const text = csv(HEADER, ...cells.map((row) => row.join(",")))
        expect(readXlsform(sheets({ survey: text }))).toEqual(readXlsform(sheets({ survey: text })))
      }),
    )
  })
})

describe("a broken XLSForm says where", () => {
  test.each<[string, Partial<Record<keyof XlsformSheets, string | string[]>>, string, number, string, string]>([
    [
      "unknown column",
      edit("survey", "appearance", "apearance"),
      "survey.csv",
      1,
      "apearance",
      'Unknown column "apearance"',
    ],
    ["column without a language", edit("survey", "label::kk", "label"), "survey.csv", 1, "label", "needs a language"],
    [
      "column with no language code",
      edit("survey", "label::kk", "label::Kazakh"),
      "survey.csv",
      1,
      "label::Kazakh",
      "language code",
    ],
    ["column twice", edit("survey", "criterion,", "special,"), "survey.csv", 1, "special", "twice"],
    ["no type column", edit("survey", "type,", "kind,"), "survey.csv", 1, "type", "is missing"],
    ["semicolons", { survey: csv(...FORM.survey).replaceAll(",", ";") }, "survey.csv", 1, "", "semicolons"],
    ["too many cells", edit("survey", "Where?,,,,,,,,", "Where?,,,,,,,,,more"), "survey.csv", 8, "", "more cells"],
    ["unknown type", edit("survey", "integer,", "geopoint,"), "survey.csv", 7, "type", 'Unknown type "geopoint"'],
    [
      "select without a list",
      edit("survey", "select_one rating,staff", "select_one,staff"),
      "survey.csv",
      5,
      "type",
      "one list",
    ],
    [
      "or_other",
      edit("survey", "select_one yes_no,", "select_one yes_no or_other,"),
      "survey.csv",
      4,
      "type",
      "or_other",
    ],
    [
      "unknown list",
      edit("survey", "select_one yes_no,", "select_one no_yes,"),
      "survey.csv",
      4,
      "type",
      'no list "no_yes"',
    ],
    [
      "list that only looks known",
      edit("survey", "select_one yes_no,", "select_one constructor,"),
      "survey.csv",
      4,
      "type",
      "no list",
    ],
    [
      "nested group",
      edit("survey", "select_one yes_no,came", "begin_group,inner"),
      "survey.csv",
      4,
      "type",
      "inside another",
    ],
    ["unclosed group", { survey: FORM.survey.slice(0, -1) }, "survey.csv", 3, "type", "never closed"],
    [
      "end without a group",
      { survey: [...FORM.survey, "end_group,,,,,,,,,,,"] },
      "survey.csv",
      10,
      "type",
      "No group is open",
    ],
    [
      "question outside",
      { survey: [...FORM.survey, "text,late,Кеш,Late,,,,,,,,"] },
      "survey.csv",
      10,
      "type",
      "in no group",
    ],
    [
      "empty group",
      { survey: [HEADER, "begin_group,a,А,A,,,,,,,,", "end_group,,,,,,,,,,,"] },
      "survey.csv",
      2,
      "name",
      "no questions",
    ],
    ["name missing", edit("survey", "integer,minutes", "integer,"), "survey.csv", 7, "name", "missing"],
    ["bad name", edit("survey", "integer,minutes", "integer,Minutes"), "survey.csv", 7, "name", "a-z"],
    ["name twice", edit("survey", "integer,minutes", "integer,came"), "survey.csv", 7, "name", "in row 4"],
    ["label missing in a language", edit("survey", "Staff", ""), "survey.csv", 5, "label::en", '"en"'],
    ["neither yes nor no", edit("survey", "Staff,yes", "Staff,maybe"), "survey.csv", 5, "required", "yes"],
    ["unknown special code", edit("survey", "dont_know", "dunno"), "survey.csv", 4, "special", "dunno"],
    ["unknown base", edit("survey", "asked", "all"), "survey.csv", 5, "base", "asked, rated"],
    ["item without a base", edit("survey", "care,asked", "care,"), "survey.csv", 5, "base", "base"],
    ["unknown name in an expression", edit("survey", "${paid}", "${price}"), "survey.csv", 3, "relevant", '"price"'],
    [
      "syntax of an expression",
      edit("survey", "${came} = 'yes'", "${came} = "),
      "survey.csv",
      5,
      "relevant",
      "ends too early",
    ],
    [
      "unknown code in an expression",
      edit("survey", "${came} = 'no'", "${came} = 'nope'"),
      "survey.csv",
      4,
      "screen_out",
      '"nope"',
    ],
    [
      "unknown name in a label",
      edit("survey", "Did you come?", "Did ${you} come?"),
      "survey.csv",
      4,
      "label::en",
      '"you"',
    ],
    ["default of a note", edit("survey", "integer,", "note,"), "survey.csv", 7, "default", "note"],
    ["code twice", edit("choices", "yes_no,no", "yes_no,yes"), "choices.csv", 3, "name", "in row 2"],
    ["code with a space", edit("choices", "yes_no,no", "yes_no,n o"), "choices.csv", 3, "name", "spaces"],
    ["code missing", edit("choices", "yes_no,no", "yes_no,"), "choices.csv", 3, "name", "missing"],
    ["rating by letters", edit("choices", "rating,5", "rating,good"), "survey.csv", 5, "type", "whole numbers"],
    ["choice without a label", edit("choices", "Жақсы", ""), "choices.csv", 5, "label::kk", '"kk"'],
    ["special code without words", edit("choices", "special,98", "special,99"), "survey.csv", 4, "special", "98"],
    ["no version", edit("settings", "visit,3,", "visit,,"), "settings.csv", 2, "version", "version"],
    ["unknown default language", edit("settings", ",kk", ",de"), "settings.csv", 2, "default_language", "no labels"],
    ["two rows of settings", { settings: [...FORM.settings, "visit,4,Visit,kk"] }, "settings.csv", 3, "", "one row"],
    ["no settings", { settings: FORM.settings.slice(0, 1) }, "settings.csv", 2, "form_id", "empty"],
  ])("%s", (_, change, file, row, column, words) => {
    const read = readXlsform(sheets(change))
    if (read.ok) throw new Error("read without a problem")
    expect(read.problems).toContainEqual(
      expect.objectContaining({ file, row, column, message: expect.stringContaining(words) }),
    )
  })

  test("everything at once, each fault once", () => {
    const read = readXlsform(
      sheets({
        survey: csv(...FORM.survey)
          .replace("integer,", "geopoint,")
          .replace("${paid} = 'yes'", "${minutes} > 1 and ${price} = 1")
          .replace("Staff", ""),
        ...edit("choices", "yes_no,no", "yes_no,yes"),
        ...edit("settings", "visit,3,", "visit,,"),
      }),
    )
    const places = read.ok ? [] : read.problems.map(({ file, row, column }) => `${file}:${row}:${column}`)
    expect(places.sort()).toEqual([
      "choices.csv:3:name",
      "settings.csv:2:version",
      "survey.csv:3:relevant",
      "survey.csv:4:screen_out",
      "survey.csv:5:label::en",
      "survey.csv:7:type",
    ])
  })
})
