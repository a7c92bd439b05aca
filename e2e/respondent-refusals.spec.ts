// What the online form refuses, and how it says so.
import { request as http } from "node:http"
import { type APIRequestContext, expect, test } from "@playwright/test"
import { eq } from "drizzle-orm"
import { hashToken } from "@/adapters/vault/token"
import { vaultOf } from "@/adapters/vault/vault"
import { transact } from "@/db/client"
import { newId } from "@/db/ids"
import { SYSTEM } from "@/db/queries/audit"
import { startInterview } from "@/db/queries/interviews"
import { revokeLinks } from "@/db/queries/links"
import { findLatestInterview } from "@/db/queries/respondent"
import { closeWave } from "@/db/queries/waves"
import { answerEvents, cases, links } from "@/db/schema"
import { addPeople } from "@/scripts/parts/seeding"
import { expectAccessible } from "./axe"
import { fillToEnd, next, ONLINE } from "./form"
import { AMBULANCE, LICENCE, type OwnWave, ownWave } from "./own-wave"
import { database } from "./people"
import { world } from "./world"

let wave: OwnWave
test.beforeAll(async () => {
  wave = await ownWave("Онлайн, бас тарту")
})

async function caseOf(link: string): Promise<string> {
  const hash = hashToken(link.replace("/r/", ""))
  const [row] = await database().select().from(links).where(eq(links.tokenHash, hash))
  return row?.caseId ?? ""
}

async function eventsOf(link: string): Promise<number> {
  const interview = await findLatestInterview(database(), await caseOf(link))
  const rows = await database()
    .select()
    .from(answerEvents)
    .where(eq(answerEvents.interviewId, interview?.id ?? ""))
  return rows.length
}

const post = (request: APIRequestContext, address: string, form: Record<string, string>) =>
  request.post(address, { form, maxRedirects: 0 })

/** The page's own hidden fields, and the answers of one who was never asked before. */
function screeningOf(html: string): string {
  const base = /name=":base" value="([^"]+)"/.exec(html)?.[1] ?? ""
  const shown = ["consent", "scr_received", "scr_age18"].flatMap((name) => [
    [":shown", name],
    [name, "yes"],
  ])
  const fields = [
    [":go", "next"],
    [":page", "screening"],
    [":language", "kk"],
    [":base", base],
    [":was", "{}"],
  ]
  return new URLSearchParams([...fields, ...shown] as [string, string][]).toString()
}

test("the same page sent twice is stored once", async ({ request }) => {
  const link = await wave.link(LICENCE)
  await post(request, link, { ":go": "start" })
  const data = screeningOf(await (await request.get(link)).text())
  const headers = { "content-type": "application/x-www-form-urlencoded" }
  for (const _ of [1, 2]) {
    const answer = await request.post(link, { data, headers, maxRedirects: 0 })
    expect(answer.status()).toBe(303)
    expect(answer.headers().location).toBe(`${link}?page=receipt`)
  }
  expect(await eventsOf(link)).toBe(3)
})

test("a region and service with enough answers is closed before the start, by name", async ({ request, page }) => {
  const open = wave.openLink
  const place = { region: "akmola", service: "C12" }
  const first = await post(request, open, place)
  expect(first.status()).toBe(303)
  expect(first.headers().location).toMatch(/^\/r\/[0-9a-z]{16}$/)
  const second = await post(request, `${open}?lang=ru`, place)
  expect(second.status()).toBe(409)
  expect(await second.text()).toContain("Ответов уже достаточно")
  await page.goto(open)
  await expectAccessible(page)
})

test("the open link asks again for what was not chosen", async ({ request }) => {
  const open = `${wave.openLink}?lang=en`
  const unfinished: Record<string, string>[] = [
    { region: "akmola" },
    { region: "akmola", service: "nothing" },
    { service: "C24" },
  ]
  for (const form of unfinished) {
    const answer = await post(request, open, form)
    expect(answer.status()).toBe(422)
    expect(await answer.text()).toContain("Choose from the list.")
  }
})

