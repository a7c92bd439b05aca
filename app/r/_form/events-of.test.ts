import fc from "fast-check"
import { v7 } from "uuid"
import { describe, expect, it } from "vitest"
import { AnswerEvent } from "@/lib/questionnaire/events"
import { derivedId, eventOf, eventsOf } from "./events-of"

const sent = {
  base: v7(),
  language: "kk",
  startedAt: new Date("2026-11-22T05:00:00Z"),
  now: new Date("2026-11-22T05:01:00Z"),
}

describe("events of a page", () => {
  it("are whole answer events, in the page's order", () => {
    const events = eventsOf(
      [
        { question: "form", value: "online" },
        { question: "waited", value: undefined },
      ],
      sent,
    )
    expect(events.map((event) => AnswerEvent.parse(event))).toEqual(events)
    expect(events.map(({ kind, seq }) => [kind, seq])).toEqual([
      ["answered", 600],
      ["cleared", 601],
    ])
    expect(AnswerEvent.parse(eventOf("language", sent))).toMatchObject({ kind: "language", language: "kk" })
  })

  it("have the same ids when the page is sent again, and others for another answer", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const id = derivedId(sent.base, one)
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
        expect(derivedId(sent.base, other) === id).toBe(one === other)
      }),
    )
  })
})
