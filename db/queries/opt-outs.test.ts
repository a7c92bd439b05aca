import { eq } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { readBounce } from "@/adapters/mail/bounce"
import { hashToken } from "@/adapters/vault/token"
import { Problem } from "@/lib/problem"
import { transact } from "../client"
import { audit, cases, contacts, links } from "../schema"
import { type Field, openField, VAULT } from "../testing/field"
import { addMailed, begin, lettersOf, MONDAY, minutesLater, openPost, type Post, send } from "../testing/mailing"
import { findUnsubscribing, listOptOuts, takeBounce, unsubscribe } from "./opt-outs"

let field: Field
let post: Post
beforeAll(async () => {
  field = await openField()
  post = await openPost()
})
afterAll(async () => {
  await post.close()
  await field.close()
})

const optedOut = async () =>
  new Map((await listOptOuts(field.db, field.wave.studyId)).map((row) => [row.addressFingerprint, row.why]))

async function sendOne(name: string) {
  const [caseId = ""] = await addMailed(field, name, 1)
  const mailingId = await begin(field)
  await send(field, post.mail, MONDAY)
  const letter = (await lettersOf(field, mailingId)).find((one) => one.caseId === caseId)
  const mail = post.server.received.findLast(({ to }) => to === `${name}0@example.kz`)
  const token = /\/r\/unsubscribe\/([0-9a-z]{16})/.exec(mail?.mail.text ?? "")?.[1] ?? ""
  if (!letter || !mail) throw new Error("nothing was sent")
  return { caseId, letter, mail, token, email: VAULT.fingerprint(`${name}0@example.kz`) }
}

describe("unsubscribing", () => {
  it("leaves all addresses of the person alone, once and for all, even by a link that is over", async () => {
    const { caseId, token, email } = await sendOne("u")
    const hash = hashToken(token)
    const waiting = await begin(field)
    await field.db.update(links).set({ revokedAt: MONDAY, expiresAt: MONDAY }).where(eq(links.caseId, caseId))
    expect(await transact(field.db, (tx) => findUnsubscribing(tx, hash))).toMatchObject({ language: "kk", done: false })
    await transact(field.db, (tx) => unsubscribe(tx, hash, MONDAY))
    await transact(field.db, (tx) => unsubscribe(tx, hash, minutesLater(1)))
    expect(await transact(field.db, (tx) => findUnsubscribing(tx, hash))).toMatchObject({ done: true })
    const [contact] = await field.db
      .select({ phone: contacts.phoneFingerprint })
      .from(contacts)
      .innerJoin(cases, eq(cases.contactId, contacts.id))
      .where(eq(cases.id, caseId))
    const out = await optedOut()
    expect([out.get(email), out.get(contact!.phone)]).toEqual(["unsubscribed", "unsubscribed"])
    const own = (rows: Awaited<ReturnType<typeof lettersOf>>) => rows.filter((row) => row.caseId === caseId)
    expect(own(await lettersOf(field, waiting))).toMatchObject([{ state: "dropped", reason: "opted_out" }])
    expect(own(await lettersOf(field, await begin(field)))).toEqual([])
    const lines = await field.db.select().from(audit).where(eq(audit.verb, "contact.unsubscribed"))
    expect(lines).toMatchObject([{ actor: "respondent", thingId: caseId, details: {} }])
  })

  it("knows no other token", async () => {
    const refused = transact(field.db, (tx) => unsubscribe(tx, hashToken("0000000000000000"), MONDAY))
    await expect(refused).rejects.toEqual(new Problem("unknown_link"))
  })
})

describe("a mail that comes back", () => {
  const report = (to: string, status: string, original: string) =>
    Buffer.from(
      `To: ${to}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n` +
        `--b\r\nContent-Type: text/plain\r\n\r\nSorry\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n` +
        `Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; x\r\nAction: failed\r\nStatus: ${status}\r\n\r\n` +
        `--b\r\nContent-Type: message/rfc822\r\n\r\n${original}\r\n--b--\r\n`,
    )
  const take = async (message: Buffer) => {
    const bounce = await readBounce(message)
    return bounce && transact(field.db, (tx) => takeBounce(tx, bounce, minutesLater(60)))
  }
  const stateOf = async (id: string, mailingId: string) =>
    (await lettersOf(field, mailingId)).find((letter) => letter.id === id)

  it("for good, by its return address: the address is opted out, once", async () => {
    const { letter, mail, email } = await sendOne("v")
    const message = report(mail.from, "5.1.1", "Subject: gone")
    expect([await take(message), await take(message)]).toEqual([true, false])
    expect(await stateOf(letter.id, letter.mailingId)).toMatchObject({ state: "bounced", reason: "5.1.1" })
    expect((await optedOut()).get(email)).toBe("bounced")
  })

  it("for today, by the Message-ID of what it returns: only this letter failed", async () => {
    const { letter, mail, email } = await sendOne("w")
    expect(await take(report("survey@example.kz", "5.2.2", mail.raw))).toBe(true)
    expect(await stateOf(letter.id, letter.mailingId)).toMatchObject({ state: "failed", reason: "5.2.2" })
    expect((await optedOut()).has(email)).toBe(false)
  })

  it("that is none of ours changes nothing", async () => {
    const other = "Message-ID: <01990000-0000-7000-8000-000000000001.1@elsewhere.kz>\r\n\r\nx"
    expect(await take(report("survey@example.kz", "5.1.1", other))).toBe(false)
  })
})
