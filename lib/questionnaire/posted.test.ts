import { expect, test } from "vitest"
import type { Question } from "./definition"
import { ask, block, example, SCALE, SPECIAL } from "./examples/build"
import { parsePosted, postedSpecial } from "./posted"

const questions = example("posted", {
  lists: { scale: SCALE, special: SPECIAL },
  blocks: [
    block("b", [
      ask("one", "rating", { list: "scale", special: ["dont_know"] }),
      ask("several", "select_multiple", { list: "scale" }),
      ask("words", "text", { special: ["dont_know"] }),
      ask("plain", "text"),
      ask("whole", "integer", { special: ["dont_know"] }),
      ask("share", "decimal"),
      ask("day", "date"),
    ]),
  ],
}).blocks[0]!.questions
const named = (name: string) => questions.find((question) => question.name === name) as Question

test.each<[string, string[], unknown]>([
  ["one", [], undefined],
  ["one", [""], undefined],
  ["one", ["4"], "4"],
  ["one", ["98"], "98"],
  ["several", ["", "1", "2"], ["1", "2"]],
  ["several", [""], undefined],
  ["words", ["  hello "], "hello"],
  ["words", ["", "special:98"], "98"],
  ["words", ["typed", "special:98"], "typed"],
  ["plain", ["   "], undefined],
  ["whole", ["1 200"], 1200],
  ["whole", ["98"], 98],
  ["whole", ["", "special:98"], "98"],
  ["whole", ["12a"], "12a"],
  ["share", ["3,5"], 3.5],
  ["share", ["-.5"], -0.5],
  ["share", ["1e5"], "1e5"],
  ["day", ["2020-10-17"], "2020-10-17"],
  ["day", ["1.2.2020"], "2020-02-01"],
  ["day", ["soon"], "soon"],
])("%s posted as %j is %j", (name, strings, answer) => expect(parsePosted(named(name), strings)).toEqual(answer))

test("a special code is marked beside a typed field only", () => {
  expect(postedSpecial(named("whole"), "98")).toBe("special:98")
  expect(postedSpecial(named("one"), "98")).toBe("98")
})
