import { describe, expect, it } from "vitest"
import { type ScreenEvent, screenOf } from "./screen"

const ORDER = ["a", "b", "c"]
/** "o" opened, "=" answered, "x" cleared, "r" resumed; one a second. */
const told = (...words: string[]): ScreenEvent[] =>
  words.map((word, second) => ({
    kind: { o: "opened", "=": "answered", x: "cleared", r: "resumed" }[word[0]!]!,
    question: word.slice(1) || null,
    at: new Date(second * 1_000),
  }))

describe("the interviewer's screen", () => {
  it.each<[string, string[], string | null, number | null, number, Record<string, number>]>([
    ["nothing yet", [], null, null, 0, {}],
    ["the first question", ["oa"], "a", 0, 0, {}],
    ["the next one", ["oa", "=a", "ob"], "b", 2, 0, {}],
    ["answered, still there", ["oa", "=a", "ob", "=b"], "b", 2, 0, {}],
    ["the end", ["oa", "=a", "ob", "=b", "oc", "=c"], null, 5, 0, {}],
    ["back without a change", ["oa", "=a", "ob", "oa", "ob"], "b", 4, 1, {}],
    ["back and changed", ["oa", "=a", "ob", "oa", "=a", "ob"], "b", 5, 1, { a: 1 }],
    ["several codes in one go are one answer", ["oa", "=a", "=a", "=a"], "a", 0, 0, {}],
    ["several codes changed in one go are one change", ["oa", "=a", "ob", "oa", "xa", "=a", "=a"], "a", 3, 1, { a: 1 }],
    ["back from the end", ["oa", "=a", "oc", "=c", "oc"], "c", 4, 0, {}],
    ["resumed where it was", ["oa", "=a", "ob", "rb", "ob"], "b", 4, 0, {}],
    ["a note says nothing of the screen", ["oa", "r"], "a", 0, 0, {}],
  ])("%s", (_name, events, question, since, backs, changes) => {
    const screen = screenOf(ORDER, told(...events))
    expect({ ...screen, since: screen.since && screen.since.getTime() / 1_000 }).toEqual({
      ...{ question, since, backs },
      changes: new Map(Object.entries(changes)),
    })
  })
})
