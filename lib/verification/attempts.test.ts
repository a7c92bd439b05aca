import { describe, expect, test } from "vitest"
import { type AttemptOutcome, contactOf, isClosable } from "./attempts"

describe("attempts", () => {
  test.each<[AttemptOutcome[], string, boolean]>([
    [[], "not_reached", false],
    [["no_answer", "busy"], "not_reached", false],
    [["no_answer", "busy", "call_later"], "not_reached", true],
    [["wrong_number"], "wrong_number", true],
    [["reached"], "reached", false],
    [["no_answer", "busy", "no_answer", "reached"], "reached", false],
    [["reached", "no_answer", "no_answer", "no_answer"], "reached", false],
  ])("%j is %s", (outcomes, contact, closable) => {
    expect(contactOf(outcomes)).toBe(contact)
    expect(isClosable(outcomes, true)).toBe(closable)
  })

  test("nobody can be telephoned without a number", () => {
    expect(isClosable([], false)).toBe(true)
  })
})
