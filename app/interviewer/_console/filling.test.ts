import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Answers, type Definition, GIVEN } from "@/lib/questionnaire/definition"
import { applyEvents } from "@/lib/questionnaire/events"
import { branching } from "@/lib/questionnaire/examples/branching"
import { ask, block, example } from "@/lib/questionnaire/examples/build"
import { screening } from "@/lib/questionnaire/examples/screening"
import { severalChoices } from "@/lib/questionnaire/examples/several-choices"
import { specialCodes } from "@/lib/questionnaire/examples/special-codes"
import { engineOf } from "./engine"
import { act, type Deed, type Filling, type Happened, resumed } from "./filling"

const TODAY = { preloads: {}, today: "2020-10-17" }
const typed = (question: string, raw: string | number | undefined, leave = true): Deed => ({
  kind: "type",
  question,
  raw,
  leave,
})
const pick = (code: string): Deed => ({ kind: "pick", code })
const go = (kind: "clear" | "next" | "back" | "resume"): Deed => ({ kind })

function play(definition: Definition, deeds: readonly Deed[], answers: Answers = {}) {
  const engine = engineOf(definition, TODAY)
  const events: Happened[] = []
  let filling: Filling = resumed(engine, answers)
  for (const deed of deeds) {
    const acted = act(engine, filling, deed)
    filling = acted.filling
    events.push(...acted.events)
  }
  return { ...filling, events }
}

describe("filling in, key by key", () => {
  it("goes on by itself after one answer, and through a note with Enter", () => {
    expect(play(branching, [pick("no")]).at).toBe("thanks")
    expect(play(branching, [pick("no"), go("next")]).at).toBe("hobby")
    expect(play(branching, [pick("no"), go("next"), go("next")]).at).toBe("comment")
  })

  it("writes an event for each answer and each question shown", () => {
    expect(play(branching, [pick("yes"), typed("pet_name", "Rex")]).events).toEqual([
      { kind: "answered", question: "pet", value: "yes" },
      { kind: "opened", question: "pet_name" },
      { kind: "answered", question: "pet_name", value: "Rex" },
      { kind: "opened", question: "thanks" },
    ])
  })

  it("goes back with the answer kept, and on again without a new event", () => {
    const { at, answers, events } = play(branching, [pick("yes"), go("back"), pick("yes")])
    expect({ at, answers }).toEqual({ at: "pet_name", answers: { pet: "yes" } })
    expect(events.filter(({ kind }) => kind === "answered")).toHaveLength(1)
  })

  it("refuses to pass a required question, and says so until something is done", () => {
    expect(play(branching, [go("next")])).toMatchObject({ at: "pet", refusal: { code: "required" } })
    expect(play(branching, [go("next"), pick("no")]).refusal).toBeNull()
  })

  it("marks several choices, an exclusive one alone, and clears when none is left", () => {
    expect(play(severalChoices, [pick("staff"), pick("queue")]).answers.trouble).toEqual(["queue", "staff"])
    expect(play(severalChoices, [pick("staff"), pick("none")]).answers.trouble).toEqual(["none"])
    expect(play(severalChoices, [pick("none"), pick("98")]).answers.trouble).toEqual(["98"])
    expect(play(severalChoices, [pick("98"), pick("papers")]).answers.trouble).toEqual(["papers"])
    const emptied = play(severalChoices, [pick("staff"), pick("staff")])
    expect(emptied).toMatchObject({ at: "trouble", answers: {} })
    expect(emptied.events.at(-1)).toEqual({ kind: "cleared", question: "trouble" })
    expect(play(severalChoices, [pick("staff"), go("next")]).at).toBeNull()
  })

  it("keeps words while they are typed, judges them only when they are left", () => {
    const days = [pick("5"), typed("days", "many", false)]
    expect(play(specialCodes, days)).toMatchObject({ at: "days", refusal: null, answers: { speed: "5" } })
    expect(play(specialCodes, [...days, typed("days", -1)]).refusal?.code).toBe("constraint")
    expect(play(specialCodes, [pick("5"), typed("days", 3, false)])).toMatchObject({ at: "days", answers: { days: 3 } })
    expect(play(specialCodes, [pick("5"), pick("96")])).toMatchObject({ at: null, answers: { days: "96" } })
  })

  it("takes an emptied field as no answer, but leaves a sealed one alone", () => {
    const phone = example("phone", { blocks: [block("main", [ask("phone", "text", { personal: true })])] })
    expect(play(branching, [typed("hobby", undefined)], { pet: "no", hobby: "chess" }).events[0]).toEqual({
      kind: "cleared",
      question: "hobby",
    })
    const sealed = play(phone, [{ kind: "jump", to: "phone" }, typed("phone", undefined)], { phone: GIVEN })
    expect(sealed).toMatchObject({ at: null, answers: { phone: GIVEN } })
  })

  it("ends at a screen-out, also when only a calculation knows it", () => {
    expect(play(screening, [pick("no")]).at).toBeNull()
    expect(play(screening, [pick("yes"), typed("born", "2010-01-01")]).at).toBeNull()
    expect(play(screening, [pick("yes"), typed("born", "1990-01-01")]).at).toBe("opinion")
    expect(play(screening, [pick("no"), go("back"), pick("yes")]).at).toBe("born")
  })

  it("resumes at the first open question", () => {
    expect(play(branching, [], { pet: "yes" }).at).toBe("pet_name")
    expect(play(branching, [{ kind: "jump", to: "pet" }, go("resume")], { pet: "yes" }).at).toBe("pet_name")
  })

  it("says in its events exactly what its answers say, whatever is pressed", () => {
    const deeds = fc.array(
      fc.oneof(
        fc.constantFrom("queue", "papers", "none", "98", "99").map(pick),
        fc.constantFrom("clear", "next", "back", "resume").map((kind) => go(kind as "clear")),
        fc
          .tuple(fc.constantFrom("queue_long", "worst"), fc.constantFrom("", "7", 7, 0), fc.boolean())
          .map(([question, raw, leave]): Deed => typed(question, raw, leave)),
      ),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(deeds, (pressed) => {
        const { answers, events } = play(severalChoices, pressed)
        const stamped = events.map((event, seq) => ({ ...event, seq, id: "", at: "" }))
        expect(applyEvents({}, stamped)).toEqual(answers)
      }),
    )
  })
})
