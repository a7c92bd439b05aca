import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { studentTails } from "@/lib/verification/beta"
import { exactInterval, signTest } from "@/lib/verification/binomial"
import { pooledRate, sumsOf } from "@/lib/verification/clustered"
import { funnelLimits } from "@/lib/verification/funnel"
import { type Kappa, type Pair, reliabilityOf } from "@/lib/verification/reliability"

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const textOf = (name: string) => readFileSync(here(name), "utf8").replaceAll("\r\n", "\n")

type Line = Readonly<{ what: string; of: string; values: number[] }>
const linesOf = (text: string): Line[] =>
  [...text.matchAll(/^(?!what,)(\w+),(.+),(.+)$/gm)].map(([, what, of, values]) => ({
    ...{ what: what!, of: of!, values: values!.split(" ").map(Number) },
  }))

// The same invented data as in verification.py.
const TABLES: Record<string, number[][]> = {
  ratings: [
    [4, 1, 0, 0, 0],
    [2, 6, 3, 0, 0],
    [0, 2, 12, 5, 1],
    [0, 1, 4, 25, 9],
    [1, 0, 2, 11, 61],
  ],
  few: [
    [0, 0, 0, 0, 0],
    [0, 1, 0, 0, 0],
    [0, 0, 2, 1, 0],
    [0, 0, 0, 3, 1],
    [0, 0, 0, 0, 2],
  ],
  yesno: [
    [80, 7],
    [13, 20],
  ],
}
const INTERVIEWS: Record<string, [number, number][]> = {
  eight: [
    [0, 6],
    [1, 5],
    [0, 6],
    [3, 6],
    [0, 4],
    [2, 6],
    [0, 6],
    [0, 3],
  ],
  three: [
    [0, 6],
    [1, 6],
    [0, 2],
  ],
  alike: [
    [1, 10],
    [1, 9],
    [1, 11],
    [1, 10],
    [2, 11],
    [0, 9],
  ],
}

const pairsOf = (table: number[][]): Pair[] =>
  table.flatMap((row, first) => row.map((count, again) => ({ first: first + 1, again: again + 1, count })))
const told = (of: string) => reliabilityOf(pairsOf(TABLES[of]!), 5)
const kappa = (value: Kappa | null) => [value!.value, value!.error]
const fraction = (text: string) =>
  text.split("/").reduce((over, under, at) => (at ? over / Number(under) : Number(under)), 0)
const confidence = (tail: string) => 1 - 2 * Number(tail)

const OURS: Record<string, (of: string) => (number | null)[]> = {
  interval: (of) => {
    const [hits, n, tail] = of.split(/[/ ]/)
    const { lower, upper } = exactInterval(Number(hits), Number(n), confidence(tail!))
    return [lower, upper]
  },
  funnel: (of) => {
    const [n, share, tail] = of.split(" ")
    const { lower, upper, least, most } = funnelLimits(Number(n), fraction(share!), confidence(tail!))
    return [lower, upper, least, most]
  },
  mcnemar: (of) => {
    const [gained, lost] = of.split(" ").map(Number)
    return [signTest(gained!, gained! + lost!)]
  },
  student: (of) => {
    const [t, df] = of.split(" ").map(Number)
    return [studentTails(t!, df!)]
  },
  kappa: (of) => kappa(told(of).kappa.plain),
  linear: (of) => kappa(told(of).kappa.linear),
  quadratic: (of) => kappa(told(of).kappa.quadratic),
  inconsistency: (of) => [told(of).responseVariance, told(of).inconsistency!.value],
  pooled: (of) => {
    const items = INTERVIEWS[of]!.map(([different, compared]) => ({ different, compared }))
    const { rate, error, interval } = pooledRate(sumsOf(items))
    return [rate, error, interval!.lower, interval!.upper]
  },
}

describe.each([
  ["verification.py", linesOf(textOf("verification.csv")), 53],
  ["scipy, statsmodels and scikit-learn", linesOf(textOf("reference.csv")), 50],
])("the platform gives what %s gives", (_by, lines, many) => {
  test("all of it is read", () => expect(lines).toHaveLength(many))

  test.each(lines)("$what of $of", ({ what, of, values }) => {
    const ours = OURS[what]!(of)
    expect(ours).toHaveLength(values.length)
    values.forEach((value, at) => {
      expect(ours[at]).toBeCloseTo(value, 7)
    })
  })
})

const python = ["python3", "python"].find((name) =>
  /^Python 3/.test(spawnSync(name, ["--version"], { encoding: "utf8" }).stdout ?? ""),
)

test.runIf(python)("the Python program prints what is stored", { timeout: 120_000 }, () => {
  const ran = spawnSync(python!, [here("verification.py")], { encoding: "utf8" })
  expect(ran.stderr).toBe("")
  expect(ran.stdout.replaceAll("\r\n", "\n")).toBe(textOf("verification.csv"))
})
