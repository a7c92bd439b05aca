// Who asks and why, one's own answers, withdrawing; and one interview whoever fills it in.
import { expect, type Page, test } from "@playwright/test"
import { and, eq } from "drizzle-orm"
import { hashToken, newToken } from "@/adapters/vault/token"
import { transact } from "@/db/client"
import { newId } from "@/db/ids"
import { SYSTEM } from "@/db/queries/audit"
import { recordOutcome } from "@/db/queries/calls"
import { appendEvents } from "@/db/queries/events"
import { startInterview } from "@/db/queries/interviews"
import { createLink } from "@/db/queries/links"
import { findLatestInterview } from "@/db/queries/respondent"
import { answerEvents, appointments, cases, contacts, interviews, links } from "@/db/schema"
import { expectAccessible } from "./axe"
import { expectFits, keepFor, ownInterviewer, takeCaseFor } from "./desk"
import { blockOn, fillPage, fillToEnd, next, ONLINE, press } from "./form"
import { AMBULANCE, LICENCE, type OwnWave, ownWave } from "./own-wave"
import { become, database } from "./people"

let wave: OwnWave
test.beforeAll(async () => {
  wave = await ownWave("Сенім")
})

async function caseOf(link: string): Promise<string> {
  const hash = hashToken(link.replace("/r/", ""))
  const [row] = await database().select().from(links).where(eq(links.tokenHash, hash))
  return row?.caseId ?? ""
}
const interviewOf = async (link: string) => findLatestInterview(database(), await caseOf(link))
async function contactOf(link: string) {
  const [row] = await database()
    .select({ contact: contacts })
    .from(cases)
    .innerJoin(contacts, eq(contacts.id, cases.contactId))
    .where(eq(cases.id, await caseOf(link)))
  return row?.contact
}
async function anotherLink(caseId: string): Promise<string> {
  const token = newToken()
  await transact(database(), (tx) => createLink(tx, SYSTEM, caseId, hashToken(token), new Date()))
  return `/r/${token}`
}

async function expectWithdrawn(page: Page): Promise<void> {
  await expect(page.locator("h1")).toHaveText("Сіз қатысудан бас тарттыңыз")
}

