import { describe, expect, test } from "vitest"
import { checkBundle, type DrawBundle } from "./bundle"
import { seedHash } from "./draw"
import { type DrawEvent, writeDraw, writeEvents } from "./draw-log"
import { reproduce } from "./reproduce"

const seed = seedHash("a published seed")
const parameters = { share: 0.2, firstWeekChecks: 2, kinds: { callback: 0.5, repeat: 0.25, observation: 0.25 } }
const events: DrawEvent[] = [
  { stream: "phone/a", event: "first_week", n: 4 },
  { stream: "online/open", event: "day_end", n: 30 },
  { stream: "phone/a", event: "closing", n: 12 },
  { stream: "online/open", event: "closing", n: 41 },
]
const drawn = reproduce(seed, parameters, events)
if (!drawn.ok) throw new Error(drawn.fault)
const list = writeDraw(drawn.entries)
const rows = list.trimEnd().split("\n")
const published = { at: "2026-11-01T05:00:00.000Z", seedHash: seedHash(seed), parameters, link: null }
const bundle: DrawBundle = {
  format: "saual-draw/1",
  study: "example",
  wave: { id: "01980000-0000-7000-8000-000000000001", name: "Example" },
  seedHash: seedHash(seed),
  seed,
  parameters,
  published,
  events: writeEvents(events),
  draw: list,
}

describe("a published draw", () => {
  test("is right when all of it follows from the seed", () => {
    expect(checkBundle(bundle)).toEqual({ ok: true, streams: 2, interviews: 53, drawn: rows.length - 1 })
    expect(checkBundle({ ...bundle, published: null })).toMatchObject({ ok: true })
  })

  test.each<[string, Partial<DrawBundle>, object]>([
    ["whose seed is sealed", { seed: null }, { fault: "sealed" }],
    ["with another seed", { seed: seedHash("another") }, { fault: "hash", expected: seedHash(seed) }],
    ["with another hash than in the log", { published: { ...published, seedHash: "0" } }, { fault: "published" }],
    [
      "with other parameters than in the log",
      { published: { ...published, parameters: { ...parameters, share: 0.15 } } },
      { fault: "published" },
    ],
    ["with a row that is none", { events: `${bundle.events}phone/a\n` }, { fault: "unreadable", line: 6 }],
    [
      "in which a stream shrinks",
      { events: `${bundle.events}phone/a,closing,1,\n` },
      { fault: "impossible", event: { stream: "phone/a", event: "closing", n: 1 } },
    ],
    [
      "with a row changed",
      { draw: list.replace(rows[3]!, `${rows[3]}x`) },
      { fault: "list", difference: { line: 4, expected: rows[3], found: `${rows[3]}x` } },
    ],
    [
      "with its last row left out",
      { draw: `${rows.slice(0, -1).join("\n")}\n` },
      { fault: "list", difference: { line: rows.length, expected: rows.at(-1), found: "" } },
    ],
    [
      "with a row added",
      { draw: `${list}phone/b,1,value,1,callback\n` },
      { fault: "list", difference: { line: rows.length + 1, expected: "", found: "phone/b,1,value,1,callback" } },
    ],
    [
      "with another line end",
      { draw: list.replace("\n", "\r\n") },
      { fault: "list", difference: { line: 1, expected: rows[0], found: `${rows[0]}\r` } },
    ],
  ])("%s is wrong", (_, change, fault) => {
    expect(checkBundle({ ...bundle, ...change })).toMatchObject({ ok: false, ...fault })
  })
})
