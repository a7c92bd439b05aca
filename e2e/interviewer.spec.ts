// The interviewer's day: cases by keyboard, outcomes, appointments, and nothing lost whatever happens to the network.
import { expect, test } from "@playwright/test"
import { eq, sql } from "drizzle-orm"
import { transact } from "@/db/client"
import { SYSTEM } from "@/db/queries/audit"
import { releaseCase } from "@/db/queries/cases"
import { endSession } from "@/db/queries/sessions"
import { appointments, calls, cases, quotaCells } from "@/db/schema"
import { expectAccessible } from "./axe"
import {
  answerAll,
  answersOf,
  answerWith,
  comeToWork,
  countEvents,
  expectSaved,
  interviewsOf,
  question,
  saved,
  startAsking,
  takeCase,
} from "./interviewing"
import { become, database } from "./people"

const DESKTOP = { width: 1366, height: 768 }
test.use({ viewport: DESKTOP, timezoneId: "Asia/Almaty" })

test("a case from the first ring to the next case without a mouse", async ({ page, context }) => {
  test.setTimeout(120_000)
  await comeToWork(context, "interviewer")
  const caseId = await takeCase(page)
  await expectAccessible(page)
  await page.keyboard.press("Enter")
  await expect(question(page)).toHaveAttribute("lang", "kk")
  const first = await question(page).innerText()
  await page.keyboard.press("Control+l")
  await expect(question(page)).toHaveAttribute("lang", "ru")
  await page.keyboard.press("Control+l")
  await page.keyboard.press("Control+l")
  await answerWith(page, "1", "Backspace")
  await expect(question(page)).toHaveText(first)
  await expectAccessible(page)
  const frame = await page.evaluate(() => document.documentElement.scrollHeight)
  expect(frame).toBeLessThanOrEqual(DESKTOP.height)

  await answerAll(page)
  await page.keyboard.press("Enter")
  await expect(page.getByText("Сұхбат қабылданды.")).toBeVisible()
  const [interview] = await interviewsOf(caseId)
  expect(interview).toMatchObject({ status: "complete", standing: "counted", mode: "phone", language: "kk" })
  expect(interview?.answers).toMatchObject({ consent: "yes", recontact_phone: "•" })

  await expect(page.getByRole("button", { name: "Келесі карточка" })).toBeEnabled()
  await page.keyboard.press("Enter")
  await page.waitForURL((url) => url.pathname.startsWith("/interviewer/case/") && !url.pathname.endsWith(caseId))
})

test("the next question comes at once, without waiting for the network", async ({ page, context }) => {
  await comeToWork(context, "interviewer")
  await page.route("**/interviewer/events/**", () => undefined)
  await startAsking(page)
  await answerWith(page, "1", "1", "1")
  await expect(saved(page)).toHaveAttribute("data-saved", "saving")
})

test("an outcome is coded with two keys, and the case goes back", async ({ page, context }) => {
  await comeToWork(context, "interviewer")
  const caseId = await takeCase(page)
  await page.keyboard.press("F2")
  const sheet = page.getByRole("dialog")
  await expect(sheet).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press("9")
  await expect(sheet.getByRole("radio", { name: "Жауап бермеді" })).toBeChecked()
  await sheet.getByRole("textbox").fill("Кешке қайта шалу керек")
  await page.keyboard.press("Enter")
  await expect(page.getByText("Нәтиже жазылды: Жауап бермеді.")).toBeVisible()
  const [row] = await database().select().from(cases).where(eq(cases.id, caseId))
  expect(row).toMatchObject({ disposition: "no_answer", attempts: 1, finalAt: null, leasedBy: null })
  const [call] = await database().select().from(calls).where(eq(calls.caseId, caseId))
  expect(call).toMatchObject({ disposition: "no_answer", note: "Кешке қайта шалу керек" })
})

