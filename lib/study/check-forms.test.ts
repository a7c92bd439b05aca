// Forms of checks in a package: where they stand, what they must ask, in which languages.
import { describe, expect, test } from "vitest"
import { type Files, readStudy } from "./package"
import { TINY_PACKAGE } from "./tiny-package"

const ASKS = {
  repeat: ["v_took_place", "v_person", "v_service"],
  observation: ["o_worded", "o_prompts", "o_codes", "o_overall"],
} as const

type Form = { kind?: keyof typeof ASKS; rename?: Record<string, string>; language?: string; required?: string }

function formOf({ kind = "repeat", rename = {}, language = "en", required = "yes" }: Form = {}): Files {
  const folder = `verification/${kind}`
  const asked = ASKS[kind].map((name) => `select_one yes_no,${rename[name] ?? name},а,a,${required}`)
  const survey = [`type,name,label::kk,label::${language},required`, "begin_group,form,а,a,", ...asked, "end_group,,,,"]
  return {
    [`${folder}/settings.csv`]: `form_id,version,form_title::kk,form_title::${language}\nf,1,а,a\n`,
    [`${folder}/choices.csv`]: `list_name,name,label::kk,label::${language}\nyes_no,yes,Иә,Yes\n`,
    [`${folder}/survey.csv`]: `${survey.join("\n")}\n`,
  }
}
const read = (files: Files) => readStudy({ ...TINY_PACKAGE, ...files })

test("a package brings the forms of some kinds", () => {
  const both = read({ ...formOf(), ...formOf({ kind: "observation" }) })
  expect(both.ok && Object.keys(both.study.verificationForms)).toEqual(["repeat", "observation"])
})

describe("a broken form of a check says where", () => {
  const repeat = "verification/repeat/survey.csv"
  const observation = "verification/observation/survey.csv"
  test.each<[string, Files, string, number, string]>([
    [
      "of a kind that is not there",
      { "verification/callbck/survey.csv": "" },
      "verification/callbck/survey.csv",
      1,
      "",
    ],
    ["where no kind says whose", { "verification/survey.csv": "" }, "verification/survey.csv", 1, ""],
    ["that no finding can rest on", formOf({ rename: { v_person: "v_who" } }), repeat, 3, "name"],
    ["whose decisive questions may be passed over", formOf({ required: "" }), repeat, 3, "name"],
    ["in other languages", formOf({ language: "ru" }), repeat, 1, "label"],
    [
      "an observation that does not say how it went",
      formOf({ kind: "observation", rename: { o_codes: "o_c" } }),
      observation,
      3,
      "name",
    ],
  ])("%s", (_, files, file, row, column) => {
    const result = read(files)
    expect(result.ok ? [] : result.problems).toContainEqual(expect.objectContaining({ file, row, column }))
  })

  test("a name that the questionnaire has already", () => {
    const taken = formOf({ kind: "observation" })
    const survey = taken[observation]!.replace("end_group", "text,place,а,a,\nend_group")
    const result = read({ ...taken, [observation]: survey })
    const where = { file: observation, row: 7, column: "name" }
    expect(result.ok ? [] : result.problems).toContainEqual(expect.objectContaining(where))
  })

  test("a kind without a form in a language that the built-in one has not", () => {
    const { "study.json": study = "", ...rest } = TINY_PACKAGE
    const inUzbek = Object.fromEntries(
      Object.entries(rest).map(([path, text]) => [path, text.replaceAll("::en", "::uz")]),
    )
    const result = readStudy({ ...inUzbek, "study.json": study.replaceAll('"en"', '"uz"') })
    expect(result.ok ? [] : result.problems).toMatchObject([
      { file: "verification/policy.json", column: "kinds.callback", message: expect.stringContaining("uz") },
    ])
  })
})
