// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of the form
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Files, readStudy, type Study, studyHash } from "./package"
import { fillsFor, openLinkEntries, preloadsFor, textFillsFor } from "./preloads"
import { TINY_PACKAGE, TINY_SETTINGS } from "./tiny-package"

const GONE = "gone"
const dropped = (path: string) => ({ [path]: GONE })

function load(files: Files): Study {
  const read = readStudy(files)
  if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 1))
  return read.study
}

const settings = (change: (settings: Record<string, unknown>) => void) => {
  const copy = structuredClone(TINY_SETTINGS) as Record<string, unknown>
  change(copy)
  return { "study.json": JSON.stringify(copy, null, 2) }
}
const edit = (file: string, from: string | RegExp, to: string) => {
  const text = TINY_PACKAGE[file] ?? ""
  if (text.replace(from, to) === text) throw new Error(`nothing to edit in ${file}`)
  return { [file]: text.replace(from, to) }
}
const lineOf = (file: string, words: string, files: Files = TINY_PACKAGE) =>
  (files[file] ?? "").split("\n").findIndex((line) => line.includes(words)) + 1

describe("a study package in order", () => {
  const study = load(TINY_PACKAGE)

  test("crosses its quota targets and leaves impossible cells out", () => {
    expect(study.quotas).toMatchObject({
      dimensions: ["region", "service"],
      total: 10,
      cells: [
        { conditions: { region: "north", service: "S1" }, target: 4, hard: true },
        { conditions: { region: "west", service: "S1" }, target: 3, hard: true },
        { conditions: { region: "west", service: "S2" }, target: 3, hard: true },
      ],
    })
  })

  test("gives an interview codes for routing and words for reading", () => {
    const known = { region: "west", service: "S1", case: { source: "list" } }
    expect(preloadsFor(study, known)).toEqual({ service_paid: "free", source: "state_list" })
    expect(fillsFor(study, known, "kk")).toEqual({ service_name: "Бір", service_full: "Бірінші" })
    expect(fillsFor(study, { service: "S2" }, "en")).toEqual({ service_name: "Two", service_full: "Two" })
    expect(fillsFor(study, {}, "en")).toEqual({ service_name: "", service_full: "" })
    expect(textFillsFor(study, known, "en", "Aigerim")).toMatchObject({
      ...{ service_name: "One", organiser: "We", minutes: "2", interviewer: "Aigerim" },
    })
  })

  test("offers on the open link only what the study allows", () => {
    expect(openLinkEntries(study, "service").map(({ code }) => code)).toEqual(["S1"])
    expect(openLinkEntries(study, "region")).toEqual([])
  })

  test("needs neither axes, nor quotas, nor scoring, nor a policy", () => {
    const bare = Object.fromEntries(
      Object.entries(TINY_PACKAGE).filter(([path]) => !/^(quotas|scoring|verification)/.test(path)),
    )
    const read = load({
      ...bare,
      ...settings((s) => {
        Object.assign(s, { axes: {}, preloads: { service_paid: "case.paid" }, fills: {}, quotas: { dimensions: [] } })
        Object.assign(s, { openLink: undefined, texts: { ...TINY_SETTINGS.texts, invitation: { kk: "а", en: "a" } } })
      }),
      "questionnaire/survey.csv": (TINY_PACKAGE["questionnaire/survey.csv"] ?? "")
        .replace(/hidden,service_name.*\n/, "")
        .replaceAll("${service_name}?", "How?"),
    })
    expect([read.quotas.total, read.scoring, read.verificationPolicy, read.verificationForms]).toEqual([
      0,
      undefined,
      undefined,
      {},
    ])
  })
})

