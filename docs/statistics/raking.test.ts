import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { type Group, type Margin, type RakeSettings, rake } from "@/lib/weighting/rake"
import { compareMargin } from "@/lib/weighting/representativeness"

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const textOf = (name: string) => readFileSync(here(name), "utf8").replaceAll("\r\n", "\n")

type Table = readonly [counts: number[], margins: number[][]]
const REGIONS = [736.7, 881.7, 2055.7, 645.3, 1369.6, 1130.1]

// The same invented data as in raking.py.
const TABLES: Record<string, Table> = {
  one: [[30, 70], [[60, 40]]],
  two: [
    [120, 31, 58, 77, 45, 92, 15, 64, 33, 70, 81, 26],
    [
      [40, 35, 25],
      [10, 20, 30, 40],
    ],
  ],
  three: [
    [14, 22, 9, 31, 18, 12, 27, 16, 8, 21, 33, 19],
    [
      [51, 49],
      [20, 50, 30],
      [64, 36],
    ],
  ],
  sparse: [
    [25, 5, 0, 0, 30, 8, 6, 0, 26],
    [
      [30, 30, 40],
      [35, 33, 32],
    ],
  ],
  regions: [[403, 511, 88, 954, 310, 47], [REGIONS]],
}
const AGAINST: Record<string, readonly [counts: number[], aims: number[]]> = {
  even: [
    [50, 50],
    [40, 60],
  ],
  five: [
    [12, 30, 8, 0, 51],
    [10, 25, 15, 5, 45],
  ],
  regions: [[403, 511, 88, 954, 310, 47], REGIONS],
}

const sizes = (all: readonly number[]) => Object.fromEntries(all.map((size, code) => [`c${code}`, size]))

function raked(of: string, settings: RakeSettings = {}) {
  const [counts, aims] = TABLES[of]!
  const margins = aims.map((shares, m): Margin => ({ name: `m${m}`, shares: sizes(shares) }))
  const groups = counts.map((n, at): Group => {
    let left = at
    const codes = aims.map((_, m) => {
      const below = aims.slice(m + 1).reduce((many, { length }) => many * length, 1)
      const code = Math.floor(left / below)
      left %= below
      return [`m${m}`, `c${code}`] as const
    })
    return { codes: Object.fromEntries(codes), n }
  })
  const result = rake(groups, margins, { tolerance: 1e-13, sweeps: 20_000, ...settings })
  if (!result.ok) throw new Error(result.reason)
  return { ...result, weights: result.weights.filter((_, index) => counts[index]! > 0) }
}

const OURS: Record<string, (of: string) => readonly number[]> = {
  weights: (of) => raked(of).weights,
  effect: (of) => [raked(of).effect.deff, raked(of).effect.effectiveN],
  capped: (of) => {
    const [table = "", cap] = of.split(" ")
    return raked(table, { cap: Number(cap) }).weights
  },
  against: (of) => {
    const [counts, aims] = AGAINST[of]!
    const codes = Object.keys(sizes(aims))
    const asked = { name: of, codes, counts: sizes(counts), missing: 0, targets: sizes(aims), population: null }
    const compared = compareMargin(asked)
    const { known, dissimilarity, byChance } = compared.toTarget!
    const ranges = compared.codes.flatMap(({ target }) => [target!.low, target!.high])
    return [dissimilarity, byChance, ...(known < 500 ? ranges : [])]
  },
}

const lines = [...textOf("raking.csv").matchAll(/^(?!what,)(\w+),(.+),(.+)$/gm)].map(([, what, of, values]) => ({
  ...{ what: what!, of: of!, values: values!.split(" ").map(Number) },
}))

test("all of what raking.py gives is read", () => expect(lines).toHaveLength(20))

test.each(lines)("the platform gives what raking.py gives: $what of $of", ({ what, of, values }) => {
  const ours = OURS[what]!(of)
  expect(ours).toHaveLength(values.length)
  values.forEach((value, at) => {
    expect(ours[at]).toBeCloseTo(value, 6)
  })
})

const python = ["python3", "python"].find((name) =>
  /^Python 3/.test(spawnSync(name, ["--version"], { encoding: "utf8" }).stdout ?? ""),
)

test.runIf(python)("the Python program prints what is stored", { timeout: 60_000 }, () => {
  const ran = spawnSync(python!, [here("raking.py")], { encoding: "utf8" })
  expect(ran.stderr).toBe("")
  expect(ran.stdout.replaceAll("\r\n", "\n")).toBe(textOf("raking.csv"))
})