test("an appointment is refused in the past, made, shown, and kept", async ({ page, context }) => {
  await comeToWork(context, "interviewer")
  const caseId = await takeCase(page)
  await page.keyboard.press("F3")
  const sheet = page.getByRole("dialog")
  const at = sheet.getByLabel("Қашан, респонденттің сағатымен")
  await at.fill("2020-01-01T10:00")
  await sheet.getByRole("button", { name: "Уақытты жазу" }).click()
  await expect(sheet.getByText("Бұл уақыт өтіп кеткен. Кейінірек уақытты таңдаңыз.")).toBeVisible()
  await sheet.getByRole("button", { name: "ертең 10:00" }).click()
  await sheet.getByRole("button", { name: "Уақытты жазу" }).click()
  await expect(page.getByText("Келісілген уақыт жазылды.")).toBeVisible()
  const [made] = await database().select().from(appointments).where(eq(appointments.caseId, caseId))
  const local = made?.at.toLocaleTimeString("kk", { timeZone: made.timezone, hour: "2-digit", minute: "2-digit" })
  expect(local).toBe("10:00")
  await page.goto("/interviewer")
  await expect(page.getByText("респонденттің уақыты")).toBeVisible()
  await expectAccessible(page)

  await database().execute(sql`update appointments set at = now() - interval '1 minute' where case_id = ${caseId}`)
  await database().execute(sql`update cases set next_attempt_at = now() where id = ${caseId}`)
  await page.reload()
  expect(await takeCase(page)).toBe(caseId)
})

test("the network goes in the middle and comes back: nothing is lost, nothing doubled", async ({ page, context }) => {
  await comeToWork(context, "interviewer")
  const caseId = await startAsking(page)
  await answerWith(page, "1")
  await expectSaved(page)
  await context.setOffline(true)
  await answerWith(page, "1", "1", "1", "1")
  await expect(saved(page)).toHaveAttribute("data-saved", "waiting")
  await expect(saved(page)).toContainText("Желіні күтуде")
  expect(await countEvents(caseId, "answered")).toBe(1)
  await context.setOffline(false)
  await expectSaved(page)
  expect(await countEvents(caseId, "answered")).toBe(5)
  expect(Object.keys(await answersOf(caseId))).toHaveLength(5)
})

test("a page reloaded before anything was sent goes on where it was", async ({ page, context }) => {
  await comeToWork(context, "interviewer")
  const caseId = await startAsking(page)
  await page.route("**/interviewer/events/**", (route) => route.abort())
  await answerWith(page, "1", "1", "1")
  const here = await question(page).innerText()
  await expect(saved(page)).toHaveAttribute("data-saved", "waiting")
  expect(await answersOf(caseId)).toEqual({})
  await page.reload()
  await expect(question(page)).toHaveText(here, { useInnerText: true })
  await expect(saved(page)).toHaveAttribute("data-saved", "waiting")
  await page.unroute("**/interviewer/events/**")
  await page.evaluate(() => window.dispatchEvent(new Event("online")))
  await expectSaved(page)
  expect(await answersOf(caseId)).toEqual({ consent: "yes", scr_received: "yes", scr_age18: "yes" })
})

test("a session that ends in the middle loses nothing, and nobody else's takes its place", async ({
  page,
  context,
}) => {
  const session = await comeToWork(context, "interviewer")
  const caseId = await startAsking(page)
  await answerWith(page, "1")
  await expectSaved(page)
  await transact(database(), (tx) => endSession(tx, session, new Date()))
  await answerWith(page, "1", "1")
  await expect(saved(page)).toHaveAttribute("data-saved", "signed_out")
  await expect(page.getByRole("link", { name: "Қайта кіру (жаңа қойындыда)" })).toHaveAttribute("target", "_blank")

  await become(context, "secondInterviewer")
  const refused = page.waitForResponse((response) => response.url().includes("/interviewer/events/"))
  await page.evaluate(() => window.dispatchEvent(new Event("focus")))
  expect((await refused).status()).toBe(401)

  await become(context, "interviewer")
  await page.evaluate(() => window.dispatchEvent(new Event("focus")))
  await expectSaved(page)
  expect(await answersOf(caseId)).toEqual({ consent: "yes", scr_received: "yes", scr_age18: "yes" })
})

test("a second tab only reads until it takes over", async ({ page, context }) => {
  await comeToWork(context, "interviewer")
  await startAsking(page)
  await answerWith(page, "1", "1")
  const here = await question(page).innerText()
  const second = await context.newPage()
  await second.goto(page.url())
  await expect(second.getByText("Бұл карточка басқа қойындыда ашық.")).toBeVisible()
  await second.keyboard.press("1")
  await expect(question(second)).toHaveText(here, { useInnerText: true })
  await second.getByRole("button", { name: "Осында жұмыс істеу" }).click()
  await expect(page.getByText("Бұл карточка басқа қойындыда ашық.")).toBeVisible()
  await expect(second.getByText("Бұл карточка басқа қойындыда ашық.")).toBeHidden()
  await expect(question(second)).toHaveText(here, { useInnerText: true })
  await answerWith(second, "1")
})

