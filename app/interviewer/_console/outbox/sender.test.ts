import fc from "fast-check"
import { v7 } from "uuid"
import { describe, expect, it } from "vitest"
import type { AnswerEvent } from "@/lib/questionnaire/events"
import { memoryStore } from "./memory-store"
import type { Reply } from "./reply"
import { LARGEST_BATCH, pauseAfter, type Sender, senderOf } from "./sender"
import { savedWord } from "./word"

const event = (seq: number): AnswerEvent => ({
  ...{ kind: "answered", id: v7(), question: "q", value: String(seq), seq, at: "2026-11-22T10:00:00.000Z" },
})

type Fate = "stored" | "half" | "lost_reply" | "refused" | "nothing" | Exclude<Reply["kind"], "stored">

/** A server that meets its batches with these fates in turn, then takes everything. */
function server(fates: readonly Fate[]) {
  const left = [...fates]
  const stored: AnswerEvent[] = []
  const refused = new Set<string>()
  const sizes: number[] = []
  const keep = (events: readonly AnswerEvent[]) => {
    for (const one of events) if (!stored.some(({ id }) => id === one.id)) stored.push(one)
    return events.map(({ id }) => id)
  }
  const post = async (_: string, events: readonly AnswerEvent[]): Promise<Reply> => {
    sizes.push(events.length)
    const fate = left.shift() ?? "stored"
    if (fate === "stored") return { kind: "stored", stored: keep(events), refused: [] }
    if (fate === "half") return { kind: "stored", stored: keep(events.slice(0, events.length / 2)), refused: [] }
    if (fate === "nothing") return { kind: "stored", stored: [], refused: [] }
    if (fate === "rejected") return { kind: "rejected", message: "no" }
    if (fate === "refused") {
      const [first, ...rest] = events.map(({ id }) => id)
      refused.add(first!)
      return { kind: "stored", stored: keep(events.filter(({ id }) => rest.includes(id))), refused: [first!] }
    }
    if (fate === "lost_reply") keep(events)
    return { kind: fate === "lost_reply" ? "unreachable" : fate }
  }
  return { post, stored, refused, sizes }
}

const senderTo = ({ post }: ReturnType<typeof server>, store = memoryStore()): Sender =>
  senderOf({ store, interviewId: "i", post, exclusively: (work) => work(), pause: async () => undefined })

describe("outbox", () => {
  it("delivers every event once and in order, whatever happens on the way, and keeps what was refused", async () => {
    const fate = fc.constantFrom<Fate>(
      ...(["stored", "half", "lost_reply", "refused", "nothing", "unreachable", "signed_out", "rejected"] as const),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fate, { maxLength: 12 }), fc.integer({ min: 1, max: 25 }), async (fates, count) => {
        const there = server(fates)
        const store = memoryStore()
        const sender = senderTo(there, store)
        const events = Array.from({ length: count }, (_, seq) => event(seq))
        await Promise.all(events.map((one) => sender.put(one)))
        await sender.emptied()
        const delivered = events.filter(({ id }) => !there.refused.has(id))
        const first = new Set(there.stored.map(({ id }) => id))
        expect(delivered.every(({ id }) => first.has(id))).toBe(true)
        expect(there.stored.map(({ seq }) => seq)).toEqual(
          [...there.stored.map(({ seq }) => seq)].sort((a, b) => a - b),
        )
        expect((await store.list("i")).map(({ id }) => id)).toEqual([...there.refused])
      }),
    )
  })

  it("counts an event as waiting before the disk has it, and says saved only after the server has", async () => {
    const there = server([])
    const sender = senderTo(there)
    const putting = sender.put(event(0))
    expect(savedWord(sender.state())).toBe("saving")
    await putting
    await sender.emptied()
    expect(there.stored).toHaveLength(1)
    expect(savedWord(sender.state())).toBe("saved")
  })

  it("sends no more than a batch at a time, and another interview's events never", async () => {
    const there = server([])
    const store = memoryStore()
    for (let seq = 0; seq < 250; seq++) {
      const one = event(seq)
      await store.add({ id: one.id, interviewId: "i", event: one })
    }
    const foreign = event(0)
    await store.add({ id: foreign.id, interviewId: "other", event: foreign })
    const sender = senderTo(there, store)
    await sender.put(event(250))
    await sender.emptied()
    expect(there.sizes).toEqual([LARGEST_BATCH, LARGEST_BATCH, 51])
    expect(await store.interviews()).toEqual(["other"])
  })

  it.each([
    [0, null, "saved"],
    [0, "unreachable", "saved"],
    [2, null, "saving"],
    [2, "unreachable", "waiting"],
    [2, "signed_out", "signed_out"],
    [2, "rejected", "rejected"],
  ] as const)("%i waiting, trouble %s: %s", (waiting, trouble, word) => {
    expect(savedWord({ waiting, trouble })).toBe(word)
  })

  it.each([
    [1, 1_000],
    [2, 2_000],
    [5, 16_000],
    [6, 30_000],
    [60, 30_000],
  ])("after %i failures pauses %i ms", (failures, ms) => {
    expect(pauseAfter(failures)).toBe(ms)
  })
})
