// People who are called again: at the time that they named, or by somebody else after a refusal. Time is moved in the
// database: nobody waits an hour or a week.
import { type BrowserContext, expect, type Page, test } from "@playwright/test"
import { eq, sql } from "drizzle-orm"
import { appointments, calls, cases } from "@/db/schema"
import { expectAccessible } from "./axe"
import { keepFor, ownInterviewer, ownWave } from "./desk"
import { answerAll, caseIdOf, interviewsOf, question, startButtons, takeCase } from "./interviewing"
import { become, database } from "./people"

test.use({ viewport: { width: 1366, height: 768 }, timezoneId: "Asia/Almaty" })

const NOBODY = "Қазір қоңырау шалатын карточка жоқ."
const agreedFor = (caseId: string) =>
  database().select().from(appointments).where(eq(appointments.caseId, caseId)).orderBy(appointments.createdAt)
const stored = async (caseId: string) => (await database().select().from(cases).where(eq(cases.id, caseId)))[0]
const outcomes = async (caseId: string) => {
  const rows = await database().select().from(calls).where(eq(calls.caseId, caseId)).orderBy(calls.startedAt)
  return rows.map((row) => row.disposition)
}

/** What was to come has come. */
async function letTimePass(caseId: string): Promise<void> {
  await database().execute(
    sql`update appointments set at = now() - interval '1 second' where case_id = ${caseId} and ended_at is null`,
  )
  await database().execute(sql`update cases set next_attempt_at = now() where id = ${caseId}`)
}

async function toTheEnd(page: Page): Promise<void> {
  await page.keyboard.press("Enter")
  await expect(question(page)).toBeVisible()
  await answerAll(page)
  await page.keyboard.press("Enter")
  await expect(page.getByText(/^Сұхбат (квотадан артық )?қабылданды\.$/)).toBeVisible()
}

async function expectNobody(page: Page): Promise<void> {
  await page.goto("/interviewer")
  await expect(page.getByRole("button", { name: /Enter/ })).toBeEnabled()
  await page.keyboard.press("Enter")
  await expect(page.getByText(NOBODY)).toBeVisible()
}

async function workplace(context: BrowserContext, region: string, contacts: number) {
  const person = await ownInterviewer("supervisor", region, ["ru"])
  const places = Array.from({ length: contacts }, () => ({ region, service: "C23", language: "ru" }))
  const wave = await ownWave(`Қайта қоңырау ${region}`, { places })
  await become(context, person)
  return { person, wave }
}

test("an agreed time is kept by who agreed it, with an interview", async ({ page, context }) => {
  test.setTimeout(120_000)
  await workplace(context, "east_kz", 2)
  const caseId = await takeCase(page)
  await page.keyboard.press("F3")
  await page.getByRole("button", { name: "бір сағаттан кейін" }).press("Enter")
  await page.getByRole("button", { name: "Уақытты жазу" }).press("Enter")
  await expect(page.getByText("Келісілген уақыт жазылды.")).toBeVisible()
  // Until then there are others to call.
  expect(await takeCase(page)).not.toBe(caseId)
  await page.keyboard.press("F2")
  await page.keyboard.press("9")
  await page.keyboard.press("Enter")
  await expect(page.getByText("Нәтиже жазылды: Жауап бермеді.")).toBeVisible()
  await letTimePass(caseId)
  expect(await takeCase(page)).toBe(caseId)
  await toTheEnd(page)
  expect(await agreedFor(caseId)).toMatchObject([{ hard: true, outcome: "kept" }])
  expect(await outcomes(caseId)).toEqual(["appointment", "complete"])
  expect(await interviewsOf(caseId)).toMatchObject([{ status: "complete" }])
})

