import { describe, expect, it } from "vitest"
import { compile } from "@/lib/questionnaire/compile"
import type { Definition } from "@/lib/questionnaire/definition"
import { ask, block, choice, example } from "@/lib/questionnaire/examples/build"
import { specialCodes } from "@/lib/questionnaire/examples/special-codes"
import { choicesFor } from "@/lib/questionnaire/path"
import { commandOf, type Press, rowsOf } from "./keys"

const press = (code: string, rest: Partial<Press> = {}): Press => ({
  ...{ code, key: "", ctrl: false, alt: false, meta: false, shift: false, repeat: false },
  ...rest,
})

function rows(definition: Definition, name: string) {
  const compiled = compile(definition)
  if (!compiled.ok) throw new Error("does not compile")
  const question = compiled.questionnaire.byName.get(name)!.question
  return rowsOf(question, choicesFor(compiled.questionnaire, question, {}, { preloads: {}, today: "2020-10-17" }))
}

const keysOf = (definition: Definition, name: string) => rows(definition, name).map((row) => [row.key, row.choice.code])

describe("keys of the answers", () => {
  it("rates with the digit itself, and gives special codes only where the question allows them", () => {
    expect(keysOf(specialCodes, "speed")).toEqual([
      ["5", "5"],
      ["4", "4"],
      ["3", "3"],
      ["2", "2"],
      ["1", "1"],
      ["0", "97"],
      ["D", "98"],
      ["R", "99"],
    ])
    expect(keysOf(specialCodes, "days")).toEqual([["M", "96"]])
  })

  it("counts a long list through digits and the letters that nothing else uses, then runs out", () => {
    const codes = Array.from({ length: 40 }, (_, n) => `c${n}`)
    const long = example("long", {
      lists: { long: codes.map((code) => choice(code)) },
      blocks: [block("main", [ask("which", "select_one", { list: "long" })])],
    })
    const keys = rows(long, "which").map((row) => row.key)
    expect(keys.slice(0, 13).join("")).toBe("123456789ABCE")
    expect(keys.slice(0, 32)).not.toContain("D")
    expect(new Set(keys.slice(0, 32)).size).toBe(32)
    expect(keys.slice(32)).toEqual(Array(8).fill(null))
  })
})

describe("what a press means", () => {
  const speed = rows(specialCodes, "speed")
  it.each<[string, Press, unknown]>([
    ["a digit", press("Digit4"), { kind: "row", code: "4" }],
    ["a digit of the number pad", press("Numpad4"), { kind: "row", code: "4" }],
    ["a letter in a Cyrillic layout", press("KeyD", { key: "в" }), { kind: "row", code: "98" }],
    ["a code the question does not allow", press("KeyM"), null],
    ["a key held down", press("Digit4", { repeat: true }), null],
    ["a digit with Shift", press("Digit4", { shift: true, key: "$" }), null],
    ["a browser's shortcut", press("KeyD", { ctrl: true }), null],
    ["language", press("KeyL", { ctrl: true, key: "д" }), { kind: "language" }],
    ["question mark", press("Slash", { shift: true, key: "?" }), { kind: "sheet", sheet: "keys" }],
    ["question mark in a Russian layout", press("Digit7", { shift: true, key: "?" }), { kind: "sheet", sheet: "keys" }],
    ["Enter", press("Enter", { key: "Enter" }), { kind: "accept" }],
    ["Enter of the number pad", press("NumpadEnter", { key: "Enter" }), { kind: "accept" }],
    ["Enter held down", press("Enter", { repeat: true }), null],
    ["an arrow held down", press("ArrowDown", { repeat: true }), { kind: "move", by: 1 }],
    ["Backspace", press("Backspace"), { kind: "back" }],
    ["F2", press("F2"), { kind: "sheet", sheet: "outcome" }],
    ["Alt+F2, the desktop's", press("F2", { alt: true }), null],
  ])("%s", (_, given, command) => {
    expect(commandOf(given, speed)).toEqual(command)
  })
})
