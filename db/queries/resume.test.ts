import { eq } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { transact } from "../client"
import { links } from "../schema"
import { fillIn, finish } from "../testing/completing"
import { type Field, openField } from "../testing/field"
import { RESPONDENT, SYSTEM } from "./audit"
import { findInterview } from "./interviews"
import { createLink, revokeLinks } from "./links"
import { keepResumeCode, resume } from "./resume"

const NOW = new Date("2026-11-22T05:00:30Z")
let field: Field

beforeAll(async () => {
  field = await openField()
})
afterAll(() => field.close())

async function left(code: string) {
  const [caseId = ""] = await field.addCases([{ service: "therapy", language: "kk" }])
  const id = await fillIn(field, { caseId, now: NOW })
  await transact(field.db, async (tx) => {
    await createLink(tx, RESPONDENT, caseId, `own ${code}`, NOW)
    await keepResumeCode(tx, id, code)
  })
  return { caseId, id }
}
const goOn = (code: string, token: string) => transact(field.db, (tx) => resume(tx, code, token, NOW))

describe("a resume code", () => {
  it("gives another device a link of its own", async () => {
    const { caseId } = await left("one")
    expect(await goOn("one", "second device")).toBe(true)
    const [link] = await field.db.select().from(links).where(eq(links.tokenHash, "second device"))
    expect(link).toMatchObject({ caseId, purpose: "resume", revokedAt: null })
    expect(await goOn("none", "third")).toBe(false)
  })

  it("works no more once the interview is over, or its links are revoked or have expired", async () => {
    const over = await left("over")
    await finish(field, over.id, NOW)
    expect(await goOn("over", "a")).toBe(false)
    const shut = await left("shut")
    await transact(field.db, (tx) => revokeLinks(tx, SYSTEM, shut.caseId, NOW))
    expect(await goOn("shut", "b")).toBe(false)
    const old = await left("old")
    await field.db.update(links).set({ expiresAt: NOW }).where(eq(links.caseId, old.caseId))
    expect(await goOn("old", "c")).toBe(false)
  })

  it("is not kept of an interview that is over", async () => {
    const { id } = await left("first")
    await finish(field, id, NOW)
    await transact(field.db, (tx) => keepResumeCode(tx, id, "second"))
    expect((await findInterview(field.db, id))?.resumeCode).toBe("first")
  })
})
