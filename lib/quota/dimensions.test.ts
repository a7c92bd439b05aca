import { describe, expect, it } from "vitest"
import type { Answers } from "../questionnaire/definition"
import { ask, block, example, SPECIAL, YES_NO } from "../questionnaire/examples/build"
import { interview } from "../questionnaire/examples/interview"
import type { AnswerDimension } from "./answer-dimension"
import { codesOf, compileDimensions } from "./dimensions"

const label = { kk: "Өлшем", en: "Dimension" }
const TODAY = "2026-11-22"
const form = interview(
  example("dimensions", {
    lists: { yes_no: YES_NO, special: SPECIAL },
    blocks: [
      block("about", [
        ask("works", "select_one", { list: "yes_no", special: ["refused"] }),
        ask("pet", "select_one", { list: "yes_no", relevant: "${works} = 'yes'" }),
        ask("born", "date"),
        ask("age", "calculate", { calculation: "int((today() - ${born}) div 365.25)" }),
        ask("phone", "text", { personal: true }),
      ]),
    ],
  }),
).questionnaire

const bands = (...values: [code: string, when: string][]): AnswerDimension => ({
  name: "band",
  label,
  values: values.map(([code, when]) => ({ code, label, when })),
})
const AGES = bands(["young", "${age} < 30"], ["old", "${age} >= 30"])
const PET: AnswerDimension = { name: "pet_owner", label, question: "pet" }

function codes(list: readonly AnswerDimension[], answers: Answers, attributes: Record<string, string> = {}) {
  const compiled = compileDimensions(list, form)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults))
  return codesOf(compiled.dimensions, form, answers, { preloads: {}, today: TODAY }, { attributes, mode: "phone" })
}

describe("codes of an interview", () => {
  it("come from the case and the mode where no dimension asks for answers", () => {
    expect(codes([], { works: "yes" }, { region: "akmola" })).toEqual({ region: "akmola", mode: "phone" })
  })

  it.each<[string, Answers, string | undefined]>([
    ["an answer is its code", { works: "yes", pet: "no" }, "no"],
    ["none yet", { works: "yes" }, undefined],
    ["an answer off the path is none", { works: "no", pet: "yes" }, undefined],
    ["an answer that is no choice is none", { works: "yes", pet: "maybe" }, undefined],
  ])("of a question: %s", (_, answers, expected) => {
    expect(codes([PET], answers).pet_owner).toBe(expected)
  })

  it("are none for a special code: who refuses to say stands outside the table", () => {
    expect(codes([{ name: "job", label, question: "works" }], { works: "99" })).toEqual({ mode: "phone" })
  })

  it.each<[string, Answers, string | undefined]>([
    ["young", { born: "2000-01-01" }, "young"],
    ["old", { born: "1980-01-01" }, "old"],
    ["unknown", {}, undefined],
  ])("of bands over a calculation: %s", (_, answers, expected) => {
    expect(codes([AGES], answers).band).toBe(expected)
  })

  it("take the first band that holds", () => {
    expect(codes([bands(["a", "${age} > 20"], ["b", "${age} > 10"])], { born: "2000-01-01" }).band).toBe("a")
  })

  it("of bands wait for an answer even where the condition is true of a blank", () => {
    const other = bands(["other", "${works} != 'yes'"])
    expect(codes([other], {}).band).toBeUndefined()
    expect(codes([other], { works: "no" }).band).toBe("other")
  })

  it("keep what the case knows until the answer says more", () => {
    expect(codes([PET], {}, { pet_owner: "yes" }).pet_owner).toBe("yes")
    expect(codes([PET], { works: "yes", pet: "no" }, { pet_owner: "yes" }).pet_owner).toBe("no")
  })
})

describe("compiling dimensions", () => {
  it("knows which questions can move an interview, and which of them are asked", () => {
    const compiled = compileDimensions([PET, AGES], form)
    expect(compiled.ok && { ...compiled.dimensions, codeOf: [] }).toEqual({
      names: new Set(["pet_owner", "band"]),
      asked: ["pet", "born"],
      touched: new Set(["pet", "works", "age", "born"]),
      codeOf: [],
    })
  })

  it.each<[string, AnswerDimension[], { dimension: string; code: string; value?: string }]>([
    ["a name of the case's own", [{ ...PET, name: "region" }], { dimension: "region", code: "reserved_name" }],
    ["the same name twice", [PET, PET], { dimension: "pet_owner", code: "duplicate_name" }],
    ["an unknown question", [{ ...PET, question: "cat" }], { dimension: "pet_owner", code: "unknown_name" }],
    ["a question without choices", [{ ...PET, question: "born" }], { dimension: "pet_owner", code: "not_select_one" }],
    ["personal data", [bands(["x", "${phone} = 'a'"])], { dimension: "band", value: "x", code: "personal" }],
    [
      "a code twice",
      [bands(["x", "true()"], ["x", "false()"])],
      { dimension: "band", value: "x", code: "duplicate_code" },
    ],
    ["a broken condition", [bands(["x", "${age} <"])], { dimension: "band", value: "x", code: "unexpected_end" }],
    ["an unknown name", [bands(["x", "${cat} = 1"])], { dimension: "band", value: "x", code: "unknown_name" }],
    ["a mistyped code", [bands(["x", "${pet} = 'yess'"])], { dimension: "band", value: "x", code: "unknown_code" }],
  ])("refuses %s", (_, list, fault) => {
    const compiled = compileDimensions(list, form)
    expect(compiled.ok ? [] : compiled.faults).toMatchObject([fault])
  })
})
