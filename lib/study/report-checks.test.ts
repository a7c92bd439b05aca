import { describe, expect, test } from "vitest"
import { readStudy } from "./package"
import { TINY_PACKAGE } from "./tiny-package"

const label = { kk: "а", en: "a" }
const SECTION = { name: "one", label, questions: ["place"], by: ["service", "region"] }
const SURVEY = TINY_PACKAGE["questionnaire/survey.csv"]?.replace("end_group", "text,why,Неге?,Why?,,,,,,,,\nend_group")

function problems(report: Record<string, unknown>): [file: string, column: string][] {
  const files = { "questionnaire/survey.csv": SURVEY ?? "", "report.json": JSON.stringify(report, null, 2) }
  const read = readStudy({ ...TINY_PACKAGE, ...files })
  return read.ok ? [] : read.problems.map(({ file, column }) => [file, column])
}

describe("report.json", () => {
  test("may name questions with a list, columns of the register and words in all languages", () => {
    const service = {
      register: [
        { column: "paid", label, words: { free: label } },
        { column: "body", label, codesOf: "bodies" },
      ],
      portrait: ["place"],
      withoutSurvey: { paid: ["paid"] },
    }
    const overall = {}
    expect(problems({ breaks: ["place"], sections: [SECTION], service, overall, trust: ["staff"] })).toEqual([])
  })

  test("is optional, and says nothing when it is empty", () => expect(problems({})).toEqual([]))

  test.each<[string, Record<string, unknown>, string]>([
    ["a break that is no question", { breaks: ["age"] }, "breaks.0"],
    ["words instead of a list", { breaks: ["why"] }, "breaks.0"],
    ["the same question twice", { breaks: ["place", "place"] }, "breaks.1"],
    [
      "a section of a text question",
      { sections: [{ ...SECTION, questions: ["place", "why"] }] },
      "sections.0.questions.1",
    ],
    ["a section without a language", { sections: [{ ...SECTION, label: { kk: "а" } }] }, "sections.0.label"],
    ["two sections of one name", { sections: [SECTION, SECTION] }, "sections.1.name"],
    ["an unknown question on a service's page", { service: { online: ["gone"] } }, "service.online.0"],
    [
      "codes of an unknown register",
      { service: { register: [{ column: "body", label, codesOf: "x" }] } },
      "service.register.0.codesOf",
    ],
    ["an unknown column", { service: { register: [{ column: "gone", label }] } }, "service.register.0.column"],
    [
      "services without a survey by an unknown column",
      { service: { withoutSurvey: { x: ["y"] } } },
      "service.withoutSurvey.x",
    ],
    ["a result of an unknown form", { overall: { online: "staff" } }, "overall.online"],
    ["a result that is no rating", { overall: { "": "place" } }, "overall."],
    ["a trust question that is not there", { trust: ["gone"] }, "trust.0"],
    ["a setting that does not exist", { portrait: [] }, "portrait"],
    ["showing groups of two", { smallest: 2 }, "smallest"],
  ])("%s is refused", (_name, report, column) => {
    expect(problems(report)).toEqual([["report.json", column]])
  })

  test("personal data is never counted", () => {
    const survey = SURVEY?.replace("verify", "verify,personal").replace(
      "select_one place,place,Қайда?,Where?,yes,,,,,,,1",
      "select_one place,place,Қайда?,Where?,yes,,,,,,,1,yes",
    )
    const read = readStudy({
      ...TINY_PACKAGE,
      "questionnaire/survey.csv": survey ?? "",
      "report.json": JSON.stringify({ breaks: ["place"] }),
    })
    expect(read.ok ? [] : read.problems.filter(({ file }) => file === "report.json")).toMatchObject([
      { column: "breaks.0", message: expect.stringContaining("personal data") },
    ])
  })
})
