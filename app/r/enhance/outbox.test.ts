import { v7, version } from "uuid"
import { describe, expect, it } from "vitest"
import type { AnswerEvent } from "@/lib/questionnaire/events"
import { AnswerEvent as Schema } from "@/lib/questionnaire/events"
import { outboxOf } from "./outbox"
import { uuidv7 } from "./uuid"

const event = (seq: number): AnswerEvent => ({
  ...{ id: v7(), kind: "answered", question: "form", value: "office" },
  ...{ seq, at: "2026-11-22T05:00:00Z" },
})

function storage() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

describe("outbox", () => {
  it("outlives the page, and loses only what the server named", () => {
    const device = storage()
    const [first, second] = [event(1), event(2)]
    outboxOf(device, "a").add(first)
    outboxOf(device, "a").add(second)
    const again = outboxOf(device, "a")
    expect(again.all()).toEqual([first, second])
    again.remove([first.id, "unknown"])
    expect(outboxOf(device, "a").all()).toEqual([second])
    expect(outboxOf(device, "b").all()).toEqual([])
  })

  it("works without storage, and when storage is full", () => {
    const full = {
      ...storage(),
      setItem: () => {
        throw new Error("full")
      },
    }
    for (const device of [undefined, full]) {
      const outbox = outboxOf(device, "a")
      outbox.add(event(1))
      outbox.add(event(2))
      expect(outbox.all()).toHaveLength(2)
    }
  })
})

describe("ids made on the device", () => {
  it("are version 7, in order of time, and accepted by the server", () => {
    const id = uuidv7(1_700_000_000_000, Uint8Array.from([255, 254, 253, 1, 2, 3, 4, 5, 6, 7]))
    expect(version(id)).toBe(7)
    expect(Schema.parse({ ...event(1), id }).id).toBe(id)
    expect(uuidv7(1_700_000_000_001, new Uint8Array(10)) > id).toBe(true)
  })
})
