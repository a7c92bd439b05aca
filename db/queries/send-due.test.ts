import { eq } from "drizzle-orm"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Mailer } from "@/adapters/mail/mail"
import { hashToken } from "@/adapters/vault/token"
import { transact } from "../client"
import { newId } from "../ids"
import { cases, interviews, letters, links, mailings, optOuts, quotaCells } from "../schema"
import { type Field, openField, VAULT } from "../testing/field"
import {
  addMailed,
  begin,
  lettersOf,
  MONDAY,
  minutesLater,
  openPost,
  PLAN,
  type Post,
  SITE,
  send,
} from "../testing/mailing"
import { SYSTEM } from "./audit"
import { startInterview } from "./interviews"
import { openLink } from "./links"
import { viewMailings } from "./mailing-view"
import { endMailing, pauseMailing, startMailing } from "./mailings"
import { sendDue } from "./send-due"

let field: Field
const posts: Post[] = []
beforeEach(async () => {
  field = await openField()
})
afterEach(async () => {
  for (const post of posts.splice(0)) await post.close()
  await field.close()
})

async function post(answers?: (to: string) => string | undefined): Promise<Post> {
  const opened = await openPost(answers)
  posts.push(opened)
  return opened
}

const reached = ({ server }: Post) => server.received.map(({ to }) => to).sort()
const states = async (id: string) => (await lettersOf(field, id)).map(({ state, reason }) => [state, reason])

describe("a mailing", () => {
  it("reaches each person once, with two senders at a time, and sends nothing more afterwards", async () => {
    await addMailed(field, "a", 50)
    const { server, mail } = await post()
    const id = await begin(field, { plan: { ...PLAN, perMinute: 600 } })
    await Promise.all([send(field, mail, MONDAY), send(field, mail, MONDAY), send(field, mail, MONDAY)])
    await send(field, mail, minutesLater(0.5))
    expect(new Set(server.received.map(({ to }) => to)).size).toBe(50)
    expect(server.received).toHaveLength(50)
    expect(new Set((await states(id)).map(String))).toEqual(new Set(["sent,"]))
  })

  it("speaks the person's language and brings a link that opens their case, kept as a hash only", async () => {
    const [caseId] = await addMailed(field, "r", 1, "ru")
    const { server, mail } = await post()
    await begin(field)
    expect(await send(field, mail, MONDAY)).toMatchObject({ sent: 1, dropped: 0 })
    const [{ mail: got, raw, from } = server.received[0]!] = server.received
    expect(got.subject).toBe("Ваше мнение важно")
    expect(got.text).toContain("Здравствуйте! Городская поликлиника №5")
    const token = /\/r\/([0-9a-z]{16})\n/.exec(got.text ?? "")?.[1] ?? ""
    const { caseRow } = await transact(field.db, (tx) => openLink(tx, hashToken(token), MONDAY))
    expect(caseRow.id).toBe(caseId)
    const [link] = await field.db.select().from(links)
    expect(link).toMatchObject({ purpose: "letter", tokenHash: hashToken(token) })
    const unfolded = raw.replace(/\r\n /g, " ")
    expect(unfolded).toContain(`List-Unsubscribe: <${SITE}/r/unsubscribe/${token}>`)
    expect(unfolded).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
    const [letter] = await field.db.select().from(letters)
    expect([got.messageId, from]).toEqual([`<${letter!.messageId}>`, `bounces+${letter!.id}@example.kz`])
  })

  it("keeps its pace", async () => {
    await addMailed(field, "p", 25)
    const to = await post()
    await begin(field, { plan: { ...PLAN, perMinute: 22 } })
    await send(field, to.mail, MONDAY)
    await send(field, to.mail, minutesLater(0.5))
    expect(reached(to)).toHaveLength(22)
    await send(field, to.mail, minutesLater(1))
    expect(reached(to)).toHaveLength(25)
  })

  it("is silent in quiet hours, on the person's clock", async () => {
    const [west] = await addMailed(field, "q", 2)
    await field.db.update(cases).set({ timezone: "Europe/Lisbon" }).where(eq(cases.id, west!))
    const to = await post()
    const id = await begin(field)
    await send(field, to.mail, MONDAY)
    expect(reached(to)).toEqual(["q1@example.kz"])
    // Late for its day: what waited is not sent at night either.
    const night = new Date("2026-11-23T23:00:00Z")
    await field.db.update(letters).set({ dueAt: MONDAY }).where(eq(letters.caseId, west!))
    await send(field, to.mail, night)
    const waiting = (await lettersOf(field, id)).find((letter) => letter.caseId === west)
    expect(waiting).toMatchObject({ state: "waiting", dueAt: new Date("2026-11-24T09:00:00Z") })
    await send(field, to.mail, new Date("2026-11-24T09:00:00Z"))
    expect(reached(to)).toEqual(["q0@example.kz", "q1@example.kz"])
  })

  it("adds nothing when begun twice, waits while paused, and drops what waits when it ends", async () => {
    await addMailed(field, "s", 2)
    const to = await post()
    const id = await begin(field)
    expect(await transact(field.db, (tx) => startMailing(tx, SYSTEM, id, MONDAY))).toBe(0)
    await transact(field.db, (tx) => pauseMailing(tx, SYSTEM, id))
    await send(field, to.mail, MONDAY)
    expect(reached(to)).toEqual([])
    await addMailed(field, "late", 1)
    expect(await transact(field.db, (tx) => startMailing(tx, SYSTEM, id, MONDAY))).toBe(1)
    await transact(field.db, (tx) => endMailing(tx, SYSTEM, id))
    await send(field, to.mail, MONDAY)
    expect(reached(to)).toEqual([])
    const [standing] = await transact(field.db, (tx) => viewMailings(tx, field.wave.id, null))
    expect(standing).toMatchObject({ status: "ended", counts: [{ state: "dropped", reason: "closed", n: 3 }] })
  })

  it("waits whole while no mail server is set", async () => {
    await addMailed(field, "n", 1)
    const id = await begin(field)
    await send(field, null, MONDAY)
    expect(await states(id)).toEqual([["waiting", null]])
  })
})

