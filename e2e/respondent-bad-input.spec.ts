// What comes to the online form wrong: each is answered in the respondent's words, and nothing else is changed by it.
import { type APIRequestContext, expect, test } from "@playwright/test"
import { asc, eq } from "drizzle-orm"
import { hashToken } from "@/adapters/vault/token"
import { newId } from "@/db/ids"
import { findLatestInterview } from "@/db/queries/respondent"
import { answerEvents, links } from "@/db/schema"
import { blockOn, fillPage, next, ONLINE } from "./form"
import { AMBULANCE, LICENCE, type OwnWave, ownWave } from "./own-wave"
import { database } from "./people"

let wave: OwnWave
test.beforeAll(async () => {
  wave = await ownWave("Қате деректер")
})

async function interviewOf(link: string) {
  const hash = hashToken(link.replace("/r/", ""))
  const [row] = await database().select().from(links).where(eq(links.tokenHash, hash))
  return findLatestInterview(database(), row?.caseId ?? "")
}

async function begun(request: APIRequestContext): Promise<string> {
  const link = await wave.link(LICENCE)
  await request.post(link, { form: { ":go": "start" }, maxRedirects: 0 })
  return link
}

const event = (change: Record<string, unknown>) => ({
  ...{ kind: "answered", id: newId(), question: "consent", value: "yes", seq: 1, at: new Date().toISOString() },
  ...change,
})
const send = (request: APIRequestContext, link: string, ...events: unknown[]) =>
  request.post(`${link}/events`, { data: { events } })

