import fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { loadStudy } from "@/adapters/study-package"
import { itemRows } from "../scoring/count"
import { type Scheme, schemeOf } from "../scoring/scheme"
import type { Study } from "../study/study"
import { type Change, type Compared, changesBetween, isScoreChange, rankMoves } from "./changes"
import { labelsOf } from "./labels"
import { scoresOf } from "./scores"
import { chanceOf, inventedTally } from "./testing/invented"

let study: Study
let scheme: Scheme
beforeAll(async () => {
  const read = await loadStudy("studies/public-services")
  if (!read.ok) throw new Error("the study does not load")
  study = read.study
  scheme = schemeOf(study)!
})

/** What the first `n` of so many invented interviews give; each adds some rows to the tally. */
function released(n: number): Compared {
  const scores = scoresOf(scheme, itemRows(scheme, inventedTally(study, n, chanceOf(5))), 3)
  return { scores, labels: labelsOf(study, scheme, scores), method: scheme }
}
const turned = ({ key, level, code, form, before, after }: Change) => ({
  ...{ key, level, code, form },
  before: after,
  after: before,
})
const byKey = (a: Readonly<{ key: string }>, b: Readonly<{ key: string }>) => (a.key < b.key ? -1 : 1)

describe("what a release changes", () => {
  it("is nothing in the same figures, and nothing that is not seen in print", () => {
    const one = released(40)
    expect(changesBetween(one, one)).toEqual([])
    const study = (mean: number) => {
      const national = { ...one.scores.national, score: { mean, percent: 50 } }
      return { ...one, scores: { ...one.scores, national } }
    }
    expect(changesBetween(study(4.501), study(4.504))).toEqual([])
    expect(
      changesBetween(study(4.504), study(4.505))
        .filter(isScoreChange)
        .map(({ key }) => key),
    ).toEqual(["study"])
  })

  it("tells of each figure what it was and what it is, as printed", () => {
    const one = released(40)
    const { national, services } = one.scores
    const [first, second, ...others] = services
    const scores = {
      ...one.scores,
      national: { ...national, n: national.n - 1, score: { mean: 1.005, percent: 33.35 } },
      services: [{ ...second!, rank: 1 }, { ...first!, rank: 2 }, ...others.slice(0, -1)],
    }
    const changes = changesBetween(one, { ...one, scores })
    expect(changes[0]).toMatchObject({
      ...{ key: "study", level: "study", code: "" },
      before: { n: national.n, rank: null },
      after: { n: national.n - 1, score: { mean: 1.01, percent: 33.4 } },
    })
    expect(rankMoves(changes).map(({ code, before, after }) => [code, before?.rank, after?.rank])).toEqual([
      [second!.code, 2, 1],
      [first!.code, 1, 2],
    ])
    const gone = changes.filter(({ after }) => after === null)
    expect(gone.find(({ level }) => level === "service")?.code).toBe(others.at(-1)!.code)
    expect(changes.slice(-gone.length)).toEqual(gone)
  })

  it("is the same the other way round, with before and after exchanged", () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 30 }), fc.integer({ min: 5, max: 30 }), (a, b) => {
        const [one, other] = [released(a), released(b)]
        const forth = changesBetween(one, other).sort(byKey)
        const back = changesBetween(other, one).map(turned).sort(byKey)
        expect(back).toEqual(forth)
        expect(a === b).toBe(forth.length === 0)
      }),
      { numRuns: 10 },
    )
  }, 60_000)
})
