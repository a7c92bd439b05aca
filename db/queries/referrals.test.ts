import { and, asc, eq } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { chainsOf } from "@/lib/sample/chains"
import { transact } from "../client"
import { audit, cases, contacts, interviews, links, referrals, waves } from "../schema"
import { expectInStep } from "../testing/checking"
import { complete } from "../testing/completing"
import { type Field, openField, VAULT } from "../testing/field"
import { come, give, hashesOf, somebody } from "../testing/referring"
import { RESPONDENT } from "./audit"
import { listReferrals, listReferredShares } from "./chains"
import { addDoNotCall } from "./do-not-call"
import { findNextCase } from "./next-case"
import { noteReferred } from "./note-referred"
import { withdraw } from "./withdraw"

const NOW = new Date("2026-11-22T05:00:00Z")
let field: Field
afterEach(() => field.close())

const open = async (target = 50) => {
  field = await openField({ cells: [{ conditions: { service: "therapy" }, target, hard: true }] })
}
beforeEach(() => open())

const sampled = async (n = 1) =>
  field.addCases(Array.from({ length: n }, () => ({ service: "therapy", language: "kk" })))
/** Somebody who has answered, and their coupons. */
const recruited = async () => {
  const [caseId = ""] = await sampled()
  await complete(field, { caseId, now: NOW })
  await give(field, caseId)
  return { caseId, coupons: hashesOf(caseId) }
}
const referred = () => field.db.select().from(cases).where(eq(cases.source, "snowball")).orderBy(asc(cases.createdAt))
const phoneOf = (n: number) => `+7700${1_000_000 + n}`
const verbs = async () => (await field.db.select().from(audit)).filter(({ verb }) => verb.startsWith("referral"))

describe("coupons", () => {
  it("are given once after a complete interview, as many as the study allows, and nothing but hashes is kept", async () => {
    const [caseId = "", other = ""] = await sampled(2)
    expect(await give(field, caseId)).toBe(0)
    await complete(field, { caseId, now: NOW })
    expect(await give(field, caseId)).toBe(2)
    expect(await give(field, caseId)).toBe(2)
    const rows = await field.db.select().from(referrals)
    expect(rows.map(({ tokenHash }) => tokenHash).sort()).toEqual(hashesOf(caseId, 2).sort())
    expect(rows).toMatchObject([1, 2].map(() => ({ recruiterCaseId: caseId, rootCaseId: caseId, generation: 1 })))
    expect((await verbs()).map(({ verb, details }) => [verb, details])).toEqual([
      ["referral.given", { coupons: 2, generation: 1 }],
    ])
    expect(await give(field, other)).toBe(0)
  })

  it("are none of who has withdrawn, nor of a wave that is closed", async () => {
    const { caseId, coupons } = await recruited()
    await transact(field.db, (tx) => withdraw(tx, caseId, RESPONDENT, VAULT.open, NOW))
    expect(await give(field, caseId)).toBe(0)
    await expect(come(field, coupons[0]!, somebody(null), NOW)).rejects.toMatchObject({ code: "unknown_link" })
    const second = await recruited()
    await field.db.update(waves).set({ status: "closed" }).where(eq(waves.id, field.wave.id))
    await expect(come(field, second.coupons[0]!, somebody(null), NOW)).rejects.toMatchObject({ code: "wave_not_open" })
    expect(await referred()).toEqual([])
  })
})