describe("a broken package says where", () => {
  const services = "registers/services.csv"
  const survey = "questionnaire/survey.csv"
  test.each<[string, Files, string, number, string]>([
    ["a rule word that is not allowed", edit(services, "free,B1", "cheap,B1"), services, 2, "paid"],
    ["a code of another register that is not there", edit(services, "paid,B1", "paid,B9"), services, 3, "body"],
    ["a column with a rule that is missing", edit(services, /,paid,body/, ",price,body"), services, 1, "paid"],
    ["the same code twice", edit(services, "S2,", "S1,"), services, 3, "code"],
    ["a label missing in one language", edit(services, "Екі", ""), services, 3, "label::kk"],
    ["a column in a language the study has not", edit(services, "full::en", "full::ru"), services, 1, "full::ru"],
    [
      "an unknown time zone",
      edit("registers/regions.csv", "Asia/Oral", "Asia/Nowhere"),
      "registers/regions.csv",
      3,
      "timezone",
    ],
    [
      "a quota for a code that is not there",
      edit("quotas/by-region.csv", "west", "wst"),
      "quotas/by-region.csv",
      3,
      "region",
    ],
    ["a target that is not a number", edit("quotas/by-region.csv", "6", "6.5"), "quotas/by-region.csv", 3, "target"],
    ["a target given twice", edit("quotas/by-region.csv", "west,6", "north,6"), "quotas/by-region.csv", 3, "region"],
    [
      "an exclusion that names no column",
      edit("quotas/excluded.csv", "paid=", "price="),
      "quotas/excluded.csv",
      2,
      "service",
    ],
    [
      "an exclusion that fits nothing",
      edit("quotas/excluded.csv", "=paid", "=dear"),
      "quotas/excluded.csv",
      2,
      "service",
    ],
    [
      "margins with different sums",
      edit("quotas/by-region.csv", "6", "7"),
      "study.json",
      lineOf("study.json", '"targets"'),
      "quotas.targets",
    ],
    [
      "margins that leave no room",
      edit("quotas/excluded.csv", "paid=paid", "paid=free"),
      "study.json",
      lineOf("study.json", '"targets"'),
      "quotas.targets",
    ],
    ["a criterion outside the register", edit("registers/criteria.csv", "staff", "people"), survey, 6, "criterion"],
    [
      "a hidden value that nothing fills",
      edit(survey, "hidden,service_paid", "hidden,service_price"),
      survey,
      2,
      "name",
    ],
    ["routing by words", edit(survey, "${place} = 'desk'", "${service_name} = 'One'"), survey, 6, "relevant"],
    ["a file that nothing names", { "quotas/by-age.csv": "age,target\n" }, "quotas/by-age.csv", 1, ""],
    ["a sheet that is missing", dropped("questionnaire/choices.csv"), "questionnaire/choices.csv", 1, ""],
    [
      "scoring by a criterion that is not there",
      edit("scoring.json", '"staff"', '"people"'),
      "scoring.json",
      lineOf("scoring.json", '"staff"'),
      "criteria.0",
    ],
    [
      "a policy whose kinds do not add up",
      edit("verification/policy.json", '"share": 1', '"share": 0.5'),
      "verification/policy.json",
      lineOf("verification/policy.json", '"kinds"'),
      "kinds",
    ],
    [
      "a policy that asks more than there is",
      edit("verification/policy.json", '"minimumItems": 2', '"minimumItems": 3'),
      "verification/policy.json",
      lineOf("verification/policy.json", '"minimumItems"'),
      "minimumItems",
    ],
    [
      "a misspelt setting",
      edit("study.json", '"timezone"', '"time_zone"'),
      "study.json",
      lineOf("study.json", '"timezone"'),
      "time_zone",
    ],
    [
      "a text missing in a language",
      edit("study.json", '"kk": "Sorry kk",', ""),
      "study.json",
      lineOf("study.json", '"screenedOut"'),
      "texts.screenedOut",
    ],
    [
      "a text with an unknown fill",
      edit("study.json", "Sorry kk", "Sorry ${name}"),
      "study.json",
      lineOf("study.json", "Sorry kk"),
      "texts.screenedOut.kk",
    ],
    [
      "a preload from a column that is not there",
      edit("study.json", "service.paid", "service.price"),
      "study.json",
      lineOf("study.json", "service.paid"),
      "preloads.service_paid",
    ],
    [
      "an axis without its register",
      edit("study.json", '"register": "regions"', '"register": "areas"'),
      "study.json",
      lineOf("study.json", '"register": "regions"'),
      "axes.region.register",
    ],
    [
      "a tally by a question that is not there",
      edit("study.json", '"place": "place"', '"place": "where"'),
      "study.json",
      lineOf("study.json", '"place": "place"'),
      "tally.place",
    ],
    [
      "JSON that does not end",
      edit("study.json", /\}$/, ""),
      "study.json",
      (TINY_PACKAGE["study.json"] ?? "").split("\n").length,
      "",
    ],
  ])("%s", (_, change, file, row, column) => {
    const files = Object.fromEntries(Object.entries({ ...TINY_PACKAGE, ...change }).filter(([, text]) => text !== GONE))
    const read = readStudy(files)
    if (read.ok) throw new Error("read without a problem")
    expect(read.problems).toContainEqual(expect.objectContaining({ file, row, column }))
    for (const problem of read.problems) expect(problem.message).toMatch(/ .*\.$/s)
  })

  test("all at once", () => {
    const read = readStudy({
      ...TINY_PACKAGE,
      ...edit(services, "free,B1", "cheap,B1"),
      ...edit("quotas/by-region.csv", "west", "wst"),
      ...edit("scoring.json", '"staff"', '"people"'),
    })
    expect(read.ok ? [] : read.problems.map(({ file }) => file)).toEqual([
      services,
      "quotas/by-region.csv",
      "scoring.json",
    ])
  })
})

