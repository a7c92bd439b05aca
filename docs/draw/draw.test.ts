import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, describe, expect, test } from "vitest"
import { checkBundle, DrawBundle } from "@/lib/verification/bundle"
import { drawValue, isDrawn, kindValue, seedHash } from "@/lib/verification/draw"
import { readEvents, writeDraw, writeEvents } from "@/lib/verification/draw-log"
import { kindOf } from "@/lib/verification/kind"
import { reproduce } from "@/lib/verification/reproduce"

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const textOf = (name: string) => readFileSync(here(name), "utf8").replaceAll("\r\n", "\n")
const page = textOf("../draw.md")
/** draw.py agrees with it, so the comparison stands where there is no Python. */
const example = DrawBundle.parse(JSON.parse(textOf("example.json")))
const { parameters, events, draw: list } = example

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

const kinds = [...page.matchAll(/^\| `(.+?)` \| (\d+) \| `(\w{16})` \| (\w+) \| (\w+) \|$/gm)].map(
  ([, stream, position, value, drawn, toppedUp]) => ({
    stream: stream!,
    position: Number(position),
    value,
    drawn,
    toppedUp,
  }),
)

test("the page has its vectors", () => {
  expect(vectors).toHaveLength(8)
  expect(kinds).toHaveLength(7)
})

describe("the platform gives the known answers", () => {
  test("hash of the seed", () => expect(seedHash(seed)).toBe(hash))

  test.each(vectors)("$stream $position", ({ stream, position, value, fraction, drawn }) => {
    const got = drawValue(seed, stream, position)
    expect(got.toString(16).padStart(16, "0")).toBe(value)
    expect((Number(got) / 2 ** 64).toFixed(6)).toBe(fraction)
    expect(isDrawn(seed, stream, position, 0.15)).toBe(drawn === "yes")
  })

  test.each(kinds)("kind of $stream $position", ({ stream, position, value, drawn, toppedUp }) => {
    expect(kindValue(seed, stream, position).toString(16).padStart(16, "0")).toBe(value)
    expect(kindOf(seed, stream, position, "value", parameters.kinds)).toBe(drawn)
    expect(kindOf(seed, stream, position, "closing", parameters.kinds)).toBe(toppedUp)
  })

  test("the list, byte for byte", () => {
    const read = readEvents(events)
    if (!read.ok) throw new Error(`line ${read.line}`)
    expect(writeEvents(read.events)).toBe(events)
    const reproduced = reproduce(seed, parameters, read.events)
    if (!reproduced.ok) throw new Error(reproduced.fault)
    expect(writeDraw(reproduced.entries)).toBe(list)
    expect(checkBundle(example)).toMatchObject({ ok: true, streams: 4, drawn: list.split("\n").length - 2 })
  })
})

const python = ["python3", "python"].find((name) =>
  /^Python 3/.test(spawnSync(name, ["--version"], { encoding: "utf8" }).stdout ?? ""),
)

describe.runIf(python)("the Python program gives the known answers", () => {
  const folder = mkdtempSync(join(tmpdir(), "draw-"))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const start = (args: string[]) => spawnSync(python!, [here("draw.py"), ...args], { encoding: "utf8" })
  const run = (args: string[]) => {
    const ran = start(args)
    if (ran.status !== 0) throw new Error(ran.stderr)
    return ran.stdout.replaceAll("\r\n", "\n")
  }
  const changed = (change: Partial<DrawBundle>) => {
    const file = join(folder, "changed.json")
    writeFileSync(file, JSON.stringify({ ...example, ...change }))
    return start(["check", file])
  }

  test("hash of the seed", () => expect(run(["hash", seed])).toBe(`${hash}\n`))
  test("the list, byte for byte", () => {
    expect(run(["list", here("example.json")])).toBe(list)
    expect(run(["check", here("example.json")])).toBe("Hash and list are right.\n")
  })

  test.each<[string, Partial<DrawBundle>, string]>([
    ["another seed", { seed: `${seed.slice(0, -1)}5` }, "seed is DIFFERENT"],
    ["a row left out", { draw: list.replace(/^online.*\n/m, "") }, "list is DIFFERENT"],
    [
      "another share of the kinds",
      { parameters: { ...parameters, kinds: { ...parameters.kinds, repeat: 0.5 } } },
      "list is DIFFERENT",
    ],
    ["fewer checks in the first week", { parameters: { ...parameters, firstWeekChecks: 1 } }, "list is DIFFERENT"],
    ["no seed", { seed: null }, "not published"],
  ])("finds %s", (_, change, said) => {
    const { status, stderr } = changed(change)
    expect(status).toBe(1)
    expect(stderr).toContain(said)
  })

  test.each([...vectors, ...kinds.map((one) => ({ ...one, stream: `kind|${one.stream}` }))])(
    "$stream $position",
    ({ stream, position, value }) => {
      expect(run(["value", seed, stream, String(position)])).toBe(`${value}\n`)
    },
  )
})

test("the program stays short and needs nothing", () => {
  const program = textOf("draw.py")
  expect(program.trimEnd().split("\n").length).toBeLessThanOrEqual(60)
  const imported = [...program.matchAll(/^(?:import|from) ([\w, ]+?)(?: import .*)?$/gm)].map(([, names]) => names)
  expect(imported).toEqual(["csv, hashlib, hmac, json, sys", "fractions", "math"])
})
