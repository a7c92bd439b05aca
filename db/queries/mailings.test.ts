import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { eq } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { httpTexter } from "@/adapters/sms/http"
import type { MailingPlan } from "@/lib/mailing/plan"
import { transact } from "../client"
import { mailings, waves } from "../schema"
import { type Field, openField, VAULT } from "../testing/field"
import { addMailed, begin, lettersOf, MONDAY, PLAN, SITE } from "../testing/mailing"
import { createMailing, editMailing, type MailingDraft, pauseMailing, startMailing } from "./mailings"
import { sendDue } from "./send-due"

let field: Field
beforeAll(async () => {
  field = await openField()
})
afterAll(() => field.close())

const draft: MailingDraft = { name: "First", channel: "email", after: null, plan: PLAN }
const actor = () => ({ kind: "person" as const, id: field.coordinator.id })
const create = (more: Partial<MailingDraft> = {}) =>
  transact(field.db, (tx) => createMailing(tx, actor(), field.wave.id, { ...draft, ...more }, MONDAY))
const edit = (id: string, more: Partial<MailingDraft>) =>
  transact(field.db, (tx) => editMailing(tx, actor(), id, { ...draft, ...more }))
const planWith = (body: string): MailingPlan => ({ ...PLAN, templates: { kk: { subject: "s", body } } })

describe("a mailing", () => {
  it("is refused with what is wrong beside its field", async () => {
    const refused = (more: Partial<MailingDraft>) => create(more).catch((error: { fields: object }) => error.fields)
    expect(await refused({ plan: planWith("{link} {name}") })).toEqual({ "templates.kk.body": "unsubscribe_missing" })
    expect(await refused({ plan: planWith("{link} {name} {unsubscribe}") })).toEqual({
      "templates.kk.body": "unknown_placeholder",
    })
    expect(await refused({ after: field.wave.id, plan: { ...PLAN, daysAfter: 2 } })).toEqual({
      after: "unknown_mailing",
    })
  })

  it("is changed as a draft, in its words while it is paused, and not while it runs", async () => {
    const id = await create()
    await edit(id, { channel: "sms", name: "Second" })
    await edit(id, { name: "Third" })
    await transact(field.db, (tx) => startMailing(tx, actor(), id, MONDAY))
    await expect(edit(id, { name: "Fourth" })).rejects.toMatchObject({ fields: { status: "not_editable" } })
    await transact(field.db, (tx) => pauseMailing(tx, actor(), id))
    await expect(edit(id, { channel: "sms" })).rejects.toMatchObject({ fields: { status: "not_editable" } })
    await edit(id, { name: "Fourth" })
    const [row] = await field.db.select().from(mailings).where(eq(mailings.id, id))
    expect(row).toMatchObject({ name: "Fourth", status: "paused", channel: "email" })
  })

  it("reminds of no mailing that comes after it", async () => {
    const first = await create()
    const plan = { ...PLAN, daysAfter: 2 }
    const second = await create({ after: first, plan })
    await expect(edit(first, { after: second, plan })).rejects.toMatchObject({ fields: { after: "unknown_mailing" } })
  })

  it("goes to its regions and services only", async () => {
    const [, other] = field.wave.study.axes.service!.register.entries
    await addMailed(field, "t", 2)
    const id = await begin(field, { plan: { ...PLAN, services: [other!.code] } })
    expect(await lettersOf(field, id)).toEqual([])
  })

  it("does not begin in a practice wave, nor in one that is not open", async () => {
    const id = await create()
    const start = () => transact(field.db, (tx) => startMailing(tx, actor(), id, MONDAY))
    await field.db.update(waves).set({ practice: true })
    await expect(start()).rejects.toMatchObject({ fields: { wave: "practice" } })
    await field.db.update(waves).set({ practice: false, status: "closed" })
    await expect(start()).rejects.toMatchObject({ code: "wave_not_open" })
    await field.db.update(waves).set({ status: "open" })
  })
})

it("texts go to the first number through a gateway", async () => {
  const texts: { to: string; text: string }[] = []
  const gateway = createServer(async (request, response) => {
    let body = ""
    for await (const chunk of request) body += String(chunk)
    texts.push(JSON.parse(body))
    response.end(`{"id":${texts.length}}`)
  })
  await new Promise<void>((done) => gateway.listen(0, "127.0.0.1", done))
  const url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`
  const headers = '{"Content-Type":"application/json"}'
  const sms = httpTexter({ url, headers, body: '{"to":"{to}","text":"{text}"}', id: "id" })
  await addMailed(field, "sms", 1)
  const plan = { ...PLAN, templates: { kk: { subject: "", body: "Сауалнама: {link}" } } }
  const id = await begin(field, { channel: "sms", plan })
  const round = await sendDue(field.db, { mail: null, sms, site: SITE }, VAULT, MONDAY)
  const made = await lettersOf(field, id)
  expect(made.length).toBeGreaterThan(0)
  expect([round.sent, texts.length]).toEqual([made.length, made.length])
  for (const { to, text } of texts) {
    expect(to).toMatch(/^\+7700\d{7}$/)
    expect(text).toMatch(/^Сауалнама: https:\/\/survey\.example\.kz\/r\/[0-9a-z]{16}$/)
  }
  expect(made.map((letter) => letter.messageId?.replace(/\d+$/, ""))).toEqual(made.map((letter) => `${letter.id}/`))
  gateway.close()
})
