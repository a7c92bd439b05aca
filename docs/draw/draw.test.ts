import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { drawValue, isDrawn, seedHash } from "@/lib/verification/draw"
import { readEvents, writeDraw, writeEvents } from "@/lib/verification/draw-log"
import { reproduce } from "@/lib/verification/reproduce"

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const textOf = (name: string) => readFileSync(here(name), "utf8").replaceAll("\r\n", "\n")
const page = textOf("../draw.md")
const events = textOf("example-events.csv")
/** Written by draw.py, so the comparison stands where there is no Python. */
const list = textOf("example-draw.csv")

const seed = /^Seed `(\w+)`/m.exec(page)![1]!
const hash = /^Hash of the seed: `(\w+)`/m.exec(page)![1]!
const vectors = [...page.matchAll(/^\| `(.+?)` \| (\d+) \| `(\w{16})` \| ([\d.]+) \| (yes|no) \|$/gm)].map(
  ([, stream, position, value, fraction, drawn]) => ({
    stream: stream!,
    position: Number(position),
    value,
    fraction,
    drawn,
  }),
)

test("the page has its vectors", () => expect(vectors).toHaveLength(8))

describe("the platform gives the known answers", () => {
  test("hash of the seed", () => expect(seedHash(seed)).toBe(hash))

  test.each(vectors)("$stream $position", ({ stream, position, value, fraction, drawn }) => {
    const got = drawValue(seed, stream, position)
    expect(got.toString(16).padStart(16, "0")).toBe(value)
    expect((Number(got) / 2 ** 64).toFixed(6)).toBe(fraction)
    expect(isDrawn(seed, stream, position, 0.15)).toBe(drawn === "yes")
  })

  test("the list, byte for byte", () => {
    const read = readEvents(events)
    if (!read.ok) throw new Error(`line ${read.line}`)
    expect(writeEvents(read.events)).toBe(events)
    const reproduced = reproduce(seed, 0.15, read.events)
    if (!reproduced.ok) throw new Error(reproduced.fault)
    expect(writeDraw(reproduced.entries)).toBe(list)
  })
})

const python = ["python3", "python"].find((name) =>
  /^Python 3/.test(spawnSync(name, ["--version"], { encoding: "utf8" }).stdout ?? ""),
)

describe.runIf(python)("the Python program gives the known answers", () => {
  const run = (args: string[], input = "") => {
    const ran = spawnSync(python!, [here("draw.py"), ...args], { input, encoding: "utf8" })
    if (ran.status !== 0) throw new Error(ran.stderr)
    return ran.stdout.replaceAll("\r\n", "\n")
  }

  test("hash of the seed", () => expect(run(["hash", seed])).toBe(`${hash}\n`))
  test("the list, byte for byte", () => expect(run(["list", seed, "0.15"], events)).toBe(list))
  test.each(vectors)("$stream $position", ({ stream, position, value }) => {
    expect(run(["value", seed, stream, String(position)])).toBe(`${value}\n`)
  })
})

test("the program stays short and needs nothing", () => {
  const program = textOf("draw.py")
  expect(program.trimEnd().split("\n").length).toBeLessThanOrEqual(60)
  const imported = [...program.matchAll(/^(?:import|from) (\w+)/gm)].map(([, name]) => name)
  expect(imported).toEqual(["csv", "hashlib", "hmac", "sys", "fractions", "math"])
})
