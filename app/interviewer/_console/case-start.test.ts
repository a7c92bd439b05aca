import { describe, expect, it } from "vitest"
import type { CaseFile, RunningFile } from "./case-file"
import { startOf } from "./case-start"
import type { KeptCall } from "./outbox/entry"

const NOW = new Date("2020-10-20T10:00:00Z")
const at = (time: string) => `2020-10-20T${time}Z`
const running = (asOf: string) => ({ id: "i1", asOf }) as RunningFile
const page = (asOf: string, rest: Partial<CaseFile> = {}) => ({ asOf, running: null, call: null, ...rest }) as CaseFile
const call = (startedAt: string): KeptCall => ({
  ...{ id: "k1", phone: 1, dialler: "manual", startedAt },
  ...{ answeredAt: null, hungUpAt: null },
})

describe("an interview that this machine keeps", () => {
  const kept = { caseId: "c1", asOf: at("09:00:00"), running: running(at("09:00:00")), call: null }
  it.each([
    ["goes on from a page that was kept before it began", page(at("08:50:00")), kept.running],
    ["goes on from a page that was made while it began", page(at("09:00:20")), kept.running],
    ["is over when a later page of the server has none", page(at("09:05:00")), null],
  ])("%s", (_what, file, expected) => {
    expect(startOf(file, kept, NOW).running).toBe(expected)
  })

  it("gives way to what the server knows of it later", () => {
    const later = running(at("09:00:20"))
    expect(startOf(page(at("09:00:20"), { running: later }), kept, NOW).running).toBe(later)
  })
})

describe("a call that this machine keeps", () => {
  it("goes on, but not for hours", () => {
    const kept = (startedAt: string) => ({ caseId: "c1", asOf: at("09:00:00"), running: null, call: call(startedAt) })
    expect(startOf(page(at("09:00:00")), kept(at("09:50:00")), NOW).call?.id).toBe("k1")
    expect(startOf(page(at("09:00:00")), kept(at("06:50:00")), NOW).call).toBeNull()
  })

  it("gives way to another one that the server has", () => {
    const kept = { caseId: "c1", asOf: at("09:00:00"), running: null, call: call(at("09:50:00")) }
    const other = { ...call(at("09:55:00")), id: "k2" }
    expect(startOf(page(at("09:55:00"), { call: other }), kept, NOW).call?.id).toBe("k2")
  })
})
