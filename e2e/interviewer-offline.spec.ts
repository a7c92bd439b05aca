// Work without a network: the console's pages open from this machine, a whole interview is made, and all of it is sent
// later; a browser that is killed loses nothing.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type BrowserContext, chromium, expect, type Page, test } from "@playwright/test"
import { eq } from "drizzle-orm"
import { calls, cases } from "@/db/schema"
import { expectAccessible } from "./axe"
import {
  answerAll,
  answersOf,
  answerWith,
  comeToWork,
  countEvents,
  expectSaved,
  givenOf,
  interviewsOf,
  question,
  saved,
  startAsking,
  startButtons,
} from "./interviewing"
import { killBrowser } from "./kill-browser"
import { become, database } from "./people"
import { world } from "./world"

test.use({ viewport: { width: 1366, height: 768 }, timezoneId: "Asia/Almaty" })

const KEPT = "Осы компьютерде сақталды."
const phoneSealed = (given: (string | string[])[]) => given.map((one) => (one === "+7 701 234 56 78" ? "•" : one))

/** Takes so many cases ahead; their ids once each opens without a network. */
async function takeAhead(page: Page, n: number): Promise<string[]> {
  await page.goto("/interviewer")
  await page.getByLabel("Қанша").selectOption(String(n))
  await page.getByRole("button", { name: "Карточкаларды алдын ала алу" }).click()
  const links = page.locator("[data-ahead=kept] a")
  await expect(links).toHaveCount(n)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""))
  return addresses.map((address) => address.split("/").at(-1) ?? "")
}

/** What this machine keeps for work without a network. */
const keptPages = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("saual-pages-"))
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return all.flat().map(({ url }) => new URL(url).pathname)
  })

/** No network for pages and for their worker, which asks by itself. */
const cut = async (context: BrowserContext) => {
  await context.setOffline(true)
  await context.route("**", (route) => route.abort("internetdisconnected"))
}

const backOnline = async (page: Page, context: BrowserContext) => {
  await context.unroute("**")
  await context.setOffline(false)
  await page.evaluate(() => window.dispatchEvent(new Event("online")))
}

test("cases taken ahead: a whole interview and an outcome without a network, sent hours later", async ({
  page,
  context,
}) => {
  test.setTimeout(120_000)
  await page.clock.install()
  await comeToWork(context, "aheadInterviewer")
  const [first, second] = await takeAhead(page, 2)
  if (!first || !second) throw new Error("nothing taken ahead")
  await expectAccessible(page)
  expect((await database().select().from(cases).where(eq(cases.id, first)))[0]).toMatchObject({ leasedBy: null })

  await cut(context)
  await page.goto(`/interviewer/case/${first}`)
  await expect(startButtons(page).first()).toBeEnabled()
  await page.keyboard.press("F1")
  await page.keyboard.press("Enter")
  await expect(question(page)).toBeVisible()
  const begin = await answerAll(page, 6)
  await expect(saved(page)).toHaveAttribute("data-saved", "waiting")
  const here = await question(page).innerText()
  await page.reload()
  await expect(question(page)).toHaveText(here, { useInnerText: true, timeout: 15_000 })
  await page.clock.fastForward("01:00:00")
  const rest = await answerAll(page)
  await page.keyboard.press("Enter")
  await expect(page.getByText(KEPT)).toBeVisible()
  expect(await answersOf(first)).toEqual({})

  await page.goto(`/interviewer/case/${second}`)
  await expect(startButtons(page).first()).toBeEnabled()
  await page.keyboard.press("F2")
  await page.getByRole("radio", { name: "Жауап бермеді" }).click()
  await page.keyboard.press("Enter")
  await expect(page.getByText(KEPT)).toBeVisible()
  await page.goto("/interviewer")
  await expect(page.locator("[data-ahead=done]")).toHaveCount(2)
  await expect(page.getByText("2 карточка жіберілуін күтіп тұр")).toBeVisible()

  await page.clock.fastForward("02:00:00")
  await backOnline(page, context)
  await expect(page.getByText("жіберілуін күтіп тұр.")).toBeHidden({ timeout: 30_000 })
  await expect.poll(async () => (await interviewsOf(first))[0]?.status).toBe("complete")
  expect(await givenOf(first)).toEqual(phoneSealed([...begin, ...rest]))
  expect((await database().select().from(cases).where(eq(cases.id, second)))[0]).toMatchObject({
    ...{ disposition: "no_answer", attempts: 1, aheadFor: null },
  })
  const [call] = await database().select().from(calls).where(eq(calls.caseId, first))
  expect(call).toMatchObject({ disposition: "complete", dialler: "manual", phone: 1 })
  const minutes = ((call?.endedAt?.getTime() ?? 0) - (call?.startedAt.getTime() ?? 0)) / 60_000
  expect(minutes).toBeGreaterThan(59)
  expect(minutes).toBeLessThan(70)
})

