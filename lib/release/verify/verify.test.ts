// Every kind of tampering with a release's file is found, also when the tamperer seals it anew.
import { fileURLToPath } from "node:url"
import fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { loadStudy } from "@/adapters/study-package"
import { canonical } from "../canonical"
import { type Snapshot, sealed, snapshotOf } from "../snapshot"
import { chanceOf, inventedFacts, inventedTally } from "../testing/invented"
import { type CheckName, verifyRelease } from "./verify"

type New = Snapshot & { format: "saual-release/2" }
let released: New
beforeAll(async () => {
  released = await release("public-services", 60, 3)
})

async function release(name: string, interviews: number, seed: number): Promise<New> {
  const read = await loadStudy(fileURLToPath(new URL(`../../../studies/${name}`, import.meta.url)))
  if (!read.ok) throw new Error(read.problems[0]?.message)
  const snapshot = snapshotOf(inventedFacts(read.study, inventedTally(read.study, interviews, chanceOf(seed))))
  if (snapshot?.format !== "saual-release/2") throw new Error("no method")
  return snapshot
}

/** A copy that a change was made to. */
function tampered(change: (copy: Writable) => void, again: boolean): string {
  const copy = JSON.parse(canonical(released))
  change(copy)
  return canonical(again ? sealed(copy) : copy)
}
// biome-ignore lint/suspicious/noExplicitAny: tampering asks for no types
type Writable = any

function verdictOf(text: string, expected: string | null = null) {
  const verified = verifyRelease(text, expected)
  if (verified.unreadable !== null) return { unreadable: verified.unreadable }
  const wrong = verified.checks.find(({ mismatches }) => mismatches.length > 0)
  return { ok: verified.ok, name: wrong?.name, first: wrong?.mismatches[0], last: verified.checks.at(-1)?.name }
}

describe("a file as it was released", { timeout: 60_000 }, () => {
  it.each([
    ["public-services", 1, 1],
    ["public-services", 40, 2],
    ["public-services", 200, 3],
    ["clinic", 60, 4],
  ])("of %s with %d interviews agrees in every class", async (study, interviews, seed) => {
    const verified = verifyRelease(canonical(await release(study, interviews, seed)))
    expect(verified).toMatchObject({ unreadable: null, ok: true })
    if (verified.unreadable !== null) return
    for (const { name, compared, mismatches } of verified.checks) {
      expect(compared, name).toBeGreaterThan(0)
      expect(mismatches, name).toEqual([])
    }
    expect(verified.checks.map(({ name }) => name)).toEqual(expect.arrayContaining(["hash", "sums", "scores", "ranks"]))
  })

  it("of format 1 agrees as well: it has no seal", () => {
    const { seal: _seal, doubt: _doubt, report: _report, ...rest } = released
    expect(verdictOf(canonical({ ...rest, format: "saual-release/1" }))).toMatchObject({ ok: true })
  })

  it("is that of the hash given, and of no other", () => {
    const text = canonical(released)
    const verified = verifyRelease(text)
    const hash = verified.unreadable === null ? verified.hash : ""
    expect(verdictOf(text, hash)).toMatchObject({ ok: true })
    expect(verdictOf(text, "0".repeat(64))).toMatchObject({ ok: false, name: "hash", first: { recomputed: hash } })
  })
})