test("who does not agree hears a polite ending", async ({ page, context }) => {
  await comeToWork(context, "interviewer")
  const caseId = await startAsking(page)
  await page.keyboard.press("2")
  await expect(page.getByText("Уақыт бөлгеніңізге рақмет!")).toBeVisible()
  await page.keyboard.press("Enter")
  await expect(page.getByText("Сұхбат сыпайы аяқталды")).toBeVisible()
  expect((await interviewsOf(caseId))[0]).toMatchObject({ status: "screened_out", standing: "out" })
})

test("an end without the network is kept, and sent when it is back", async ({ page, context }) => {
  await comeToWork(context, "interviewer")
  await startAsking(page)
  await expectSaved(page)
  await context.setOffline(true)
  await page.keyboard.press("2")
  await page.keyboard.press("Enter")
  await expect(page.getByText("Осы компьютерде сақталды.")).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText("Сұхбат сыпайы аяқталды")).toBeVisible()
})

test("what an interview left behind is sent from the home page", async ({ page, context }) => {
  await comeToWork(context, "interviewer")
  const caseId = await startAsking(page)
  await page.route("**/interviewer/events/**", (route) => route.abort())
  await answerWith(page, "1", "1")
  await expect(saved(page)).toHaveAttribute("data-saved", "waiting")
  await page.goto("/interviewer")
  await expect(page.getByText(/серверге әлі жеткен жоқ/)).toBeVisible()
  await page.unroute("**/interviewer/events/**")
  await page.evaluate(() => window.dispatchEvent(new Event("online")))
  await expect(page.getByText(/серверге әлі жеткен жоқ/)).toBeHidden()
  expect(await answersOf(caseId)).toEqual({ consent: "yes", scr_received: "yes" })
})

test("a case taken back is told, and nothing entered is thrown away", async ({ page, context }) => {
  await page.clock.install()
  await comeToWork(context, "interviewer")
  const caseId = await startAsking(page)
  await transact(database(), (tx) => releaseCase(tx, SYSTEM, caseId))
  await page.clock.fastForward(61_000)
  await expect(page.getByText(/Карточка енді Сізде емес/)).toBeVisible()
  await answerWith(page, "1")
  await expectSaved(page)
  expect(await answersOf(caseId)).toEqual({ consent: "yes" })
  // Out of the other tests' way.
  await database().update(cases).set({ finalAt: new Date() }).where(eq(cases.id, caseId))
})

test("questions passed over are listed before the end, and a key leads to them", async ({ page, context }) => {
  await comeToWork(context, "interviewer")
  await startAsking(page)
  await page.getByText("Аяқтау", { exact: true }).click()
  await page.getByRole("button", { name: /Сұхбат сапасын тексеру/ }).click()
  await page.keyboard.press("2")
  await expect(page.getByText(/^Жауапсыз қалған:/)).toBeVisible()
  await page.keyboard.press("Enter")
  await expect(question(page)).toContainText("сауалнамаға қатысуға келісесіз бе")
})

test("a quota that closed meanwhile is told kindly before the interview", async ({ page, context }) => {
  await comeToWork(context, "interviewer")
  const caseId = await takeCase(page)
  const [row] = await database().select().from(cases).where(eq(cases.id, caseId))
  const cell = sql`wave_id = ${row?.waveId} and region = ${row?.region} and service = ${row?.service}`
  const [before] = await database().select({ target: quotaCells.target }).from(quotaCells).where(cell)
  await database().execute(sql`update quota_cells set target = accepted + reserved where ${cell}`)
  try {
    await page.keyboard.press("Enter")
    await expect(page.getByText("Мұндай жауаптар жеткілікті жиналды")).toBeVisible()
    expect(await interviewsOf(caseId)).toEqual([])
    await page.getByRole("button", { name: "«Квота толды» деп белгілеу" }).click()
    await page.keyboard.press("Enter")
    await expect(page.getByText("Нәтиже жазылды: Квота толды.")).toBeVisible()
  } finally {
    await database().execute(sql`update quota_cells set target = ${before?.target} where ${cell}`)
  }
})

test("two interviewers never get the same case", async ({ browser }) => {
  const contexts = await Promise.all([browser.newContext(), browser.newContext()])
  await comeToWork(contexts[0]!, "interviewer")
  await comeToWork(contexts[1]!, "secondInterviewer")
  const pages = await Promise.all(contexts.map((context) => context.newPage()))
  const taken = await Promise.all(pages.map(takeCase))
  expect(new Set(taken).size).toBe(2)
  await Promise.all(contexts.map((context) => context.close()))
})
