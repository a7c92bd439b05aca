import { expect, it } from "vitest"
import { matching } from "./matching"

const QUESTIONS = ["Жасыңыз нешеде?", "Қай өңірде тұрасыз?", "Елді мекеніңіз қалай аталады?"].map((words, place) => ({
  name: `q${place}`,
  words,
}))

it.each<[string, string[]]>([
  ["", ["q0", "q1", "q2"]],
  ["2", ["q1"]],
  ["ЖАС", ["q0"]],
  ["тұрасыз өңір", ["q1"]],
  ["  қал  ", ["q2"]],
  ["жоқ мұндай", []],
])("%j finds %j", (typed, names) => {
  expect(matching(QUESTIONS, typed).map(({ name }) => name)).toEqual(names)
})
