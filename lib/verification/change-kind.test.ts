import { expect, test } from "vitest"
import { refuseKind } from "./change-kind"

test.each([
  ["callback", "repeat", "The number answers in the evening only.", "not_reached", null],
  ["observation", "callback", "Nobody could listen.", "not_reached", null],
  ["repeat", "callback", "Has five minutes only.", "reached", null],
  ["callback", "repeat", "  ", "not_reached", "note_required"],
  ["callback", "repeat", "Doubtful.", "reached", "already_spoken"],
  ["callback", "callback", "Why not.", "not_reached", "already_this_kind"],
  ["callback", "observation", "I should like to hear it.", "not_reached", "too_late_to_observe"],
  ["observation", "observation", "", "not_reached", "too_late_to_observe"],
] as const)("a %s as a %s for %j, %s: %s", (now, wanted, words, contact, refusal) => {
  expect(refuseKind(now, wanted, words, contact)).toBe(refusal)
})
