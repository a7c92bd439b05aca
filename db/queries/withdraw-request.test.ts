import { eq } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Person } from "@/lib/permission"
import { transact } from "../client"
import { audit, cases, contacts } from "../schema"
import { complete } from "../testing/completing"
import { type Field, openField, VAULT } from "../testing/field"
import { findInterview } from "./interviews"
import { type Asking, findWithdrawable, withdrawOnRequest } from "./withdraw-request"

const NOW = new Date("2026-11-22T05:00:00Z")
let field: Field

beforeAll(async () => {
  field = await openField()
})
afterAll(() => field.close())

async function answered() {
  const [caseId = ""] = await field.addCases([{ service: "therapy", language: "kk" }])
  const id = await complete(field, { caseId, now: NOW })
  const [row] = await field.db
    .select({ fingerprint: contacts.phoneFingerprint })
    .from(cases)
    .innerJoin(contacts, eq(contacts.id, cases.contactId))
    .where(eq(cases.id, caseId))
  return { caseId, id, fingerprint: row?.fingerprint ?? "", questionnaire: id.replaceAll("-", "").slice(-8) }
}
const ask = (asking: Asking, person: Person = field.coordinator) =>
  transact(field.db, (tx) => withdrawOnRequest(tx, person, field.wave, asking, VAULT.open, NOW))

describe("a request to withdraw", () => {
  it("finds a person by telephone number or by the questionnaire's number, and withdraws them", async () => {
    for (const by of ["fingerprint", "questionnaire"] as const) {
      const one = await answered()
      const asking = (
        by === "fingerprint" ? { fingerprint: one.fingerprint } : { questionnaire: one.questionnaire.toUpperCase() }
      ) as Asking
      const found = await findWithdrawable(field.db, field.coordinator, field.wave, asking)
      expect(found.cases).toMatchObject([{ id: one.caseId, service: "therapy", answered: true }])
      expect(await ask(asking)).toBe(1)
      expect(await findInterview(field.db, one.id)).toMatchObject({ withdrawnAt: NOW, standing: "out" })
      await expect(ask(asking)).rejects.toMatchObject({ code: "not_found" })
    }
    const lines = (await field.db.select().from(audit)).filter(({ verb }) => verb === "interview.withdrawn")
    expect(lines.map(({ personId }) => personId)).toEqual([field.coordinator.id, field.coordinator.id])
  })

  it("finds nobody for an unknown number, nor anybody of another region", async () => {
    await expect(ask({ fingerprint: "nobody" })).rejects.toMatchObject({ code: "not_found" })
    await expect(ask({ questionnaire: "00000000" })).rejects.toMatchObject({ code: "not_found" })
    const one = await answered()
    await field.db.update(cases).set({ region: "atyrau" }).where(eq(cases.id, one.caseId))
    const elsewhere = { ...field.coordinator, regions: ["akmola"] }
    await expect(ask({ fingerprint: one.fingerprint }, elsewhere)).rejects.toMatchObject({ code: "not_found" })
    expect((await findInterview(field.db, one.id))?.withdrawnAt).toBeNull()
    expect(await ask({ fingerprint: one.fingerprint }, { ...elsewhere, regions: ["atyrau"] })).toBe(1)
  })
})