test.describe("without JavaScript, at 320 px", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } })

  test("from who asks and why to the answers kept and the withdrawal", async ({ page, request }) => {
    const link = await wave.link({ ...AMBULANCE, language: "kk" })
    await page.goto(link)
    await press(page, page.getByRole("link", { name: "Кім және не үшін сұрайды" }))
    await expect(page.getByRole("heading", { name: "Қандай негізде" })).toBeVisible()
    await expect(page.getByText("monitoring@example.kz")).toBeVisible()
    await press(page, page.getByRole("link", { name: "Сауалнамаға оралу" }))
    await next(page)
    const words = "Дәрігер өте мейірімді <b>болды</b>"
    await fillToEnd(page, { ...ONLINE, comment_positive: words, comment: words })
    await press(page, page.getByRole("link", { name: "Жауаптарыңызды көріп, сақтап алу" }))
    await expect(page.locator("h1")).toHaveText("Жауаптарыңыз")
    const given = page.locator(".answers > div")
    expect(await given.count()).toBeGreaterThan(10)
    await expect(given.first()).toContainText("Иә")
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    const file = await request.get(`${link}/transcript?as=text&lang=ru`)
    expect(file.headers()["content-disposition"]).toMatch(/^attachment; filename="saual-[0-9A-F-]{9}\.txt"$/)
    expect(await file.text()).toContain("Номер анкеты")

    const before = await contactOf(link)
    const other = await anotherLink(await caseOf(link))
    await press(page, page.getByRole("link", { name: "Кім және не үшін сұрайды" }))
    await press(page, page.getByRole("link", { name: "Қатысудан бас тартып, жауаптарды қайтарып алу" }))
    await expect(page.getByText("Мұны кейін қайтару мүмкін емес.")).toBeVisible()
    expect((await interviewOf(link))?.withdrawnAt).toBeNull()
    await press(page, page.getByRole("button", { name: "Бас тартып, деректерімді жою" }))
    await expectWithdrawn(page)
    expect(await interviewOf(link)).toMatchObject({ status: "complete", standing: "out" })
    expect((await interviewOf(link))?.withdrawnAt).not.toBeNull()
    const after = await contactOf(link)
    expect(after?.sealed).toHaveLength(0)
    expect(after?.phoneFingerprint).not.toBe(before?.phoneFingerprint)
    for (const address of [link, `${link}/withdraw`, `${link}/transcript`, other]) {
      await page.goto(address)
      await expectWithdrawn(page)
    }
    expect((await request.post(`${link}/events`, { data: { events: [{}] } })).status()).toBe(410)
  })

  test("withdrawing in the middle, and before the beginning", async ({ page }) => {
    for (const begun of [true, false]) {
      const link = await wave.link(LICENCE)
      await page.goto(link)
      if (begun) {
        await next(page)
        await fillPage(page, ONLINE)
        await next(page)
      }
      await page.goto(`${link}/withdraw`)
      await press(page, page.getByRole("button", { name: "Бас тартып, деректерімді жою" }))
      await expectWithdrawn(page)
      const interview = await interviewOf(link)
      if (begun) expect(interview).toMatchObject({ status: "broken_off", standing: "out" })
      else expect(interview).toBeNull()
      const [row] = await database()
        .select()
        .from(cases)
        .where(eq(cases.id, await caseOf(link)))
      expect(row).toMatchObject({ disposition: "refusal" })
      expect((await contactOf(link))?.erasedAt).not.toBeNull()
    }
  })
})

test("agreeing to take part is an answer event of its own, by a personal link and by the open one", async ({
  page,
}) => {
  const personal = await wave.link(LICENCE)
  await page.goto(personal)
  await next(page)
  await fillPage(page, ONLINE)
  await next(page)
  await page.goto(wave.openLink)
  await page.locator("#region").selectOption("kostanay")
  await page.locator("#service").selectOption("C24")
  await next(page)
  await fillPage(page, ONLINE)
  await next(page)
  for (const address of [personal, new URL(page.url()).pathname]) {
    const interview = await interviewOf(address)
    const agreed = and(eq(answerEvents.interviewId, interview?.id ?? ""), eq(answerEvents.question, "consent"))
    const rows = await database().select().from(answerEvents).where(agreed)
    expect(rows.at(-1), address).toMatchObject({ kind: "answered", value: "yes", late: false })
  }
})

test("what was answered by phone goes on online: answers kept, the agreed time cancelled, nobody calls", async ({
  page,
}) => {
  const link = await wave.link(LICENCE)
  const caseId = await caseOf(link)
  const person = await ownInterviewer("supervisor", LICENCE.region ?? "")
  await keepFor(person, wave.id)
  const now = new Date()
  await database()
    .update(cases)
    .set({ leasedBy: person.id, leasedUntil: new Date(now.getTime() + 600_000) })
    .where(eq(cases.id, caseId))
  const id = newId()
  const start = { id, caseId, mode: "phone" as const, language: "kk", interviewerId: person.id }
  await transact(database(), (tx) => startInterview(tx, start, now))
  const event = { kind: "answered" as const, id: newId(), question: "consent", value: "yes", seq: 1 }
  const sender = { channel: "console" as const, personId: person.id }
  await appendEvents(database(), { interviewId: id }, sender, [{ ...event, at: now.toISOString() }], now)

  await page.goto(link)
  await expect(page.locator("h1")).toHaveText("Қазір Сізбен телефон арқылы сұхбат жүріп жатыр")
  const appointmentAt = new Date(now.getTime() + 86_400_000)
  const outcome = { code: "appointment", note: null, appointmentAt }
  await transact(database(), (tx) => recordOutcome(tx, caseId, person.id, outcome, now))

  await page.goto(link)
  await expect(page.getByText("Сіз телефон арқылы жауап бере бастадыңыз.", { exact: false })).toBeVisible()
  await next(page)
  expect(await blockOn(page)).toBe("screening")
  await expect(page.locator('#q-consent input[value="yes"]')).toBeChecked()
  expect(await interviewOf(link)).toMatchObject({ id, mode: "online", interviewerId: null })
  const agreed = await database().select().from(appointments).where(eq(appointments.caseId, caseId))
  expect(agreed.map(({ outcome }) => outcome)).toEqual(["cancelled"])
  // It would be the very next.
  await database().update(cases).set({ priority: 9, nextAttemptAt: null }).where(eq(cases.id, caseId))
  expect(await takeCaseFor(person).catch(() => null)).not.toBe(caseId)
})