test("the network goes before the first question and comes back after the last", async ({ page, context }) => {
  test.setTimeout(120_000)
  await page.clock.install()
  await comeToWork(context, "aheadInterviewer")
  const caseId = await startAsking(page)
  await answerWith(page, "1")
  await expectSaved(page)
  await expect.poll(() => keptPages(page)).toContain(`/interviewer/case/${caseId}`)
  await cut(context)
  const given = await answerAll(page, 10)
  const here = await question(page).innerText()
  // The page that was kept knows nothing of the interview; this machine does, of what the server has, too.
  await page.reload()
  await expect(question(page)).toHaveText(here, { useInnerText: true, timeout: 15_000 })
  given.push(...(await answerAll(page)))
  await page.clock.fastForward("03:00:00")
  await page.keyboard.press("Enter")
  await expect(page.getByText(KEPT)).toBeVisible()
  expect(await keptPages(page)).not.toContain(`/interviewer/case/${caseId}`)
  await backOnline(page, context)
  await expect(page.getByText("Сұхбат қабылданды.")).toBeVisible({ timeout: 30_000 })
  expect(await givenOf(caseId)).toEqual(["yes", ...phoneSealed(given)])
})

test("the browser is killed in the middle of an interview and goes on where it was", async ({ launchOptions }) => {
  test.setTimeout(120_000)
  const folder = mkdtempSync(join(tmpdir(), "saual-e2e-"))
  const open = () =>
    chromium.launchPersistentContext(folder, { ...launchOptions, baseURL: world().url, timezoneId: "Asia/Almaty" })
  try {
    const before = await open()
    await comeToWork(before, "aheadInterviewer")
    const page = before.pages()[0] ?? (await before.newPage())
    const caseId = await startAsking(page)
    await answerWith(page, "1")
    await expectSaved(page)
    await page.route("**/interviewer/events/**", (route) => route.abort())
    await answerWith(page, "1", "1", "1")
    await expect(saved(page)).toHaveAttribute("data-saved", "waiting")
    const here = await question(page).innerText()
    await killBrowser(before)
    expect(await countEvents(caseId, "answered")).toBe(1)

    const after = await open()
    await become(after, "aheadInterviewer")
    const again = await after.newPage()
    await again.goto(`/interviewer/case/${caseId}`)
    await expect(question(again)).toHaveText(here, { useInnerText: true, timeout: 15_000 })
    await expectSaved(again)
    expect(await countEvents(caseId, "answered")).toBe(4)
    await after.close()
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
})

test("what is kept for one session is gone with it", async ({ page, context }) => {
  await comeToWork(context, "aheadInterviewer")
  const [caseId] = await takeAhead(page, 1)
  expect(await keptPages(page)).toContain(`/interviewer/case/${caseId}`)
  await page.getByRole("button", { name: "Қайтару" }).click()
  await expect(page.locator("[data-ahead]")).toHaveCount(0)
  await expect.poll(() => keptPages(page)).not.toContain(`/interviewer/case/${caseId}`)
  await takeAhead(page, 1)
  await page.getByRole("button", { name: "Шығу" }).click()
  await page.waitForURL("**/sign-in")
  expect(await keptPages(page)).toEqual([])
})
