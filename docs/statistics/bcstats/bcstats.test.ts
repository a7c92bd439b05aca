import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import type { Answer } from "@/lib/questionnaire/definition"
import { compareItem, type ItemPolicy } from "@/lib/verification/compare"
import type { MarkedQuestion, VerifyType } from "@/lib/verification/reask"
import { reliabilityOf } from "@/lib/verification/reliability"

type Row = Readonly<Record<string, string>>
function rowsOf(name: string): Row[] {
  const [head, ...lines] = readFileSync(new URL(name, import.meta.url), "utf8")
    .trim()
    .split(/\r?\n/)
  const keys = head!.split(",")
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, at) => [keys[at]!, cell])))
}

const pairs = rowsOf("pairs.csv")
const published = rowsOf("published.csv")

const questionOf = ({ question, type }: Row): MarkedQuestion => ({
  ...{ name: question!, type: question === "gender" ? "select_one" : "integer", verify: Number(type) as VerifyType },
  ...{ label: {}, required: true, special: [], personal: false },
})
const STRICT: ItemPolicy = { ratingTolerance: 0, excludedCodes: [] }
const answerOf = (text: string): Answer => (/^\d+$/.test(text) ? Number(text) : text)

/** bcstats compares what is missing as a value of its own, unless told to exclude it. */
const asItStands = (row: Row) =>
  compareItem(questionOf(row), answerOf(row.survey || "."), answerOf(row.back_check || "."), STRICT).verdict
const given = (text: string | undefined) => (text ? answerOf(text) : undefined)

function counted(rows: readonly Row[], verdictOf: (row: Row) => string) {
  const compared = rows.filter((row) => verdictOf(row) !== "not_comparable")
  return [compared.filter((row) => verdictOf(row) === "different").length, compared.length]
}

describe("the example without options, as Stata printed it", () => {
  test.each(pairs)("$id $question: differs $differs", (row) => {
    expect(asItStands(row)).toBe(row.differs === "yes" ? "different" : "same")
  })

  test.each(published)("type $type of $of $key: $differences of $total", ({ of, key, type, differences, total }) => {
    const rows = pairs.filter((row) => row[of!] === key && row.type === type)
    expect(counted(rows, asItStands)).toEqual([Number(differences), Number(total)])
  })

  test("nobody is left out", () => {
    const of = (type: string) => published.filter((row) => row.of === "enumerator" && row.type === type)
    expect([of("1").length, of("2").length, pairs.length]).toEqual([9, 9, 42])
  })

  test("the paired t test of itemssold", () => {
    const both = pairs.filter(({ question, back_check }) => question === "itemssold" && back_check !== "")
    const { shift } = reliabilityOf(
      both.map(({ survey, back_check }) => ({ first: Number(survey), again: Number(back_check), count: 1 })),
      5,
    )
    // Printed: t = -2.0656, df = 6, p-value = 0.0844; -2.4966927 to 0.2109784 around -1.142857, first minus again.
    expect(shift).toMatchObject({ df: 6 })
    expect(shift!.t.toFixed(4)).toBe("2.0656")
    expect(shift!.probability.toFixed(4)).toBe("0.0844")
    expect(shift!.mean.toFixed(6)).toBe("1.142857")
    expect(shift!.interval.lower.toFixed(7)).toBe("-0.2109784")
    expect(shift!.interval.upper.toFixed(7)).toBe("2.4966927")
  })
})

describe("the help file's command, worked out by hand", () => {
  // okrange(gameresult [-1, 1], itemssold [-5%, 5%]) exclude(. "")
  const policy: ItemPolicy = { ...STRICT, tolerances: { gameresult: { abs: 1 }, itemssold: { percent: 5 } } }
  const verdictOf = (row: Row) => compareItem(questionOf(row), given(row.survey), given(row.back_check), policy).verdict

  // gender: 7 asked again, one of them (6) not asked first. gameresult: only 11 against 14. itemssold: 7-10, 3-5, 3-6.
  test.each([
    ["gender", 0, 6],
    ["gameresult", 1, 7],
    ["itemssold", 3, 7],
  ])("%s: %i of %i", (question, different, compared) => {
    const rows = pairs.filter((row) => row.question === question)
    expect(counted(rows, verdictOf)).toEqual([different, compared])
  })
})

test("simple response variance of itemssold, worked out by hand", () => {
  const both = pairs.filter(({ question, back_check }) => question === "itemssold" && back_check !== "")
  const told = reliabilityOf(
    both.map(({ survey, back_check }) => ({ first: Number(survey), again: Number(back_check), count: 1 })),
    5,
  )
  // Differences 3, 2, 0, 0, 0, 3, 0: (9 + 4 + 9) / 7 / 2.
  expect(told.responseVariance).toBeCloseTo(11 / 7, 12)
  // First 7 3 1 3 1 3 1, again 10 5 1 3 1 6 1: variances 192/49 and 482/49, means 19/7 and 27/7.
  expect(told.inconsistency!.value).toBeCloseTo(22 / 7 / ((192 + 482 + 64) / 49), 12)
})
