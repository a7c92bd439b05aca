// Every mistake an author can make is told with its place.
import { expect, test } from "vitest"
import { compile } from "./compile"
import type { Definition } from "./definition"
import { ask, block, choice, en, example, SPECIAL, YES_NO } from "./examples/build"

const yesNo = { list: "yes_no" }
const one = (question: ReturnType<typeof ask>, rest: Partial<Parameters<typeof example>[1]> = {}) =>
  example("one", {
    ...rest,
    blocks: [block("b", [ask("first", "select_one", yesNo), question, ask("last", "integer")])],
  })

test.each<[string, Definition, object]>([
  [
    "a later question",
    one(ask("q", "text", { relevant: "${last} > 1" })),
    { code: "forward_reference", column: 0, where: { field: "relevant" } },
  ],
  ["its own answer", one(ask("q", "text", { relevant: "1 = ${q}" })), { code: "forward_reference", column: 4 }],
  [
    "an unknown name",
    one(ask("q", "text", { relevant: "${frist} = 'yes'" })),
    { code: "unknown_name", params: { name: "frist" } },
  ],
  ["an unknown code", one(ask("q", "text", { relevant: "${first} = 'maybe'" })), { code: "unknown_code", column: 11 }],
  [
    "a special code not offered",
    one(ask("q", "select_one", { ...yesNo, screenOut: ". = '98'" })),
    { code: "unknown_code" },
  ],
  ["`.` in relevant", one(ask("q", "text", { relevant: ". = 1" })), { code: "current_not_allowed" }],
  [
    "a bare name",
    one(ask("q", "text", { relevant: "first = 'yes'" })),
    { code: "bare_name", params: { name: "first" } },
  ],
  [
    "an unknown column",
    one(ask("q", "select_one", { ...yesNo, choiceFilter: "form = 'a'" })),
    { code: "unknown_column" },
  ],
  [
    "broken words",
    one(ask("q", "text", { constraint: ". >" })),
    { code: "unexpected_end", where: { field: "constraint" } },
  ],
  ["two of one name", one(ask("first", "text")), { code: "duplicate_name", params: { name: "first" } }],
  [
    "a preload's name",
    one(ask("q", "text"), { preloads: ["q"] }),
    { code: "duplicate_name", where: { question: "q" } },
  ],
  [
    "a bad preload name",
    one(ask("q", "text"), { preloads: ["__proto__"] }),
    { code: "bad_name", where: { field: "preloads" } },
  ],
  ["a name objects have", one(ask("constructor", "text")), { code: "bad_name" }],
  ["no list", one(ask("q", "select_one")), { code: "list_missing", where: { field: "list" } }],
  ["an unknown list", one(ask("q", "rating", { list: "constructor" })), { code: "unknown_list" }],
  [
    "a code twice",
    one(ask("q", "text"), { lists: { yes_no: [...YES_NO, choice("no")] } }),
    { code: "duplicate_code", where: { list: "yes_no", choice: "no" } },
  ],
  [
    "a code with a space",
    one(ask("q", "text"), { lists: { yes_no: YES_NO, l: [choice("a b")] } }),
    { code: "bad_code" },
  ],
  [
    "an empty list",
    one(ask("q", "text"), { lists: { yes_no: YES_NO, l: [] } }),
    { code: "empty_list", where: { list: "l" } },
  ],
  [
    "no special list",
    one(ask("q", "text", { special: ["refused"] })),
    { code: "special_missing", params: { code: "99" } },
  ],
  [
    "a special code in a list",
    one(ask("q", "rating", { list: "l" }), { lists: { yes_no: YES_NO, l: [choice("98")] } }),
    { code: "special_code_clash" },
  ],
  [
    "a list on words",
    one(ask("q", "text", yesNo)),
    { code: "field_not_allowed", params: { type: "text", field: "list" } },
  ],
  [
    "a special code on a note",
    one(ask("q", "note", { special: ["refused"] }), { lists: { yes_no: YES_NO, special: SPECIAL } }),
    { code: "field_not_allowed" },
  ],
  ["a calculation of nothing", one(ask("q", "calculate")), { code: "calculation_missing" }],
  [
    "a missing language",
    one(ask("q", "text", { hint: { ru: "?" } })),
    { code: "label_missing", params: { language: "en" }, where: { field: "hint" } },
  ],
  [
    "a label with an unknown name",
    one(ask("q", "text", { label: en("Hello ${nobody}") })),
    { code: "unknown_name", column: 6 },
  ],
  ["a label with a later name", one(ask("q", "text", { label: en("${last}") })), { code: "forward_reference" }],
  ["a label with half a name", one(ask("q", "text", { label: en("${first") })), { code: "bad_reference" }],
  [
    "a choice with an unknown name",
    one(ask("q", "text"), { lists: { yes_no: [choice("yes", { label: en("${x}") }), choice("no")] } }),
    { code: "unknown_name", where: { list: "yes_no", choice: "yes" } },
  ],
])("%s", (_, definition, fault) => {
  const compiled = compile(definition)
  expect(compiled.ok ? [] : compiled.faults).toContainEqual(expect.objectContaining(deep(fault)))
})

test("a language the study does not have is a fault, in every place", () => {
  const label = { en: "x", fr: "y" }
  const compiled = compile(
    example("l", { title: label, blocks: [{ ...block("b", [ask("q", "text")]), leadIn: label }] }),
  )
  expect(compiled.ok ? [] : compiled.faults).toMatchObject([
    { code: "unknown_language", where: { field: "title" } },
    { code: "unknown_language", where: { block: "b", field: "leadIn" } },
  ])
})

test("two blocks of one name", () => {
  const compiled = compile(example("b", { blocks: [block("b", [ask("p", "text")]), block("b", [ask("q", "text")])] }))
  expect(compiled.ok ? [] : compiled.faults).toMatchObject([
    { code: "duplicate_name", where: { block: "b", field: "name" } },
  ])
})

test("all faults come together, in plain English with a place", () => {
  const compiled = compile(one(ask("q", "select_one", { relevant: "${x} = 1 and foo()" })))
  expect(compiled.ok ? [] : compiled.faults.map(({ message }) => message)).toEqual([
    "A select_one question needs a choice list",
    'There is no question or preload named "x" (at character 1)',
    "There is no function foo() (at character 14)",
  ])
})

// Lets a row of the table name only the parts of `where` and `params` that matter to it.
function deep(fault: object): object {
  return Object.fromEntries(
    Object.entries(fault).map(([key, value]) => [
      key,
      typeof value === "object" ? expect.objectContaining(value) : value,
    ]),
  )
}