test("a better time is named by keys alone, with the network and without, and the case comes back then", async ({
  page,
  context,
}) => {
  test.setTimeout(120_000)
  await workplace(context, "almaty_city", 1)
  const caseId = await takeCase(page)
  const keys = page.keyboard
  await keys.press("F2")
  const sheet = page.getByRole("dialog")
  await expect(sheet).toBeVisible()
  await keys.press("1")
  await expect(sheet.getByRole("radio", { name: "Кейін қайта қоңырау шалу" })).toBeFocused()
  await keys.press("Tab")
  await expect(sheet.getByRole("radio", { name: "уақыт аталмады" })).toBeFocused()
  await keys.press("ArrowDown")
  await expect(sheet.getByRole("radio", { name: "бір сағаттан кейін" })).toBeChecked()
  await expectAccessible(page)
  await keys.press("Enter")
  await expect(page.getByText("Нәтиже жазылды: Кейін қайта қоңырау шалу.")).toBeVisible()
  const [named] = await agreedFor(caseId)
  expect(named).toMatchObject({ hard: false, endedAt: null })
  const ahead = ((named?.at.getTime() ?? 0) - Date.now()) / 60_000
  expect(ahead).toBeGreaterThan(57)
  expect(ahead).toBeLessThanOrEqual(60)
  await expectNobody(page)

  await letTimePass(caseId)
  expect(await takeCase(page)).toBe(caseId)
  await context.setOffline(true)
  await keys.press("F2")
  await keys.press("2")
  await expect(sheet.getByRole("radio", { name: "Сұхбат үзілді" })).toBeFocused()
  // To the last of the times, any other, and to its field; what has passed is said there.
  await keys.press("Tab")
  await keys.press("ArrowUp")
  await keys.press("Tab")
  const field = sheet.getByLabel("Басқа уақыт, респонденттің сағатымен")
  await expect(field).toBeFocused()
  await field.fill("2020-01-01T10:00")
  await keys.press("Enter")
  await expect(sheet.getByText("Бұл уақыт өтіп кеткен. Кейінірек уақытты таңдаңыз.")).toBeVisible()
  await expectAccessible(page)
  await field.fill("2035-05-14T10:30")
  await keys.press("Enter")
  await expect(page.getByText("Осы компьютерде сақталды.")).toBeVisible()
  expect(await outcomes(caseId)).toEqual(["call_later"])
  await context.setOffline(false)
  await expect(page.getByText("Нәтиже жазылды: Сұхбат үзілді.")).toBeVisible({ timeout: 30_000 })
  const [, later] = await agreedFor(caseId)
  expect(later).toMatchObject({ hard: false, at: new Date("2035-05-14T05:30:00Z"), endedAt: null })
  expect(await stored(caseId)).toMatchObject({ disposition: "break_off", finalAt: null })
})

test("a refusal cools down, is nobody's who heard it, and is turned by another interviewer", async ({
  page,
  context,
  browser,
}) => {
  test.setTimeout(120_000)
  const region = "nur_sultan"
  const { person, wave } = await workplace(context, region, 1)
  await keepFor(person, wave.id)
  const second = await ownInterviewer("supervisor", region, ["ru"])
  const caseId = await takeCase(page)
  await page.keyboard.press("F2")
  await page.keyboard.press("3")
  await expect(page.getByRole("radio", { name: "Бас тартты, қайта қоңырау шалуға болады" })).toBeChecked()
  await page.getByRole("dialog").getByRole("textbox").fill("Жұмыста, асығыс еді")
  await page.keyboard.press("Enter")
  await expect(page.getByText(/^Нәтиже жазылды: Бас тартты/)).toBeVisible()
  const cooling = await stored(caseId)
  expect(cooling).toMatchObject({ finalAt: null, refusals: 1, reservedFor: null })
  const days = ((cooling?.nextAttemptAt?.getTime() ?? 0) - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(6.9)

  const other = await browser.newContext({ viewport: { width: 1366, height: 768 }, timezoneId: "Asia/Almaty" })
  try {
    await become(other, second)
    const theirs = await other.newPage()
    await expectNobody(theirs)
    await letTimePass(caseId)
    await expectNobody(page)
    expect(await takeCase(theirs)).toBe(caseId)
    await expect(theirs.getByRole("complementary").first()).toContainText("Жұмыста, асығыс еді")
    await toTheEnd(theirs)
    expect(caseIdOf(theirs)).toBe(caseId)
  } finally {
    await other.close()
  }
  expect(await outcomes(caseId)).toEqual(["soft_refusal", "complete"])
  expect(await interviewsOf(caseId)).toMatchObject([{ status: "complete", interviewerId: second.id }])
  await expect(startButtons(page)).toHaveCount(0)
})