describe("a tampered file", { timeout: 60_000 }, () => {
  const cases: [string, CheckName, string, (copy: Writable) => void][] = [
    [
      "a score of the study",
      "scores",
      "study: mean",
      (copy) => {
        copy.scores.national.score.mean += 0.01
      },
    ],
    [
      "a score of a region",
      "scores",
      "region",
      (copy) => {
        copy.scores.regions[0].score.percent -= 1
      },
    ],
    [
      "a score of an item",
      "scores",
      "service",
      (copy) => {
        firstItem(copy.scores.services).score.mean += 0.5
      },
    ],
    [
      "a base",
      "scores",
      "study: n",
      (copy) => {
        copy.scores.national.n += 1
      },
    ],
    [
      "a count of a service",
      "scores",
      "",
      (copy) => {
        firstRow(copy.counts.services)[5] -= 1
      },
    ],
    [
      "a count of a call centre",
      "scores",
      "call",
      (copy) => {
        firstRow(copy.counts.calls, true)[5] -= 1
      },
    ],
    [
      "a count that cannot be",
      "sums",
      "ratings",
      (copy) => {
        firstRow(copy.counts.services)[5] += 1000
      },
    ],
    [
      "interviews by mode",
      "sums",
      "bases.accepted",
      (copy) => {
        copy.bases.byMode.online += 1
      },
    ],
    [
      "a rest of what is withheld",
      "scores",
      "region",
      (copy) => {
        restOf(copy).mean += 0.5
      },
    ],
    [
      "a rank",
      "ranks",
      "service",
      (copy) => {
        ;[copy.scores.services[0].rank, copy.scores.services[1].rank] = [2, 1]
      },
    ],
    [
      "the order of a ranking",
      "ranks",
      "regions, line 1",
      (copy) => {
        copy.scores.regions.reverse()
      },
    ],
    [
      "a total",
      "totals",
      "total",
      (copy) => {
        copy.scores.totals[0].score.percent += 0.1
      },
    ],
    [
      "a margin",
      "margins",
      "study: margin",
      (copy) => {
        copy.scores.national.margin.percent /= 2
      },
    ],
    [
      "the method",
      "scores",
      "",
      (copy) => {
        copy.method.settings.zones = []
      },
    ],
  ]
  it.each(cases)("%s: the seal tells, and sealed anew it is found by %s", (_what, name, where, change) => {
    const plain = verdictOf(tampered(change, false))
    expect(plain).toMatchObject({ ok: false, name: "hash", first: { where: "seal" }, last: name })
    const again = verdictOf(tampered(change, true))
    expect(again).toMatchObject({ ok: false, name })
    expect(again.first?.where).toContain(where)
  })

  it("that is only written otherwise has another hash", () => {
    expect(verdictOf(JSON.stringify(released, null, 2))).toMatchObject({ ok: false, name: "hash" })
  })

  it.each([
    ["no JSON", "release"],
    ["another document", '{"format":"saual-draw/1"}'],
    [
      "a negative count",
      () =>
        tampered((copy) => {
          firstRow(copy.counts.services)[1] = -1
        }, true),
    ],
  ])("that is %s cannot be read", (_what, text) => {
    expect(verdictOf(typeof text === "string" ? text : text())).toHaveProperty("unreadable")
  })

  it("in any number of the scores is found", () => {
    // Bases and margins of regions of which something is withheld do not follow: only the hash tells.
    const follows = ([list, place, what]: string[]) =>
      !(
        list === "regions" &&
        ["n", "margin"].includes(what ?? "") &&
        isPartly(released.scores.regions[Number(place)]?.code)
      )
    const isPartly = (code = "") => released.counts.regions[code]?.rest != null
    const paths = numbersIn(JSON.parse(canonical(released.scores))).filter(follows)
    expect(paths.length).toBeGreaterThan(200)
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.constantFrom(-1, 1), (path, step) => {
        const text = tampered((copy) => {
          const owner = path.slice(0, -1).reduce((at, key) => at[key], copy.scores)
          owner[path.at(-1) ?? ""] += step
        }, true)
        const { ok, ...rest } = verdictOf(text)
        expect(ok === false || "unreadable" in rest, path.join(".")).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})

/** The first item with a score. */
const firstItem = (parts: Writable): Writable =>
  parts.flatMap((part: Writable) =>
    part.level === "item" ? (part.score ? [part] : []) : [firstItem(part.parts)].filter(Boolean),
  )[0]
/** The first row with a best rating and another, not of a call centre unless it is looked for there. */
const firstRow = (parts: Writable, calls = false): Writable =>
  Object.values<Writable>(parts)
    .flatMap((items) => Object.entries<Writable>(items))
    .filter(([item, row]) => row && item.startsWith("cc_") === calls)
    .map(([, row]) => row)
    .find((row) => row[5] > 0 && row.slice(1).reduce((sum: number, n: number) => sum + n, 0) > 1)
const restOf = (copy: Writable): Writable => Object.values<Writable>(copy.counts.regions).find(({ rest }) => rest).rest

function numbersIn(value: Writable, path: string[] = []): string[][] {
  if (typeof value === "number") return [path]
  if (value === null || typeof value !== "object") return []
  return Object.entries(value).flatMap(([key, below]) => numbersIn(below, [...path, key]))
}