test("unknown, revoked and not yet open links", async ({ request }) => {
  const unknown = await request.get("/r/0000000000000000?lang=en")
  const malformed = await request.get("/r/no-such-link?lang=en")
  expect([unknown.status(), malformed.status()]).toEqual([404, 404])
  expect(await unknown.text()).toBe(await malformed.text())
  expect((await request.get("/r/open/nothing1?lang=en")).status()).toBe(404)

  const revoked = await wave.link(LICENCE)
  await revokeLinks(database(), SYSTEM, await caseOf(revoked), new Date())
  const gone = await request.get(`${revoked}?lang=en`)
  expect(gone.status()).toBe(410)
  expect(await gone.text()).toContain("The link is no longer valid")

  const old = await wave.link(LICENCE)
  const hash = hashToken(old.replace("/r/", ""))
  await database()
    .update(links)
    .set({ expiresAt: new Date(Date.now() - 1_000) })
    .where(eq(links.tokenHash, hash))
  expect((await request.get(old)).status()).toBe(410)
})

test("while an interviewer is on the phone the link waits", async ({ request }) => {
  const link = await wave.link(LICENCE)
  const caseId = await caseOf(link)
  const someone = { ...world().seeded.people.interviewer, email: `phone-${Date.now()}@e2e.test` }
  await transact(database(), async (tx) => {
    const personId = (await addPeople(tx, [someone], someone.email)).get(someone.email) ?? ""
    const leasedUntil = new Date(Date.now() + 60_000)
    await tx.update(cases).set({ leasedBy: personId, leasedUntil }).where(eq(cases.id, caseId))
    const start = { id: newId(), caseId, mode: "phone" as const, language: "kk", interviewerId: personId }
    await startInterview(tx, start, new Date())
  })
  const waiting = await request.get(`${link}?lang=ru`)
  expect(waiting.status()).toBe(409)
  expect(await waiting.text()).toContain("С Вами сейчас беседуют по телефону")
  expect((await post(request, link, { ":go": "start" })).status()).toBe(409)
})

test("a wave that closes takes no new people; whoever had begun may finish and is thanked the same", async ({
  request,
  page,
}) => {
  const closing = await ownWave("Жабылатын")
  const begun = await closing.link(AMBULANCE)
  const late = await closing.link(AMBULANCE)
  await page.goto(begun)
  await next(page)
  await transact(database(), (tx) =>
    closeWave(tx, SYSTEM, closing.id, new Date(), vaultOf(world().env.SAUAL_KEYS ?? "").open),
  )
  for (const address of [late, closing.openLink]) {
    const refused = await request.get(`${address}?lang=en`)
    expect(refused.status()).toBe(409)
    expect(await refused.text()).toContain("The survey is over")
  }
  expect((await post(request, late, { ":go": "start" })).status()).toBe(409)
  await fillToEnd(page, ONLINE)
  await expect(page.locator("h1")).toHaveText("Анкета заполнена")
  const interview = await findLatestInterview(database(), await caseOf(begun))
  expect(interview).toMatchObject({ status: "complete", standing: "overflow" })
})

test("a foreign origin, an oversized and a malformed body", async ({ request }) => {
  const link = await wave.link(LICENCE)
  const foreign = await request.post(link, { form: { ":go": "start" }, headers: { origin: "https://evil.example" } })
  expect(foreign.status()).toBe(403)
  const big = await request.post(link, { form: { ":go": "start", words: "x".repeat(700_000) } })
  expect(big.status()).toBe(413)
  const json = await request.post(link, { data: "{", headers: { "content-type": "application/json" } })
  expect(json.status()).toBe(400)
  expect(await sendEndless(link)).toBe(413)
  expect(await findLatestInterview(database(), await caseOf(link))).toBeNull()
})

test("answers that are not offered, and hostile fields, change nothing", async ({ request }) => {
  const link = await wave.link(LICENCE)
  await post(request, link, { ":go": "start" })
  const form = { ":go": "next", ":page": "screening", ":shown": "consent", consent: "maybe", ":was": "[", ":base": "x" }
  expect((await post(request, link, form)).status()).toBe(422)
  expect((await post(request, link, { ":go": "next", ":page": "__proto__", ":shown": "x" })).status()).toBe(303)
  expect((await post(request, link, { ...form, ":page": "closing" })).status()).toBe(303)
  expect(await eventsOf(link)).toBe(0)
})

/** A body without a length: refused by what arrives, not by what a header says. */
function sendEndless(link: string): Promise<number | undefined> {
  return new Promise((ended, failed) => {
    const headers = { "content-type": "application/x-www-form-urlencoded" }
    const sending = http(new URL(link, world().url), { method: "POST", headers }, (answer) => {
      answer.resume()
      ended(answer.statusCode)
      sending.destroy()
    })
    sending.on("error", failed)
    for (let n = 0; n < 12; n++) sending.write("x".repeat(64 * 1024))
    sending.end()
  })
}
