import { eq } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { transact } from "../client"
import { audit } from "../schema"
import { type Field, openField } from "../testing/field"
import { addRequest, addRequestStep, listRequestsOf, type NewRequest } from "./list-requests"

const SENT = new Date("2026-11-01T05:00:00Z")
const LATER = new Date("2026-11-25T05:00:00Z")
let field: Field

beforeAll(async () => {
  field = await openField({ study: "public-services", cells: [] })
})
afterAll(() => field.close())

const request = (over: Partial<NewRequest> = {}): NewRequest => ({
  ...{ waveId: field.wave.id, body: "nb", region: "akmola", service: null },
  ...{ reference: "12-3/456", on: "2026-11-01", note: null },
  ...over,
})
const ask = (over: Partial<NewRequest> = {}, person = field.coordinator) =>
  transact(field.db, (tx) => addRequest(tx, person, request(over), SENT))
const note = (requestId: string, step: "reminded" | "refused" | "received", on: string, person = field.coordinator) =>
  transact(field.db, (tx) => addRequestStep(tx, person, { requestId, step, on, note: null }, LATER))

describe("the register of list requests", () => {
  it("knows when to remind, who noted what, and writes it all to the audit", async () => {
    const id = await ask()
    const [before] = await listRequestsOf(field.db, field.coordinator, field.wave.id, LATER)
    expect(before).toMatchObject({ id, state: "requested", due: true, steps: [{ on: "2026-11-01" }] })
    await note(id, "reminded", "2026-11-24")
    await note(id, "refused", "2026-11-25")
    const [after] = await listRequestsOf(field.db, field.coordinator, field.wave.id, LATER)
    expect(after).toMatchObject({ state: "refused", since: "2026-11-25", due: false })
    expect(after?.steps.map(({ step, person }) => [step, person])).toEqual(
      ["requested", "reminded", "refused"].map((step) => [step, field.coordinator.name]),
    )
    const lines = await field.db.select({ verb: audit.verb }).from(audit).where(eq(audit.thingId, id))
    expect(lines.map(({ verb }) => verb).sort()).toEqual(["list.refused", "list.reminded", "list.requested"])
  })

  it("refuses days to come, days before the last step, and what cannot follow", async () => {
    await expect(ask({ on: "2026-11-02" })).rejects.toMatchObject({ fields: { on: "in_future" } })
    const id = await ask()
    await expect(note(id, "reminded", "2026-10-30")).rejects.toMatchObject({ fields: { on: "before_last" } })
    await note(id, "received", "2026-11-20")
    await expect(note(id, "reminded", "2026-11-21")).rejects.toMatchObject({ fields: { step: "not_now" } })
  })

  it("of two answers written down at once takes one", async () => {
    const id = await ask()
    const both = await Promise.allSettled([note(id, "received", "2026-11-20"), note(id, "received", "2026-11-20")])
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
  })

  it("keeps a coordinator to their regions", async () => {
    const regional = { ...field.coordinator, regions: ["atyrau"] }
    const id = await ask()
    await expect(ask({ region: "akmola" }, regional)).rejects.toMatchObject({ code: "not_allowed" })
    await expect(ask({ region: null }, regional)).rejects.toMatchObject({ code: "not_allowed" })
    await expect(note(id, "refused", "2026-11-20", regional)).rejects.toMatchObject({ code: "not_allowed" })
    await ask({ region: "atyrau" }, regional)
    const seen = await listRequestsOf(field.db, regional, field.wave.id, LATER)
    expect(seen.map(({ region }) => region)).toEqual(["atyrau"])
  })
})