describe("reading is a function of the files", () => {
  const shuffled = fc.shuffledSubarray(Object.keys(TINY_PACKAGE), { minLength: Object.keys(TINY_PACKAGE).length })

  test("whatever their order, line ends and byte order marks", () => {
    const study = load(TINY_PACKAGE)
    fc.assert(
      fc.property(shuffled, fc.boolean(), fc.boolean(), (paths, windows, marked) => {
        const files = Object.fromEntries(
          paths.map((path) => {
            const text = windows ? TINY_PACKAGE[path]!.replaceAll("\n", "\r\n") : TINY_PACKAGE[path]!
            return [path, marked ? `\uFEFF${text}` : text]
          }),
        )
        expect(load(files)).toEqual(study)
        if (!marked) expect(studyHash(files)).toBe(studyHash(TINY_PACKAGE))
      }),
      { numRuns: 30 },
    )
  })

  test("and never throws, however the files are damaged", () => {
    const damage = fc.record({
      path: fc.constantFrom(...Object.keys(TINY_PACKAGE)),
      from: fc.nat(),
      length: fc.integer({ min: 0, max: 40 }),
      put: fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('"', ",", "\n", "{", "]", "${", "::")),
    })
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
        const files = { ...TINY_PACKAGE }
        for (const { path, from, length, put } of damages) {
          const text = files[path] ?? ""
          const start = from % (text.length + 1)
          files[path] = text.slice(0, start) + put + text.slice(start + length)
        }
        const read = readStudy(files)
        if (read.ok) return
        expect(read.problems.length).toBeGreaterThan(0)
        for (const { row, message } of read.problems) expect(row >= 1 && message !== "").toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test("and any change to a file is another version", () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(TINY_PACKAGE)), fc.string({ minLength: 1 }), (path, more) => {
        fc.pre(!more.includes("\r"))
        expect(studyHash({ ...TINY_PACKAGE, [path]: TINY_PACKAGE[path] + more })).not.toBe(studyHash(TINY_PACKAGE))
      }),
    )
    expect(studyHash({ ...TINY_PACKAGE, "README.md": "About" })).toBe(studyHash(TINY_PACKAGE))
  })
})