describe("whoever comes with a coupon", () => {
  it("is a referred case whose interview runs, with a sealed number and a link of their own", async () => {
    const { caseId, coupons } = await recruited()
    expect(await come(field, coupons[0]!, somebody("+77015550101"), NOW)).toBe("begun")
    const [row] = await referred()
    const [contact] = await field.db
      .select()
      .from(contacts)
      .where(eq(contacts.id, row?.contactId ?? ""))
    expect(VAULT.open(contact!.sealed)).toContain("+77015550101")
    expect(await field.db.select().from(links).where(eq(links.caseId, row!.id))).toHaveLength(1)
    const [interview] = await field.db.select().from(interviews).where(eq(interviews.caseId, row!.id))
    expect(interview).toMatchObject({ mode: "online", status: "running" })
    const [used] = await field.db.select().from(referrals).where(eq(referrals.caseId, row!.id))
    expect(used).toMatchObject({ recruiterCaseId: caseId, known: "new", usedAt: NOW })
    expect((await verbs()).at(-1)).toMatchObject({ verb: "referral.used", details: { became: "new", generation: 1 } })
  })

  it("begins once, however many come at the same time or send their page twice", async () => {
    const { coupons } = await recruited()
    const came = await Promise.all(
      Array.from({ length: 8 }, (_, n) => come(field, coupons[0]!, somebody(phoneOf(500 + n)), NOW)),
    )
    expect(came.filter((one) => one === "begun")).toHaveLength(1)
    expect(came.filter((one) => one === "used")).toHaveLength(7)
    expect(await referred()).toHaveLength(1)
    const again = await Promise.all([1, 2, 3].map(() => come(field, coupons[1]!, somebody(phoneOf(600)), NOW, "link")))
    expect(again).toEqual(["begun", "begun", "begun"])
    expect(await referred()).toHaveLength(2)
  })

  it("with one number and two coupons is one person", async () => {
    const { coupons } = await recruited()
    const came = await Promise.all(
      coupons.slice(0, 2).map((coupon) => come(field, coupon, somebody("+77015550102"), NOW)),
    )
    expect(came.sort()).toEqual(["begun", "thanked"])
    const rows = await field.db.select().from(referrals).orderBy(asc(referrals.known))
    expect(rows.map(({ known }) => known)).toEqual(["known", "new"])
    expect(new Set(rows.map(({ caseId }) => caseId)).size).toBe(1)
    expect(await referred()).toHaveLength(1)
  })

  it("and is on the list begins the case they have, as long as nobody has touched it", async () => {
    const { coupons } = await recruited()
    const [own = ""] = await sampled()
    const fingerprint = (
      await field.db.select().from(cases).innerJoin(contacts, eq(contacts.id, cases.contactId))
    ).find((row) => row.cases.id === own)!.contacts
    const person = somebody(null, {
      contact: { sealed: Buffer.from("never kept"), phoneFingerprint: fingerprint.phoneFingerprint },
    })
    expect(await come(field, coupons[0]!, person, NOW)).toBe("begun")
    expect(await referred()).toEqual([])
    expect(await field.db.select().from(interviews).where(eq(interviews.caseId, own))).toHaveLength(1)
    expect(await come(field, coupons[1]!, person, NOW)).toBe("thanked")
    expect(await field.db.select().from(links).where(eq(links.caseId, own))).toHaveLength(1)
  })

  it("cannot be told from outside: answered and not to be called are thanked alike", async () => {
    const { caseId, coupons } = await recruited()
    const answered = await field.db.select().from(cases).innerJoin(contacts, eq(contacts.id, cases.contactId))
    const own = { sealed: Buffer.alloc(1), phoneFingerprint: answered[0]!.contacts.phoneFingerprint }
    expect(await come(field, coupons[0]!, somebody(null, { contact: own }), NOW)).toBe("thanked")
    const barred = "+77015550103"
    const listed = { fingerprint: VAULT.fingerprint(barred), reason: "asked" }
    await transact(field.db, (tx) => addDoNotCall(tx, field.supervisor, field.wave.studyId, listed, NOW))
    expect(await come(field, coupons[1]!, somebody(barred), NOW)).toBe("thanked")
    for (const coupon of coupons.slice(0, 2)) {
      expect(await come(field, coupon, somebody("+77015550104"), NOW)).toBe("used")
    }
    const rows = await field.db.select().from(referrals)
    expect(rows.filter((row) => row.caseId === caseId)).toMatchObject([{ known: "known" }])
    expect(await referred()).toMatchObject([{ contactId: null, disposition: "do_not_call", finalAt: NOW }])
  })

  it("and has withdrawn is thanked, and nothing of them is kept again", async () => {
    const { coupons } = await recruited()
    expect(await come(field, coupons[0]!, somebody("+77015550106"), NOW)).toBe("begun")
    const [first] = await referred()
    await transact(field.db, (tx) => withdraw(tx, first?.id ?? "", RESPONDENT, VAULT.open, NOW))
    expect(await come(field, coupons[1]!, somebody("+77015550106"), NOW)).toBe("thanked")
    const number = VAULT.fingerprint("+77015550106")
    expect(await field.db.select().from(contacts).where(eq(contacts.phoneFingerprint, number))).toEqual([])
    expect(await field.db.select().from(referrals).where(eq(referrals.known, "known"))).toEqual([])
  })

  it("finds no place in a full quota cell and is thanked; nothing is over", async () => {
    await field.close()
    await open(1)
    const { coupons } = await recruited()
    expect(await come(field, coupons[0]!, somebody("+77015550105"), NOW)).toBe("thanked")
    expect(await referred()).toMatchObject([{ disposition: "quota_full", finalAt: NOW }])
    expect(await field.db.select().from(interviews).where(eq(interviews.status, "running"))).toEqual([])
    expect(await expectInStep(field)).toBe(1)
  })
})