describe("nobody is written to", () => {
  it("who has answered, refused, is being called, was opted out or whose cell filled up since", async () => {
    const [answered, refused, called, opted, full] = await addMailed(field, "x", 5)
    const to = await post()
    const id = await begin(field)
    const { db } = field
    const start = { id: newId(), caseId: answered!, mode: "online" as const, language: "kk", interviewerId: null }
    await transact(db, (tx) => startInterview(tx, start, MONDAY))
    await db
      .update(interviews)
      .set({ status: "screened_out", standing: "out", endedAt: MONDAY })
      .where(eq(interviews.id, start.id))
    await db.update(cases).set({ refusals: 1, disposition: "soft_refusal" }).where(eq(cases.id, refused!))
    await db
      .update(cases)
      .set({ leasedBy: field.interviewers[0]!.id, leasedUntil: minutesLater(5) })
      .where(eq(cases.id, called!))
    const at = { studyId: field.wave.studyId, at: MONDAY }
    await db
      .insert(optOuts)
      .values({ ...at, addressFingerprint: VAULT.fingerprint("x3@example.kz"), why: "unsubscribed" })
    const other = field.wave.study.axes.service?.register.entries[1]?.code ?? ""
    await db.update(cases).set({ service: other }).where(eq(cases.id, full!))
    await db.update(quotaCells).set({ target: 0 }).where(eq(quotaCells.service, other))
    await send(field, to.mail, MONDAY)
    expect(reached(to)).toEqual([])
    const reasons = new Map(
      (await lettersOf(field, id)).map(({ caseId, state, reason }) => [caseId, `${state} ${reason}`]),
    )
    expect([answered, refused, called, opted, full].map((one) => reasons.get(one!))).toEqual([
      ...["dropped answered", "dropped refused", "waiting null", "dropped opted_out", "dropped closed"],
    ])
    await send(field, to.mail, minutesLater(5))
    expect(reached(to)).toEqual(["x2@example.kz"])
  })

  it("who has no address, and nobody at all when the wave is closed", async () => {
    await field.addCases([{ language: "kk", service: field.wave.study.axes.service!.register.entries[0]!.code }])
    const [mailed] = await addMailed(field, "c", 1)
    const to = await post()
    const id = await begin(field)
    expect((await lettersOf(field, id)).map(({ caseId }) => caseId)).toEqual([mailed])
    await field.db.execute(`update waves set status = 'closed'`)
    await send(field, to.mail, MONDAY)
    expect([reached(to), await states(id)]).toEqual([[], [["dropped", "closed"]]])
  })
})