test.describe("a link that is none", () => {
  const KNOWN_FORM = "zzzzzzzzzzzzzzzz"
  for (const [what, token] of [
    ["too short", "abc"],
    ["too long", "a".repeat(400)],
    ["of letters that no link has", "ilouilouilouilou"],
    ["with markup", encodeURIComponent("<script>alert(1)</script>")],
    ["with a quote", encodeURIComponent("' or 1=1 --")],
    ["with a zero", "0000%00000000000"],
    ["not decodable", "%E0%A4%A"],
    ["well formed but nobody's", KNOWN_FORM],
  ] as const) {
    test(`${what}: the same words, and no word of what was typed`, async ({ request }) => {
      const page = await request.get(`/r/${token}`, { headers: { "accept-language": "kk" } })
      const html = await page.text()
      expect([400, 404]).toContain(page.status())
      if (page.status() === 404) expect(html).toContain("Бұл сілтеме жұмыс істемейді")
      expect(html).not.toContain("<script>alert")
      expect(html).not.toMatch(/\bat \w+ \(|node_modules|postgres|drizzle/i)
    })
  }

  test("is answered the same by every way in", async ({ request }) => {
    const statuses = await Promise.all([
      request.get(`/r/${KNOWN_FORM}`),
      request.post(`/r/${KNOWN_FORM}`, { form: { ":go": "start" } }),
      request.get(`/r/${KNOWN_FORM}/about`),
      request.get(`/r/${KNOWN_FORM}/withdraw`),
      request.get(`/r/${KNOWN_FORM}/transcript`),
      request.get(`/r/invite/${KNOWN_FORM}`),
      request.get(`/r/open/${KNOWN_FORM}`),
      request.get(`/r/unsubscribe/${KNOWN_FORM}`),
      send(request, `/r/${KNOWN_FORM}`, event({})),
    ])
    expect(statuses.map((answer) => answer.status())).toEqual(statuses.map(() => 404))
  })
})

test("a link of one wave opens nothing of another, and one's own is not told by its address", async ({ request }) => {
  const link = await begun(request)
  const page = await request.get(`${link}?page=rate_office&lang=kk`)
  expect(await page.text()).toContain('value="screening"')
  expect(new URL(page.url()).search).not.toMatch(/\d{7,}/)
})

test("events: what is wrong is named by its id, what is right beside it is kept", async ({ request }) => {
  const link = await begun(request)
  const good = event({})
  const wrong = [
    event({ question: "no_such_question" }),
    event({ question: "__proto__" }),
    event({ question: "consent; drop table interviews" }),
    event({ value: "maybe" }),
    event({ value: ["yes", "no"] }),
    event({ value: 1 }),
    event({ value: null }),
    event({ kind: "unknown" }),
    event({ seq: -1 }),
    event({ seq: 9_007_199_254_740_991 }),
    event({ seq: "1" }),
    event({ at: "yesterday" }),
    event({ elapsed: -5 }),
    event({ language: "x".repeat(30) }),
  ]
  const answer = await send(request, link, good, ...wrong)
  expect(answer.status()).toBe(200)
  expect(await answer.json()).toMatchObject({ stored: [good.id], refused: wrong.map(({ id }) => id) })
  expect((await interviewOf(link))?.answers).toEqual({ consent: "yes" })
})

test("events: the same ones again, and another person's ids, double and change nothing", async ({ request }) => {
  const [mine, other] = [await begun(request), await begun(request)]
  const first = event({})
  for (const _ of [1, 2, 3]) expect((await send(request, mine, first)).status()).toBe(200)
  expect((await send(request, other, { ...first, value: "no" })).status()).toBe(200)
  const interview = await interviewOf(mine)
  const rows = await database()
    .select()
    .from(answerEvents)
    .where(eq(answerEvents.interviewId, interview?.id ?? ""))
  expect(rows).toHaveLength(1)
  expect((await interviewOf(other))?.answers).toEqual({})
})

for (const [what, body, type, status] of [
  ["no JSON", "{", "application/json", 400],
  ["a list", "[]", "application/json", 400],
  ["no events", '{"events":[]}', "application/json", 400],
  ["another shape", '{"events":{"0":1}}', "application/json", 400],
  ["too many events", JSON.stringify({ events: Array(201).fill({}) }), "application/json", 400],
  ["far too much", JSON.stringify({ events: ["x".repeat(900_000)] }), "application/json", 413],
  ["nothing at all", "", "application/json", 400],
] as const) {
  test(`a body that is wrong, ${what}: ${status}, in words`, async ({ request }) => {
    const link = await begun(request)
    const headers = { "content-type": type, "accept-language": "kk" }
    const answer = await request.post(`${link}/events`, { data: Buffer.from(body), headers })
    expect(answer.status()).toBe(status)
    expect(((await answer.json()) as { message: string }).message).toMatch(/[а-яәіңғүұқөһ]{4}/i)
  })
}

for (const [what, headers, body] of [
  ["JSON", { "content-type": "application/json" }, '{":go":"next"}'],
  ["plain text", { "content-type": "text/plain" }, ":go=next"],
  ["a broken upload", { "content-type": "multipart/form-data; boundary=x" }, "--y\r\nnothing"],
] as const) {
  test(`a page sent as ${what} is refused in Kazakh, and the link goes on`, async ({ request }) => {
    const link = await begun(request)
    const answer = await request.post(link, {
      data: Buffer.from(body),
      headers: { ...headers, "accept-language": "kk" },
      maxRedirects: 0,
    })
    expect(answer.status()).toBe(400)
    expect(await answer.text()).toContain("Бетті оқу мүмкін болмады")
    expect((await request.get(link)).status()).toBe(200)
  })
}

test("hostile hidden fields are read as absent", async ({ request }) => {
  const link = await begun(request)
  const form = {
    ...{ ":go": "next", ":page": "screening", ":language": "<b>", ":base": "1", ":was": '{"consent":{"$ne":1}}' },
    ...{ ":events": '[{"kind":"answered"},7,null,"x"]', ":shown": "consent", consent: "yes" },
  }
  const answer = await request.post(link, { form, maxRedirects: 0 })
  expect(answer.status()).toBe(303)
  expect(answer.headers().location).toMatch(/^\/r\/[0-9a-z]{16}\?page=screening/)
  expect((await interviewOf(link))?.answers).toEqual({ consent: "yes" })
})

test("SQL and HTML in an open answer are kept as typed and shown as words", async ({ page }) => {
  const words = `Robert'); DROP TABLE interviews;-- <img src=x onerror=alert(1)> &lt;b&gt; \\ \u202e "қ"`
  const link = await wave.link(AMBULANCE)
  await page.goto(`${link}?lang=kk`)
  page.on("dialog", () => expect("a dialog").toBe("none"))
  await next(page)
  while ((await blockOn(page)) !== "comments") {
    await fillPage(page, ONLINE)
    await next(page)
  }
  const field = page.locator("#questions textarea").first()
  const name = (await field.getAttribute("name")) ?? ""
  await fillPage(page, ONLINE)
  await field.fill(words)
  await next(page)
  await page.goBack()
  await expect(field).toHaveValue(words)
  await expect(page.locator("#questions img")).toHaveCount(0)
  expect((await interviewOf(link))?.answers[name]).toBe(words)
})

test("a device whose clock is days wrong: answers count in the order they came, our time is kept beside its own", async ({
  request,
}) => {
  const link = await begun(request)
  const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
  await send(request, link, event({ value: "no", seq: 1, at: at(2) }))
  await send(request, link, event({ value: "yes", seq: 2, at: at(-2) }))
  const interview = await interviewOf(link)
  expect(interview?.answers).toEqual({ consent: "yes" })
  const rows = await database()
    .select()
    .from(answerEvents)
    .where(eq(answerEvents.interviewId, interview?.id ?? ""))
    .orderBy(asc(answerEvents.receivedAt))
  const skew = rows.map((row) => Math.round((row.at.getTime() - row.receivedAt.getTime()) / 86_400_000))
  expect(skew).toEqual([2, -2])
})

test("two tabs: what was changed in one is not undone by the other, which was opened before", async ({ browser }) => {
  const link = await wave.link(LICENCE)
  const context = await browser.newContext()
  const [old, newer] = [await context.newPage(), await context.newPage()]
  await old.goto(`${link}?lang=kk`)
  await next(old)
  await old.locator('#q-scr_age18 input[value="no"]').check()
  await expect(old.locator("#status")).toHaveText("Жауаптар сақталды")
  await newer.goto(link)
  await newer.locator('#q-scr_age18 input[value="yes"]').check()
  await expect(newer.locator("#status")).toHaveText("Жауаптар сақталды")
  await old.locator('#q-consent input[value="yes"]').check()
  await old.locator('#q-scr_received input[value="yes"]').check()
  await next(old)
  expect((await interviewOf(link))?.answers).toMatchObject({ consent: "yes", scr_received: "yes", scr_age18: "yes" })
  await context.close()
})
