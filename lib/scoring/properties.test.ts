import fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { loadStudy } from "@/adapters/study-package"
import { addCounts, countItems, countItemsBy, itemRows, type TallyCount } from "./count"
import { published } from "./round"
import { row } from "./rows"
import { type Scheme, schemeOf, scoredQuestions } from "./scheme"
import { type ScoreNode, scoreTree } from "./tree"
import { zoneScores } from "./zones"

let scheme: Scheme
beforeAll(async () => {
  const read = await loadStudy("studies/public-services")
  scheme = schemeOf(read.ok ? read.study : (null as never))!
})

const SERVICES = ["C1", "C24", "L1", "L14"]
const QUESTIONS = ["o_staff_polite", "o_staff_prompt", "o_inf_access", "o_proc_forms", "o_cost_extra", "o_fb_answer"]
const someRow = fc
  .record({
    region: fc.constantFrom("akmola", "shymkent", "abroad"),
    service: fc.constantFrom(...SERVICES),
    question: fc.constantFrom(
      ...QUESTIONS,
      "o_result",
      "e_result",
      "e_inf_search",
      "e_va_speed",
      "amb_r_polite",
      "sex",
    ),
    value: fc.constantFrom("1", "2", "3", "4", "5", "5", "96", "97", "98", "99", ""),
    place: fc.constantFrom("fo_manager", "egov"),
    mode: fc.constantFrom("phone", "online"),
    count: fc.integer({ min: 0, max: 4 }),
  })
  .map(row)
const someRows = fc.array(someRow, { maxLength: 60 })
const items = (rows: readonly TallyCount[]) => itemRows(scheme, rows)
const counts = (rows: readonly TallyCount[]) => countItems(scheme, items(rows))
const treeOf = (rows: readonly TallyCount[]) => scoreTree(scheme, counts(rows))
const leaves = (node: ScoreNode): ScoreNode[] => (node.level === "item" ? [node] : node.children.flatMap(leaves))

describe("scores are a function of the counts", () => {
  it("in any order of the rows, and however a count is split over them", () => {
    fc.assert(
      fc.property(someRows, fc.func(fc.integer()), (rows, key) => {
        const split = rows.flatMap((one) => Array.from({ length: one.count }, () => ({ ...one, count: 1 })))
        const shuffled = split.map((one, place) => ({ one, by: key(place) })).sort((a, b) => a.by - b.by)
        expect(treeOf(shuffled.map(({ one }) => one))).toEqual(treeOf(rows))
      }),
    )
  })

  it("of a union is that of the added counts; an accepted and voided interview leaves no trace", () => {
    fc.assert(
      fc.property(someRows, someRows, (a, b) => {
        const added = addCounts(scheme, [counts(a), counts(b)])
        expect(scoreTree(scheme, added)).toEqual(treeOf([...a, ...b]))
        expect(treeOf([...a, ...b, ...b.map((one) => ({ ...one, count: -one.count }))])).toEqual(treeOf(a))
      }),
    )
  })

  it("of a part is that of the part's rows alone", () => {
    fc.assert(
      fc.property(someRows, fc.constantFrom("region" as const, "mode" as const, "place" as const), (rows, by) => {
        for (const [code, part] of countItemsBy(scheme, items(rows), by)) {
          const own = rows.filter((one) => one[by] === code)
          expect(scoreTree(scheme, part)).toEqual(treeOf(own))
          expect(scoreTree(scheme, countItems(scheme, items(rows), { [by]: [code] }))).toEqual(treeOf(own))
        }
      }),
    )
  })

  it("does not change when everybody answers a thousand times", () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const many = treeOf(rows.map((one) => ({ ...one, count: one.count * 1000 })))
        expect(many.score).toEqual(treeOf(rows).score)
      }),
    )
  })
})

describe("what is no rating", () => {
  it("never moves a mean, and never lifts a percentage", () => {
    fc.assert(
      fc.property(someRows, fc.constantFrom("96", "97", "98", "99", ""), (rows, value) => {
        const before = leaves(treeOf(rows))
        const after = leaves(treeOf([...rows, ...QUESTIONS.map((question) => row({ question, value, count: 3 }))]))
        for (const item of before.filter(({ score }) => score !== null)) {
          const now = after.filter(
            ({ code, counts }) => code === item.code && `${counts?.ratings}` === `${item.counts?.ratings}`,
          )
          expect(now.map(({ score }) => score?.mean)).toContain(item.score?.mean)
          expect(Math.min(...now.map(({ score }) => score?.percent ?? 0))).toBeLessThanOrEqual(item.score?.percent ?? 0)
        }
      }),
    )
  })

  it("is never 0: every score lies on the scale, and nobody asked is not in the tree", () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const check = (node: ScoreNode): void => {
          expect(node.n).toBeGreaterThan(0)
          if (node.score) expect(node.score.mean >= 1 && node.score.mean <= 5).toBe(true)
          node.children.forEach(check)
        }
        treeOf(rows).children.forEach(check)
        const asked = new Set(rows.filter(({ count }) => count > 0).map(({ question }) => question))
        for (const { code } of leaves(treeOf(rows))) expect(asked.has(code)).toBe(true)
        for (const service of SERVICES)
          for (const zone of zoneScores(scheme, counts(rows), service))
            for (const form of zone.forms) expect(form.score?.mean).toBeGreaterThanOrEqual(1)
      }),
    )
  })
})

describe("published figures", () => {
  it("are those of exact arithmetic", () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const check = (node: ScoreNode): void => {
          if (node.score) expect(published(node.score, { mean: 2, percent: 1 })).toEqual(exactly(rows, node))
          node.children.forEach(check)
        }
        check(treeOf(rows))
      }),
      { numRuns: 300 },
    )
  })

  it("cover all the questions that are scored", () => {
    expect(scoredQuestions(scheme).filter((name) => QUESTIONS.includes(name))).toHaveLength(QUESTIONS.length)
  })
})

type Fraction = readonly [over: bigint, of: bigint]

// The same means in whole numbers, over the tree's own shape.
function exactly(rows: readonly TallyCount[], root: ScoreNode) {
  const means = (node: ScoreNode): { mean: Fraction; percent: Fraction } | null => {
    if (node.level === "item") return ofItem(node)
    const parts = node.children.map(means).filter((part) => part !== null)
    return parts.length === 0
      ? null
      : { mean: mean(parts.map((p) => p.mean)), percent: mean(parts.map((p) => p.percent)) }
  }
  const ofItem = ({ code, counts }: ScoreNode) => {
    const given = counts?.ratings.map(BigInt) ?? []
    const raters = given.reduce((sum, n) => sum + n, 0n)
    if (raters === 0n) return null
    const base = scheme.items.get(code)?.base === "rated" ? raters : BigInt(counts?.asked ?? 0)
    const sum = given.reduce((total, n, place) => total + n * BigInt(place + 1), 0n)
    return { mean: [sum, raters] as Fraction, percent: [100n * (given[4] ?? 0n), base] as Fraction }
  }
  const found = means(root)
  expect(rows.length).toBeGreaterThan(0)
  return found && { mean: halfUp(found.mean, 2), percent: halfUp(found.percent, 1) }
}

function mean(all: readonly Fraction[]): Fraction {
  const [over, of] = all.reduce(([a, b], [c, d]) => [a * d + c * b, b * d] as const)
  return [over, of * BigInt(all.length)]
}

function halfUp([over, of]: Fraction, decimals: number): number {
  return Number((2n * over * 10n ** BigInt(decimals) + of) / (2n * of)) / 10 ** decimals
}
