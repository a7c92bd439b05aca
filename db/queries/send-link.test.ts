import { eq } from "drizzle-orm"
import { afterAll, beforeAll, expect, it } from "vitest"
import { transact } from "../client"
import { cases, contactPhones } from "../schema"
import { type Field, openField, VAULT } from "../testing/field"
import { addMailed, openPost, type Post } from "../testing/mailing"
import { takeNextCase } from "./cases"
import { openCase } from "./console"
import { addressesOf, deliver } from "./send-link"

const NOW = new Date("2026-11-22T05:00:00Z")
const WORDS = { subject: "Сілтеме", text: "Сілтеме: https://s.kz/r/x", body: "Сәлеметсіз бе!\n\nhttps://s.kz/r/x" }
let field: Field
let post: Post

beforeAll(async () => {
  field = await openField()
  post = await openPost((to) => (to.startsWith("full") ? "452 4.2.2 mailbox full" : undefined))
})
afterAll(async () => {
  await post.close()
  await field.close()
})

async function onScreen(name: string) {
  await field.db.update(cases).set({ finalAt: NOW })
  const [caseId = ""] = await addMailed(field, name, 1)
  const person = field.interviewers[0]!
  await field.db.update(cases).set({ leasedBy: null, leasedUntil: null })
  expect(await transact(field.db, (tx) => takeNextCase(tx, person, NOW))).toBe(caseId)
  return transact(field.db, (tx) => openCase(tx, caseId, person.id, NOW))
}

it("goes to the respondent's e-mail address with the words of the call", async () => {
  const callee = await onScreen("asked")
  const by = { senders: { mail: post.mail, sms: null }, open: VAULT.open }
  expect(await addressesOf(field.db, callee, by)).toEqual({ sms: null, email: "asked0@example.kz" })
  expect(await deliver(field.db, callee, "email", WORDS, by)).toEqual({ ok: true })
  expect(post.server.received.at(-1)).toMatchObject({ to: "asked0@example.kz", mail: { subject: "Сілтеме" } })
  expect(post.server.received.at(-1)?.mail.text).toContain("https://s.kz/r/x")
  expect(await deliver(field.db, callee, "sms", WORDS, by)).toEqual({ ok: false, code: "no_address" })
})

it("says what the server answered when it was not taken", async () => {
  const callee = await onScreen("full")
  const told = await deliver(field.db, callee, "email", WORDS, {
    senders: { mail: post.mail, sms: null },
    open: VAULT.open,
  })
  expect(told).toMatchObject({ ok: false, code: expect.stringMatching(/4\.2\.2|452/) })
})

it("goes by SMS to the number in talk", async () => {
  const callee = await onScreen("texted")
  const sent: { to: string; text: string }[] = []
  const sms = {
    async send(one: { to: string; text: string }) {
      sent.push(one)
      return { ok: true, messageId: null } as const
    },
  }
  const by = { senders: { mail: null, sms }, open: VAULT.open }
  const { contactId, id } = callee.caseRow
  const further = { contactId: contactId ?? "", place: 2, studyId: field.wave.studyId, phoneFingerprint: "second" }
  await field.db.insert(contactPhones).values({ ...further, sealed: VAULT.seal("+77772223344") })
  await deliver(field.db, callee, "sms", WORDS, by)
  await field.db.update(cases).set({ phone: 2 }).where(eq(cases.id, id))
  await deliver(field.db, { ...callee, caseRow: { ...callee.caseRow, phone: 2 } }, "sms", WORDS, by)
  expect(sent[0]?.to).toMatch(/^\+7/)
  expect(sent.map(({ text }) => text)).toEqual([WORDS.text, WORDS.text])
  expect(sent[1]?.to).toBe("+77772223344")
})