describe("what the server says", () => {
  it("no such address: it has bounced and is opted out, also of the next mailing", async () => {
    await addMailed(field, "b", 2)
    const to = await post((address) => (address === "b0@example.kz" ? "550 5.1.1 no such user" : undefined))
    const id = await begin(field)
    expect(await send(field, to.mail, MONDAY)).toMatchObject({ sent: 1, bounced: 1 })
    expect((await states(id)).map(String).sort()).toEqual(["bounced,550", "sent,"])
    const opted = await field.db.select().from(optOuts)
    expect(opted).toMatchObject([{ addressFingerprint: VAULT.fingerprint("b0@example.kz"), why: "bounced" }])
    expect(await lettersOf(field, await begin(field))).toHaveLength(1)
  })

  it("later: it is tried again with back-off, each time with a link that works, until it has failed", async () => {
    const [caseId] = await addMailed(field, "l", 1)
    let answer: string | undefined = "450 4.2.0 come back"
    const to = await post(() => answer)
    const id = await begin(field)
    const due: number[] = []
    for (let now = MONDAY, n = 0; n < 3; n++) {
      await send(field, to.mail, now)
      await send(field, to.mail, now)
      const [letter] = await lettersOf(field, id)
      expect(letter).toMatchObject({ state: "waiting", reason: "450", tries: n + 1, sentAt: null })
      due.push((letter!.dueAt.getTime() - now.getTime()) / 60_000)
      now = letter!.dueAt
    }
    expect([due, to.server.asked.length]).toEqual([[5, 20, 80], 3])
    answer = undefined
    const [{ dueAt } = { dueAt: MONDAY }] = await lettersOf(field, id)
    await send(field, to.mail, dueAt)
    const token = /\/r\/([0-9a-z]{16})\n/.exec(to.server.received[0]?.mail.text ?? "")?.[1] ?? ""
    expect((await transact(field.db, (tx) => openLink(tx, hashToken(token), dueAt))).caseRow.id).toBe(caseId)
    expect(await field.db.select().from(links)).toHaveLength(1)
  })

  it("nothing: after the last try it has failed", async () => {
    await addMailed(field, "f", 1)
    const to = await post(() => "450 4.2.0 come back")
    const id = await begin(field)
    for (let n = 0; n < 5; n++) {
      const [letter] = await lettersOf(field, id)
      await send(field, to.mail, letter!.dueAt)
    }
    expect([await states(id), to.server.asked.length]).toEqual([[["failed", "450"]], 5])
  })

  it("nothing at all, to anybody: the rest is not tried in vain", async () => {
    await addMailed(field, "d", 45)
    const to = await post()
    await to.server.close()
    const id = await begin(field)
    await send(field, to.mail, MONDAY)
    const tried = (await lettersOf(field, id)).filter(({ tries }) => tries > 0)
    expect(tried).toHaveLength(20)
  })
})

it("a sender that dies in the middle sends nobody two mails", async () => {
  await addMailed(field, "k", 3)
  const to = await post()
  const id = await begin(field)
  // The server has the mails; the sender is gone before it can write that down.
  const dying: Mailer = {
    ...to.mail,
    async send(mail) {
      await to.mail.send(mail)
      throw new Error("killed")
    },
  }
  await expect(sendDue(field.db, { mail: dying, sms: null, site: SITE }, VAULT, MONDAY)).rejects.toThrow(
    "letters were sent",
  )
  expect(await states(id)).toEqual([
    ["sending", null],
    ["sending", null],
    ["sending", null],
  ])
  await send(field, to.mail, minutesLater(10))
  await send(field, to.mail, minutesLater(16))
  await send(field, to.mail, minutesLater(60))
  expect(reached(to)).toHaveLength(3)
  expect(await states(id)).toEqual([
    ["failed", "unknown"],
    ["failed", "unknown"],
    ["failed", "unknown"],
  ])
})

it("reminds only those whom the invitation reached and who have not answered, days later", async () => {
  const [silent, answered, never] = await addMailed(field, "m", 3)
  const to = await post((address) => (address === "m2@example.kz" ? "550 5.1.1 no such user" : undefined))
  const first = await begin(field)
  await send(field, to.mail, MONDAY)
  const reminder = await begin(field, { after: first, plan: { ...PLAN, daysAfter: 3 } })
  const { db } = field
  await db.update(cases).set({ finalAt: MONDAY, disposition: "complete" }).where(eq(cases.id, answered!))
  await send(field, to.mail, minutesLater(2 * 24 * 60))
  expect(reached(to)).toEqual(["m0@example.kz", "m1@example.kz"])
  await send(field, to.mail, minutesLater(3 * 24 * 60))
  expect(reached(to)).toEqual(["m0@example.kz", "m0@example.kz", "m1@example.kz"])
  const made = (await lettersOf(field, reminder)).map(({ caseId, state }) => [caseId, state])
  expect(new Map(made as [string, string][]).get(silent!)).toBe("sent")
  expect(made.some(([caseId]) => caseId === never)).toBe(false)
  const running = await db.select().from(mailings).where(eq(mailings.status, "running"))
  expect(running).toHaveLength(2)
})
