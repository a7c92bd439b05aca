import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { seedHash } from "./draw"
import { condensed, type DrawEvent, readEvents, writeDraw, writeEvents } from "./draw-log"
import type { DrawParameters } from "./parameters"
import { reproduce } from "./reproduce"
import { neededOf } from "./share"

const STREAMS = ["phone/a", "phone/b", "online/open", "online/list"]
const seeds = fc.nat().map((n) => seedHash(`seed ${n}`))

const SHARE = 0.15
const PARAMETERS: DrawParameters = {
  share: SHARE,
  firstWeekChecks: 3,
  kinds: { callback: 0.7, repeat: 0.2, observation: 0.1 },
}

type Step = { stream: string; kind: "completed" | "day_end" | "first_week" | "unreachable"; pick: number }
const steps = fc.array(
  fc.record({
    stream: fc.constantFrom(...STREAMS),
    kind: fc.oneof(
      { weight: 8, arbitrary: fc.constant("completed" as const) },
      { weight: 1, arbitrary: fc.constantFrom("day_end" as const, "first_week" as const, "unreachable" as const) },
    ),
    pick: fc.nat(),
  }),
  { maxLength: 120 },
)

/** What happens in a field: completions in any order, days that end, and drawn respondents who cannot be reached. */
function happenings(seed: string, wanted: readonly Step[]): DrawEvent[] {
  const lengths = new Map<string, number>()
  const lost = new Map<string, Set<number>>()
  const events: DrawEvent[] = []
  for (const { stream, kind, pick } of wanted) {
    const n = (lengths.get(stream) ?? 0) + (kind === "completed" ? 1 : 0)
    lengths.set(stream, n)
    if (kind !== "unreachable") events.push({ stream, event: kind, n })
    else {
      const gone = lost.get(stream) ?? new Set()
      const open = positionsOf(entriesOf(seed, events), stream).filter((position) => !gone.has(position))
      const position = open[pick % open.length]
      if (position === undefined) continue
      lost.set(stream, gone.add(position))
      events.push({ stream, event: "unreachable", n, position })
    }
  }
  return events
}

function entriesOf(seed: string, events: readonly DrawEvent[]) {
  const reproduced = reproduce(seed, PARAMETERS, events)
  if (!reproduced.ok) throw new Error(reproduced.fault)
  return reproduced.entries
}
const positionsOf = (entries: ReturnType<typeof entriesOf>, stream: string) =>
  entries.filter((entry) => entry.stream === stream).map(({ position }) => position)
const lengthOf = (events: readonly DrawEvent[], stream: string) =>
  Math.max(0, ...events.filter((event) => event.stream === stream).map(({ n }) => n))

