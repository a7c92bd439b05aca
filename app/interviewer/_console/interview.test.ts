import { describe, expect, it } from "vitest"
import type { Answers } from "@/lib/questionnaire/definition"
import { AnswerEvent, applyEvents } from "@/lib/questionnaire/events"
import { branching } from "@/lib/questionnaire/examples/branching"
import { engineOf } from "./engine"
import { interviewOf } from "./interview"

function begun(answers: Answers = {}, again = false) {
  const events: AnswerEvent[] = []
  const time = { ms: 1_000 }
  const interview = interviewOf({
    engine: engineOf(branching, { preloads: {}, today: "2026-11-22" }),
    ...{ answers, again, language: "en", notes: ["before"], seq: 40 },
    put: (event) => void events.push(event),
    newId: () => `01a2039b-76c6-7009-966b-${String(events.length).padStart(12, "0")}`,
    clock: () => ({ at: "2026-11-22T05:00:00.000Z", ms: time.ms }),
  })
  return { interview, events, time }
}

describe("an interview's record", () => {
  it("is made of events that the server takes, numbered on from the last", () => {
    const { interview, events } = begun()
    interview.deed({ kind: "pick", code: "no" })
    interview.speak("kk")
    interview.note("asked twice")
    interview.leave()
    expect(events.map((event) => AnswerEvent.safeParse(event).success)).toEqual(events.map(() => true))
    expect(events.map(({ kind, seq }) => [kind, seq])).toEqual([
      ["opened", 40],
      ["answered", 41],
      ["opened", 42],
      ["language", 43],
      ["note", 44],
      ["left", 45],
    ])
    expect(events.map(({ language }) => language)).toEqual(["en", "en", "en", "kk", "kk", "kk"])
    expect(applyEvents({}, events)).toEqual(interview.state().filling.answers)
    expect(interview.state().notes).toEqual(["before", "asked twice"])
  })

  it("measures each answer from the moment its question was shown", () => {
    const { interview, events, time } = begun()
    time.ms = 3_400
    interview.deed({ kind: "pick", code: "yes" })
    time.ms = 4_000
    interview.deed({ kind: "type", question: "pet_name", raw: "Rex", leave: true })
    expect(events.filter(({ kind }) => kind === "answered").map(({ elapsed }) => elapsed)).toEqual([2_400, 600])
  })

  it("says that it goes on from an earlier moment, and where", () => {
    const { events } = begun({ pet: "yes" }, true)
    expect(events).toMatchObject([
      { kind: "resumed", question: "pet_name" },
      { kind: "opened", question: "pet_name" },
    ])
  })
})