describe("chains", () => {
  it("end at the study's generations and shares, with six coming at once", async () => {
    await field.close()
    await open(10)
    // Of ten, one chain may have three and all together five.
    const roots = [await recruited(), await recruited(), await recruited()]
    const coupons = roots.flatMap(({ coupons }) => coupons.slice(0, 2))
    const came = await Promise.all(coupons.map((coupon, n) => come(field, coupon, somebody(phoneOf(700 + n)), NOW)))
    expect(came.filter((one) => one === "begun")).toHaveLength(5)
    expect(came.filter((one) => one === "thanked")).toHaveLength(1)
    const turned = await field.db.select().from(cases).where(eq(cases.disposition, "quota_full"))
    expect(turned).toMatchObject([{ contactId: null, source: "snowball" }])
    const shares = await listReferredShares(field.db, field.coordinator, field.wave.id)
    expect(shares).toEqual([
      { region: null, service: "therapy", target: 10, accepted: 3, counted: 0, underway: 5, largest: 2 },
    ])
  })

  it("go on from who was referred, not past the last generation, and are listed by root", async () => {
    const { caseId: root, coupons } = await recruited()
    let last = coupons[0]!
    const ids = [root]
    for (const generation of [1, 2]) {
      expect(await come(field, last, somebody(phoneOf(800 + generation)), NOW)).toBe("begun")
      const [used] = await field.db.select().from(referrals).where(eq(referrals.tokenHash, last))
      expect(used).toMatchObject({ generation, rootCaseId: root, recruiterCaseId: ids.at(-1) })
      ids.push(used?.caseId ?? "")
      await complete(field, { caseId: used?.caseId ?? "", now: NOW })
      expect(await give(field, used?.caseId ?? "")).toBe(generation === 1 ? 2 : 0)
      last = hashesOf(used?.caseId ?? "")[0]!
    }
    const chains = chainsOf(await listReferrals(field.db, field.coordinator, field.wave.id))
    expect(chains).toMatchObject([{ rootCaseId: root, given: 4, size: 2, merged: 0, counted: 2, generations: 2 }])
    const regional = { ...field.coordinator, regions: ["somewhere"] }
    expect(await listReferrals(field.db, regional, field.wave.id)).toEqual([])
    expect(await listReferredShares(field.db, regional, field.wave.id)).toEqual([])
  })
})

describe("numbers noted on the phone", () => {
  const noting = (caseId: string, phones: readonly string[], by = 0) =>
    transact(field.db, (tx) => {
      const people = phones.map((phone) => ({ ...somebody(phone), contact: somebody(phone).contact! }))
      return noteReferred(tx, field.interviewers[by]!, { caseId, hashes: hashesOf(caseId), people }, NOW)
    })

  it("are called like any other, up to the study's limit", async () => {
    const [caseId = ""] = await sampled()
    await complete(field, { caseId, interviewer: field.interviewers[0]!, now: NOW })
    expect(await noting(caseId, [phoneOf(900), phoneOf(901), phoneOf(902)])).toEqual({ noted: 2, enough: 1 })
    expect(await noting(caseId, [phoneOf(903)])).toEqual({ noted: 0, enough: 1 })
    const rows = await referred()
    expect(rows).toHaveLength(2)
    const next = await transact(field.db, (tx) => findNextCase(tx, field.interviewers[1]!, NOW))
    expect(rows.map(({ id }) => id)).toContain(next)
    expect(
      await field.db
        .select()
        .from(referrals)
        .where(and(eq(referrals.known, "new"))),
    ).toHaveLength(2)
  })

  it("are noted by the interview's own interviewer, shortly after it", async () => {
    const [caseId = "", online = ""] = await sampled(2)
    await complete(field, { caseId, interviewer: field.interviewers[0]!, now: NOW })
    await complete(field, { caseId: online, now: NOW })
    await expect(noting(caseId, [phoneOf(904)], 1)).rejects.toMatchObject({ code: "case_not_yours" })
    await expect(noting(online, [phoneOf(904)])).rejects.toMatchObject({ code: "case_not_yours" })
    const late = { endedAt: new Date(NOW.getTime() - 3 * 3_600_000) }
    await field.db.update(interviews).set(late).where(eq(interviews.caseId, caseId))
    await expect(noting(caseId, [phoneOf(904)])).rejects.toMatchObject({ code: "case_not_yours" })
    expect(await referred()).toEqual([])
  })

  it("that are known make nobody be called twice", async () => {
    const [caseId = ""] = await sampled()
    await complete(field, { caseId, interviewer: field.interviewers[0]!, now: NOW })
    expect(await noting(caseId, [phoneOf(905), phoneOf(905)])).toEqual({ noted: 2, enough: 0 })
    expect(await referred()).toHaveLength(1)
  })
})