describe("the draw of a wave", () => {
  test("has the floor in every stream at the closing, beside the unreachable ones, for any order of arrival", () => {
    fc.assert(
      fc.property(seeds, steps, (seed, wanted) => {
        const field = happenings(seed, wanted)
        const closing = STREAMS.map((stream) => ({ stream, event: "closing" as const, n: lengthOf(field, stream) }))
        const entries = entriesOf(seed, [...field, ...closing])
        for (const { stream, n } of closing) {
          const lost = field.filter((event) => event.stream === stream && event.event === "unreachable").length
          const drawn = positionsOf(entries, stream)
          expect(drawn.length).toBeGreaterThanOrEqual(Math.min(n, neededOf(n, SHARE) + lost))
          expect(new Set(drawn).size).toBe(drawn.length)
          expect(drawn.every((position) => position >= 1 && position <= n)).toBe(true)
        }
      }),
    )
  })

  test("never un-draws: whatever happens next, the list only grows at its end", () => {
    fc.assert(
      fc.property(seeds, steps, fc.nat(), (seed, wanted, cut) => {
        const field = happenings(seed, wanted)
        const sooner = entriesOf(seed, field.slice(0, cut % (field.length + 1)))
        const later = entriesOf(seed, field)
        for (const stream of STREAMS) {
          const before = positionsOf(sooner, stream)
          expect(positionsOf(later, stream).slice(0, before.length)).toEqual(before)
        }
      }),
    )
  })

  test("comes out the same from the published text, whatever the order between streams", () => {
    fc.assert(
      fc.property(seeds, steps, (seed, wanted) => {
        const field = happenings(seed, wanted)
        const published = readEvents(writeEvents(field))
        if (!published.ok) throw new Error(`line ${published.line}`)
        expect(published.events).toEqual(field)
        const list = writeDraw(entriesOf(seed, field))
        const byStream = [...STREAMS].reverse().flatMap((name) => field.filter(({ stream }) => stream === name))
        expect(writeDraw(entriesOf(seed, byStream))).toBe(list)
      }),
    )
  })

  test("covers a new interviewer's first days, and is none the smaller for it later", () => {
    fc.assert(
      fc.property(seeds, steps, (seed, wanted) => {
        const field = happenings(seed, wanted)
        const covered = STREAMS.map((stream) => ({ stream, event: "first_week" as const, n: lengthOf(field, stream) }))
        const entries = entriesOf(seed, [...field, ...covered])
        for (const { stream, n } of covered) {
          const lost = field.filter((event) => event.stream === stream && event.event === "unreachable").length
          const least = Math.min(n, Math.max(3, neededOf(n, SHARE)) + lost)
          expect(positionsOf(entries, stream).length).toBeGreaterThanOrEqual(least)
        }
      }),
    )
  })

  test("does not change in one stream, whatever happens in the others", () => {
    fc.assert(
      fc.property(seeds, steps, steps, (seed, wanted, elsewhere) => {
        const own = happenings(
          seed,
          wanted.filter(({ stream }) => stream === "phone/a"),
        )
        const others = happenings(
          seed,
          elsewhere.filter(({ stream }) => stream !== "phone/a"),
        )
        const alone = entriesOf(seed, own)
        const among = entriesOf(seed, [...others, ...own]).filter(({ stream }) => stream === "phone/a")
        expect(among).toEqual(alone)
      }),
    )
  })

  test("does not need a row for each completion", () => {
    fc.assert(
      fc.property(seeds, steps, (seed, wanted) => {
        const field = happenings(seed, wanted)
        const closing = STREAMS.map((stream) => ({ stream, event: "closing" as const, n: lengthOf(field, stream) }))
        const marks = field.filter(({ event }) => event !== "completed")
        expect(entriesOf(seed, [...marks, ...closing])).toEqual(entriesOf(seed, [...field, ...closing]))
        expect(condensed([...field, ...closing])).toEqual([...marks, ...closing])
        expect(entriesOf(seed, condensed(field))).toEqual(entriesOf(seed, field))
      }),
    )
  })
})

describe("a sequence that cannot be", () => {
  const seed = seedHash("faulty")
  const stream = "phone/a"
  const grown: DrawEvent[] = [{ stream, event: "day_end", n: 5 }]
  const [first] = positionsOf(entriesOf(seed, grown), stream)
  const undrawn = [1, 2, 3, 4, 5].find((position) => !positionsOf(entriesOf(seed, grown), stream).includes(position))!

  test.each<[string, DrawEvent[]]>([
    ["length_shrinks", [{ stream, event: "completed", n: 4 }]],
    ["not_drawn", [{ stream, event: "unreachable", n: 5, position: undrawn }]],
    [
      "unreachable_twice",
      [
        { stream, event: "unreachable", n: 5, position: first! },
        { stream, event: "unreachable", n: 5, position: first! },
      ],
    ],
  ])("%s", (fault, more) => {
    expect(reproduce(seed, PARAMETERS, [...grown, ...more])).toEqual({ ok: false, event: more.at(-1), fault })
  })

  test.each([
    ["stream,n,event,position\n", 1],
    ["stream,event,n,position\nphone/a,closing,5,\nphone/a,closing,5,1\n", 3],
    ["stream,event,n,position\nphone/a,unreachable,5,\n", 2],
    ["stream,event,n,position\nphone|a,closing,5,\n", 2],
    ["stream,event,n,position\n\n", 2],
  ])("text that cannot be read: %j", (text, line) => expect(readEvents(text)).toEqual({ ok: false, line }))
})
