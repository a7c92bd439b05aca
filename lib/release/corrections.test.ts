import { describe, expect, it } from "vitest"
import { causeOf, correctionsOf, type EventVerb, type InterviewEvent } from "./corrections"

const events = (...names: string[]): InterviewEvent[] =>
  names.map((name) => ({
    verb: `interview.${name.replace("!", "")}` as EventVerb,
    wasCounted: !name.includes("!"),
  }))

describe("what became of an interview since the release", () => {
  it.each([
    ["voided", true, ["voided"], false, "voided"],
    ["voided while it was over quota: it was in no figure", false, ["voided!"], false, null],
    ["withdrawn by its respondent", true, ["withdrawn"], false, "withdrawn"],
    ["corrected", true, ["corrected"], true, "corrected"],
    ["corrected over quota", false, ["corrected"], false, null],
    ["corrected and then voided", true, ["corrected", "voided"], false, "voided"],
    ["voided and put back as it was", true, ["voided", "reinstated"], true, null],
    ["voided and put back corrected", true, ["voided", "reinstated", "corrected"], true, "corrected"],
    ["voided and put back over quota", true, ["voided", "reinstated"], false, "voided"],
    ["put back by an appeal", false, ["reinstated"], true, "reinstated"],
    ["put back and voided again", false, ["reinstated", "voided"], false, null],
    ["newly accepted", false, ["complete"], true, "accepted"],
    ["newly accepted and voided", false, ["complete", "voided"], false, null],
    ["newly over quota", false, ["complete"], false, null],
    ["taken in from over quota", false, ["admitted"], true, "accepted"],
    ["completed over quota, then taken in", false, ["complete", "admitted"], true, "accepted"],
    ["restored to what was said", true, ["restored"], true, "corrected"],
  ] as const)("%s", (_what, _before, names, counted, cause) => {
    expect(causeOf(events(...names), counted)).toBe(cause)
  })

  it("is counted by cause, service and region; what is untrue apart", () => {
    const one = (name: string, counted: boolean, region: string | null, service: string) => ({
      ...{ events: events(name), counted, region, service },
    })
    const all = [
      one("voided", false, "atyrau", "C1"),
      one("voided", false, "akmola", "C1"),
      one("voided", false, "akmola", "L2"),
      one("complete", true, "akmola", "C1"),
      one("corrected", true, null, "C1"),
    ]
    expect(correctionsOf(all)).toEqual({
      untrue: 4,
      causes: [
        {
          ...{ cause: "voided", n: 3 },
          services: [
            { code: "C1", n: 2 },
            { code: "L2", n: 1 },
          ],
          regions: [
            { code: "akmola", n: 2 },
            { code: "atyrau", n: 1 },
          ],
        },
        { cause: "corrected", n: 1, services: [{ code: "C1", n: 1 }], regions: [] },
        { cause: "accepted", n: 1, services: [{ code: "C1", n: 1 }], regions: [{ code: "akmola", n: 1 }] },
      ],
    })
    expect(correctionsOf([])).toEqual({ causes: [], untrue: 0 })
  })
})
