// A release with its doubt and its report: what follows from it agrees, whatever the method, and tampering is found.
import { beforeAll, describe, expect, it } from "vitest"
import { canonical } from "../canonical"
import { sealed } from "../snapshot"
import { type NewSnapshot, wholeRelease } from "../testing/whole"
import { type CheckName, verifyRelease } from "./verify"

const METHODS = [
  { average: "unweighted", weights: "none" },
  { average: "respondents", weights: "none" },
  { average: "respondents", weights: "raking" },
] as const

function verdictOf(snapshot: NewSnapshot) {
  const verified = verifyRelease(canonical(snapshot))
  if (verified.unreadable !== null) return { unreadable: verified.unreadable }
  const { ok, checks } = verified
  return { ok, names: checks.map(({ name }) => name), last: checks.at(-1), checks }
}

describe.each(METHODS)("a release by $average, $weights", { timeout: 60_000 }, (method) => {
  it.each([
    [80, 1],
    [400, 2],
  ])("of %d interviews agrees in every class", async (n, seed) => {
    const { ok, names, last } = verdictOf(await wholeRelease(method, n, seed))
    expect(last?.mismatches).toEqual([])
    expect(ok).toBe(true)
    const margins = method.average === "unweighted" ? ["margins"] : []
    expect(names).toEqual(expect.arrayContaining(["hash", "sums", "scores", "ranks", ...margins, "report", "doubt"]))
  })
})

describe("tampering, sealed anew,", { timeout: 60_000 }, () => {
  // biome-ignore lint/suspicious/noExplicitAny: tampering asks for no types
  type Writable = any
  let released: NewSnapshot
  beforeAll(async () => {
    released = await wholeRelease(METHODS[0], 400, 3)
  }, 60_000)
  const answered = ({ report }: Writable): Writable =>
    Object.values<Writable>(report.answers).find(({ all }) => all?.counts.some((n: number | null) => n))
  const other = ({ doubt }: Writable): Writable => doubt.beside.find(({ weights }: Writable) => weights === "none")

  it.each<[string, CheckName, string, (copy: Writable) => void]>([
    [
      "an interval of the study",
      "doubt",
      "error of study: mean",
      ({ doubt }) => {
        doubt.errors.study.mean /= 2
      },
    ],
    [
      "an interval of a service",
      "doubt",
      "error of study",
      ({ doubt }) => {
        doubt.errors["service C1"].percent *= 2
      },
    ],
    [
      "an interval of a body",
      "doubt",
      "error of body_all",
      ({ doubt }) => {
        const body = Object.keys(doubt.errors).find((key) => key.startsWith("body_all") && doubt.errors[key])
        doubt.errors[body ?? ""].mean *= 1.01
      },
    ],
    [
      "an error taken out",
      "doubt",
      "is there",
      ({ doubt }) => {
        delete doubt.errors["service C1"]
      },
    ],
    [
      "a range of ranks",
      "doubt",
      "range of region",
      ({ doubt }) => {
        Object.values<Writable>(doubt.ranks.regions)[0].to -= 1
      },
    ],
    [
      "who cannot be told apart",
      "doubt",
      "neighbours",
      ({ doubt }) => {
        Object.values<Writable>(doubt.ranks.services)[0].neighbours = ["L99"]
      },
    ],
    [
      "the confidence",
      "doubt",
      "confidence",
      ({ doubt }) => {
        doubt.confidence = 0.8
      },
    ],
    [
      "people behind a figure",
      "doubt",
      "people",
      ({ doubt }) => {
        doubt.people["service C1"] = 1
      },
    ],
    [
      "a figure of the other method",
      "doubt",
      "respondents: study: mean",
      (copy) => {
        other(copy).figures.study.score.mean += 0.1
      },
    ],
    [
      "how questions were answered",
      "report",
      "answers",
      (copy) => {
        answered(copy).all.counts = answered(copy).all.counts.map(() => 9999)
      },
    ],
    [
      "the record of the field",
      "report",
      "report.field.accepted",
      ({ report }) => {
        report.field.accepted += 1
      },
    ],
    [
      "the sample",
      "report",
      "report.sample",
      ({ report }) => {
        report.sample[0].rows[0].n += 9999
      },
    ],
  ])("of %s is found by %s", (_what, name, where, change) => {
    const copy = JSON.parse(JSON.stringify(released))
    change(copy)
    const { ok, last } = verdictOf(sealed(copy) as NewSnapshot)
    expect(last?.name).toBe(name)
    expect(ok).toBe(false)
    expect(last?.mismatches.map((one) => one.where).join("\n")).toContain(where)
  })

  it("of what needs the answers themselves is found by the seal, and by the hash that was published", () => {
    const copy = JSON.parse(JSON.stringify(released))
    const region = Object.keys(copy.doubt.errors).find((key) => key.startsWith("provider") && copy.doubt.errors[key])
    copy.doubt.errors[region ?? ""].mean *= 1.01
    expect(verdictOf(copy)).toMatchObject({
      ok: false,
      checks: expect.arrayContaining([
        expect.objectContaining({ name: "hash", mismatches: [expect.objectContaining({ where: "seal" })] }),
      ]),
    })
    const before = verifyRelease(canonical(released))
    const hash = before.unreadable === null ? before.hash : ""
    const again = verifyRelease(canonical(sealed(copy)), hash)
    expect(again).toMatchObject({ ok: false })
  })
})