test("somebody without a link is withdrawn by a coordinator, by the questionnaire's number", async ({
  page,
  context,
}) => {
  const link = await wave.link({ ...AMBULANCE, language: "kk" })
  await page.goto(link)
  await next(page)
  await fillToEnd(page, ONLINE)
  const number = await page.locator(".number").innerText()
  await become(context, "coordinator")
  await page.goto(`/coordinator/wave/${wave.id}/contacts/do-not-call`)
  const field = page.getByLabel("Телефон нөмірі немесе сауалнама нөмірі")
  const card = page.locator("form").filter({ has: field })
  const press = (name: string) => card.getByRole("button", { name, exact: true }).click()
  await field.fill("жоқ")
  await press("Табу")
  await expect(card.getByText("2B8B-AEFA", { exact: false })).toBeVisible()
  await field.fill("0000-0000")
  await press("Табу")
  await expect(card.getByText("Бұл кезеңде мұндай нөмірі бар карточка жоқ", { exact: false })).toBeVisible()
  await field.fill(number.toLowerCase())
  await press("Табу")
  await expect(card.getByText("1 карточка табылды, оның ішінде 1 аяқталған сұхбат.", { exact: false })).toBeVisible()
  expect((await interviewOf(link))?.withdrawnAt).toBeNull()
  await expectAccessible(page)
  await press("Деректерді жойып, бас тартуды тіркеу")
  await expect(card.getByText("Бас тарту тіркелді", { exact: false })).toBeVisible()
  expect((await interviewOf(link))?.withdrawnAt).not.toBeNull()
  expect((await contactOf(link))?.erasedAt).not.toBeNull()
  await page.setViewportSize({ width: 360, height: 740 })
  await expectFits(page)

  await become(context, "supervisor")
  await page.goto(`/coordinator/wave/${wave.id}/contacts/do-not-call`)
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Рұқсат жоқ")
})

test("every page of trust is accessible in every language, wide and narrow, light and dark", async ({ page }) => {
  test.setTimeout(120_000)
  const link = await wave.link({ ...AMBULANCE, language: "kk" })
  await page.goto(link)
  await next(page)
  await fillToEnd(page, ONLINE)
  const pages = [`${link}/about`, `${link}/transcript`, `${link}/withdraw`, "/r/resume", `${wave.openLink}/about`]
  for (const [n, lang] of (["kk", "ru", "en"] as const).entries()) {
    await page.setViewportSize(n === 1 ? { width: 1366, height: 768 } : { width: 360, height: 740 })
    await page.emulateMedia({ colorScheme: n === 2 ? "dark" : "light" })
    for (const address of pages) {
      await page.goto(`${address}?lang=${lang}`)
      await expect(page.locator("html")).toHaveAttribute("lang", lang)
      await expectAccessible(page)
      await expectFits(page)
    }
  }
  const [row] = await database()
    .select({ device: interviews.device })
    .from(interviews)
    .where(eq(interviews.caseId, await caseOf(link)))
  expect(row?.device).not.toBeNull()
})
