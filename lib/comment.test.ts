import { describe, expect, it } from "vitest"
import { CommentWords, namesContact } from "./comment"

describe("words of a comment", () => {
  it.each([
    ["+7 701 234 56 78", true],
    ["звоните 8(701)234-56-78 вечером", true],
    ["ИИН 880101300123", true],
    ["ask aigul@example.kz", true],
    ["300 минут, 12.03.2026", false],
    ["Answer 5 on 2026-11-22 at 15:30", false],
    ["4-5 рет келді, 10 000 теңге", false],
  ])("%s: contact %s", (words, contact) => {
    expect(namesContact(words)).toBe(contact)
    expect(CommentWords.safeParse(words).success).toBe(!contact)
  })

  it.each([
    [" ", "too_short"],
    ["a".repeat(2001), "too_long"],
    ["87012345678", "has_contact"],
  ])("refused with a word that says why", (words, fault) => {
    expect(CommentWords.safeParse(words).error?.issues.map(({ message }) => message)).toContain(fault)
  })
})
