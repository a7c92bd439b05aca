import { describe, expect, test } from "vitest"
import type { Answers } from "../questionnaire/definition"
import type { Comparison } from "./comparison"
import { type Check, proposeFinding, refuseFinding } from "./finding"

const agreeing: Comparison = {
  items: [],
  byType: {
    1: { compared: 4, different: 0, exceeds: false },
    2: { compared: 2, different: 0, exceeds: false },
    3: { compared: 3, different: 0, exceeds: false },
  },
  asked: 9,
  enough: true,
}
const differing = (type: 1 | 2 | 3): Comparison => ({
  ...agreeing,
  byType: { ...agreeing.byType, [type]: { compared: 3, different: 2, exceeds: true } },
})
const few = { ...agreeing, enough: false }
const good: Answers = {
  v_took_place: "yes",
  v_person: "self",
  v_when: "within_3_days",
  v_mode: "phone",
  v_minutes: 12,
  v_service: "yes",
  v_read_out: "yes",
  v_polite: "yes",
  v_pressure: "no",
}
const check = (callback: Answers, comparison: Comparison | null = agreeing, more: Partial<Check> = {}): Check => ({
  contact: "reached",
  callback,
  comparison,
  interview: { modes: ["phone"], daysAgo: 2, minutes: 14 },
  ...more,
})
const online = { modes: ["online"], daysAgo: 2, minutes: null }

describe("the proposed finding", () => {
  test.each<[string, Check, string | null, string[]]>([
    ["all is well", check(good), "confirmed", []],
    ["never interviewed", check({ v_took_place: "no", v_service: "yes" }, null), "fabricated", ["never_interviewed"]],
    ["somebody else", check({ v_took_place: "yes", v_person: "other_person" }, null), "fabricated", ["another_person"]],
    ["not reached", check({}, null, { contact: "not_reached" }), "unreachable", ["not_reached"]],
    ["wrong number by telephone", check({}, null, { contact: "wrong_number" }), "fabricated", ["wrong_number"]],
    [
      "wrong number of an online interview",
      check({}, null, { contact: "wrong_number", interview: online }),
      "unreachable",
      ["wrong_number"],
    ],
    ["facts differ", check(good, differing(1)), "discrepancy", ["facts_differ"]],
    ["hard items differ", check(good, differing(2)), "discrepancy", ["hard_items_differ"]],
    ["ratings that moved are a remark", check(good, differing(3)), "confirmed", []],
    ["no recipient", check({ ...good, v_service: "no" }), "discrepancy", ["service_not_received"]],
    ["held in another way", check({ ...good, v_mode: "face_to_face" }), "discrepancy", ["mode_differs"]],
    ["does not remember how", check({ ...good, v_mode: "96" }), "confirmed", []],
    [
      "begun by telephone, ended online",
      check({ ...good, v_mode: "online" }, agreeing, { interview: { ...online, modes: ["phone", "online"] } }),
      "confirmed",
      [],
    ],
    ["answers suggested", check({ ...good, v_pressure: "yes" }), "discrepancy", ["answers_suggested"]],
    [
      "several things at once",
      check({ ...good, v_service: "no", v_read_out: "no" }, differing(1)),
      "discrepancy",
      ["service_not_received", "facts_differ", "not_read_out"],
    ],
    [
      "would not say, nothing re-asked",
      check({ v_took_place: "99", v_service: "99" }, null),
      "unreachable",
      ["check_refused"],
    ],
    ["does not remember, nothing re-asked", check({ v_took_place: "96" }, few), "unreachable", ["not_remembered"]],
    ["does not remember, but the answers agree", check({ v_took_place: "96", v_service: "yes" }), "confirmed", []],
    [
      "does not remember, and the answers differ",
      check({ v_took_place: "96", v_service: "yes" }, differing(1)),
      "discrepancy",
      ["facts_differ"],
    ],
    ["nothing answered yet", check({}, null), null, ["callback_incomplete"]],
    ["the person is not asked yet", check({ v_took_place: "yes", v_service: "yes" }), null, ["callback_incomplete"]],
    ["too little re-asked", check(good, few), null, ["too_few_items"]],
    ["nothing re-asked", check(good, null), null, ["too_few_items"]],
    [
      "too little re-asked, but a fact differs",
      check(good, { ...differing(1), enough: false }),
      "discrepancy",
      ["facts_differ"],
    ],
  ])("%s", (_, held, finding, reasons) => {
    expect(proposeFinding(held)).toMatchObject({ finding, reasons })
  })

  test.each<[string, Answers, Comparison, string[]]>([
    ["a month instead of two days", { ...good, v_when: "within_month" }, agreeing, ["date_differs"]],
    ["a week instead of two days", { ...good, v_when: "within_week" }, agreeing, []],
    ["half an hour instead of 14 minutes", { ...good, v_minutes: 30 }, agreeing, ["length_differs"]],
    ["five minutes instead of 14", { ...good, v_minutes: 5 }, agreeing, ["length_differs"]],
    ["20 minutes instead of 14", { ...good, v_minutes: 20 }, agreeing, []],
    [
      "rude, and read out in part",
      { ...good, v_polite: "no", v_read_out: "partly" },
      agreeing,
      ["partly_read_out", "impolite"],
    ],
    ["ratings moved", good, differing(3), ["ratings_differ"]],
  ])("remarks: %s", (_, callback, comparison, remarks) => {
    expect(proposeFinding(check(callback, comparison)).remarks).toEqual(remarks)
  })

  test.each<[string, Check, object]>([
    ["all is well", check(good), { 1: false, 2: false, 3: false }],
    ["facts differ", check(good, differing(1)), { 1: true, 2: false, 3: false }],
    ["no recipient", check({ ...good, v_service: "no" }, null), { 1: true, 2: null, 3: null }],
    ["suggested", check({ ...good, v_pressure: "yes" }, null), { 1: false, 2: true, 3: null }],
    ["fabricated", check({ v_took_place: "no" }, null), { 1: true, 2: null, 3: null }],
    ["not reached", check({}, null, { contact: "not_reached" }), { 1: null, 2: null, 3: null }],
  ])("differs by type: %s", (_, held, differs) => expect(proposeFinding(held).differs).toEqual(differs))
})

describe("recording a finding", () => {
  const confirmed = proposeFinding(check(good))
  const fabricated = proposeFinding(check({ v_took_place: "no" }, null))
  const unfinished = proposeFinding(check(good, null))

  test.each([
    ["confirmed", confirmed, "", null],
    ["discrepancy", confirmed, " ", "note_required"],
    ["discrepancy", confirmed, "The voice was another.", null],
    ["unreachable", confirmed, "Too busy", "respondent_was_reached"],
    ["confirmed", fabricated, "", "note_required"],
    ["confirmed", unfinished, "It was fine.", "check_incomplete"],
    ["unreachable", unfinished, "", "note_required"],
    ["unreachable", unfinished, "Hung up after the second question.", null],
  ] as const)("%s for %o with the note %j: %s", (chosen, proposal, note, refusal) => {
    expect(refuseFinding(chosen, proposal, note)).toBe(refusal)
  })
})
