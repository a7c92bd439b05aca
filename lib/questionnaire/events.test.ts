import fc from "fast-check"
import { v7 } from "uuid"
import { expect, test } from "vitest"
import { AnswerEvent, applyEvents, EventBatch } from "./events"

const at = "2020-10-17T10:00:00+05:00"
const id = v7({ msecs: 1_602_900_000_000, seq: 1, random: new Uint8Array(16) })
const event = (seq: number, rest: object) => AnswerEvent.parse({ id, at, seq, ...rest })

test.each<[string, object, boolean]>([
  ["an answer", { kind: "answered", question: "age", value: 40, elapsed: 1200 }, true],
  ["several codes", { kind: "answered", question: "pets", value: ["cat"] }, true],
  ["an answer without a question", { kind: "answered", value: 40 }, false],
  ["an answer without a value", { kind: "answered", question: "age" }, false],
  ["an answer that is an object", { kind: "answered", question: "age", value: { a: 1 } }, false],
  ["a name that is no name", { kind: "answered", question: "__proto__", value: 1 }, false],
  ["a clearing", { kind: "cleared", question: "age" }, true],
  ["a language", { kind: "language", language: "kk" }, true],
  ["a language without one", { kind: "language" }, false],
  ["a note on the interview", { kind: "note", value: "loud street" }, true],
  ["leaving", { kind: "left" }, true],
  ["an unknown kind", { kind: "deleted", question: "age" }, false],
  ["a time without offset", { kind: "left", at: "2020-10-17T10:00:00" }, false],
  ["an id of another version", { kind: "left", id: "5f0c954c-0f7b-4b5c-9d4e-7a2b8f3f6a11" }, false],
  ["a negative order", { kind: "left", seq: -1 }, false],
])("%s", (_, rest, accepted) => {
  expect(AnswerEvent.safeParse({ id, at, seq: 0, ...rest }).success).toBe(accepted)
})

test("what the database cannot store is taken out, and a very long pause is not an error", () => {
  expect(event(0, { kind: "answered", question: "q", value: "a\0b\ud800c😀", elapsed: 1e13 })).toMatchObject({
    value: "abc😀",
    elapsed: 2_147_483_647,
  })
})

test("a batch holds 1 to 200 events", () => {
  const batch = (length: number) => ({ events: Array.from({ length }, (_, seq) => event(seq, { kind: "left" })) })
  expect([0, 1, 200, 201].map((length) => EventBatch.safeParse(batch(length)).success)).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test("a later event wins; a blank answer clears; other kinds change nothing", () => {
  const before = { a: "1", b: "2" }
  const events = [
    event(5, { kind: "answered", question: "a", value: "last" }),
    event(1, { kind: "answered", question: "a", value: "first" }),
    event(2, { kind: "cleared", question: "b" }),
    event(3, { kind: "answered", question: "c", value: [] }),
    event(4, { kind: "note", question: "c", value: "hm" }),
  ]
  expect(applyEvents(before, events)).toEqual({ a: "last" })
  expect(before).toEqual({ a: "1", b: "2" })
})

test("the order of arrival does not matter", () => {
  const draft = fc.record({ question: fc.constantFrom("a", "b", "c"), value: fc.constantFrom("", "x", 1) })
  const shuffled = fc.array(draft, { maxLength: 12 }).chain((drafts) => {
    const events = drafts.map((rest, seq) => event(seq, { kind: "answered", ...rest }))
    return fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }))
  })
  const same = fc.property(shuffled, ([events, other]) => {
    expect(applyEvents({}, other)).toEqual(applyEvents({}, events))
  })
  fc.assert(same)
})
