import { describe, expect, test } from "vitest"
import { readStudy } from "./package"
import { TINY_PACKAGE } from "./tiny-package"

const label = { kk: "а", en: "a" }
const BODIES = { column: "body", register: "bodies", zone: "body" }
const PROVIDER = { name: "desk", label, zone: "body" }

function problems(changes: Record<string, unknown>): [file: string, column: string][] {
  const scoring = { ...JSON.parse(TINY_PACKAGE["scoring.json"] ?? "{}"), ...changes }
  const read = readStudy({ ...TINY_PACKAGE, "scoring.json": JSON.stringify(scoring, null, 2) })
  return read.ok ? [] : read.problems.map(({ file, column }) => [file, column])
}

describe("scoring.json", () => {
  test("may have bodies, providers, totals and call items", () => {
    const totals = [{ name: "all", label, of: ["desk"] }]
    expect(problems({ bodies: BODIES, providers: [PROVIDER], totals, callItems: ["staff"] })).toEqual([])
  })

  test.each<[string, Record<string, unknown>, string]>([
    ["a provider of an unknown zone", { providers: [{ ...PROVIDER, zone: "portal" }] }, "providers.0.zone"],
    ["a label without a language", { providers: [{ ...PROVIDER, label: { kk: "а" } }] }, "providers.0.label"],
    ["a total of unknown providers", { totals: [{ name: "all", label, of: ["desk"] }] }, "totals.0.of"],
    ["an unknown call item", { callItems: ["call_speed"] }, "callItems.0"],
    ["bodies of an unknown register", { bodies: { ...BODIES, register: "offices" } }, "bodies.register"],
    ["bodies of an unknown column", { bodies: { ...BODIES, column: "owner" } }, "bodies"],
    ["bodies with an unknown zone", { bodies: { ...BODIES, zone: "portal" } }, "bodies.zone"],
    ["bodies ranked by an unknown column", { bodies: { ...BODIES, ranked: { kind: ["x"] } } }, "bodies.ranked.kind"],
    [
      "providers by body where there are no bodies",
      { providers: [{ ...PROVIDER, bodies: { kind: ["x"] } }] },
      "providers.0.bodies",
    ],
    ["a way to average that does not exist", { average: "geometric" }, "average"],
  ])("%s is refused", (_name, changes, column) => {
    expect(problems(changes)).toEqual([["scoring.json", column]])
  })
})
