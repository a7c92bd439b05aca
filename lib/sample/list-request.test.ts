import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type KnownRequest, listSupply, REQUEST_STEPS, requestState, type Step, stepsAfter } from "./list-request"

const at = (step: Step["step"], on: string): Step => ({ step, on })

describe("a request for a list", () => {
  it.each([
    [
      "waits",
      [at("requested", "2026-03-02")],
      "2026-03-22",
      { state: "requested", remindOn: "2026-03-23", due: false },
    ],
    ["is due", [at("requested", "2026-03-02")], "2026-03-23", { state: "requested", due: true }],
    [
      "waits again once reminded",
      [at("requested", "2026-03-02"), at("reminded", "2026-03-24")],
      "2026-03-25",
      { state: "reminded", remindOn: "2026-04-14", due: false },
    ],
    [
      "was refused",
      [at("requested", "2026-03-02"), at("refused", "2026-03-10")],
      "2026-06-01",
      { state: "refused", since: "2026-03-10", remindOn: null, due: false },
    ],
  ])("%s", (_, steps, today, expected) => {
    expect(requestState(steps, today, 21)).toMatchObject(expected)
  })

  it("is due after as many days as the study says", () => {
    const steps = [at("requested", "2026-03-02")]
    expect(requestState(steps, "2026-03-11", 10)).toMatchObject({ remindOn: "2026-03-12", due: false })
    expect(requestState(steps, "2026-03-12", 10)).toMatchObject({ remindOn: "2026-03-12", due: true })
  })

  it("comes to an end: nothing follows a full list or a withdrawal, and a refusal can be overturned", () => {
    expect(stepsAfter("received")).toEqual([])
    expect(stepsAfter("withdrawn")).toEqual([])
    expect(stepsAfter("refused")).toEqual(["reminded", "received", "partly_received", "withdrawn"])
    expect(stepsAfter("requested")).toContain("refused")
  })
})

describe("what the register says of a place", () => {
  const request = (over: Partial<KnownRequest>): KnownRequest => ({
    ...{ body: "moh", region: null, service: null, reference: "12-3" },
    ...{ state: "requested", since: "2026-03-02", remindOn: null, due: false },
    ...over,
  })
  const bodyOf = (service: string) => ({ C1: "moh", C2: "moj" })[service]
  const cell = { region: "akmola", service: "C1" }
  it.each([
    ["nothing without a register", [], cell, null],
    ["not asked", [request({ body: "moj" })], cell, "not_asked"],
    ["another region", [request({ region: "atyrau" })], cell, "not_asked"],
    ["another service", [request({ service: "C2" })], cell, "not_asked"],
    ["withdrawn", [request({ state: "withdrawn" })], cell, "not_asked"],
    ["waiting", [request({})], cell, "waiting"],
    ["overdue", [request({ due: true })], cell, "overdue"],
    ["refused", [request({ state: "refused" })], cell, "refused"],
    ["hope remains", [request({ state: "refused" }), request({ service: "C1" })], cell, "waiting"],
    ["a whole region", [request({ state: "refused", region: "akmola" })], { region: "akmola" }, "refused"],
  ] as const)("%s", (_, requests, place, state) => {
    expect(listSupply(requests, place, bodyOf)?.state ?? null).toBe(state)
  })

  it("is refused only when every request for the place is", () => {
    const any = fc.record({
      state: fc.constantFrom(...REQUEST_STEPS),
      region: fc.constantFrom(null, "akmola"),
      service: fc.constantFrom(null, "C1"),
    })
    fc.assert(
      fc.property(fc.array(any, { minLength: 1 }), (some) => {
        const requests = some.map(request)
        const standing = requests.filter(({ state }) => state !== "withdrawn")
        const refused = standing.length > 0 && standing.every(({ state }) => state === "refused")
        expect(listSupply(requests, cell, bodyOf)?.state === "refused").toBe(refused)
      }),
    )
  })
})
