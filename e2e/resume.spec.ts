// Going on from another device by a code. In one order: tries are limited for the whole network of the tests.
import { expect, type Page, test } from "@playwright/test"
import { blockOn, fillPage, next, ONLINE, press } from "./form"
import { LICENCE, type OwnWave, ownWave } from "./own-wave"

test.describe.configure({ mode: "serial" })
test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } })

let wave: OwnWave
test.beforeAll(async () => {
  wave = await ownWave("Басқа құрылғы")
})

async function enter(page: Page, code: string): Promise<void> {
  await page.getByLabel("Код").fill(code)
  await press(page, page.getByRole("button", { name: "Жалғастыру" }))
}

test("a saved questionnaire goes on elsewhere from the same place, and on both devices", async ({ page, browser }) => {
  const link = await wave.link(LICENCE)
  await page.goto(link)
  await next(page)
  await fillPage(page, ONLINE)
  await next(page)
  await page.locator('#q-receipt_form input[value="office"]').check()
  await press(page, page.locator('button[value="leave"]'))
  const code = await page.locator(".code strong").innerText()
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
  await page.reload()
  await expect(page.locator(".code strong")).toHaveText(code)
  await expectFitting(page)

  const context = await browser.newContext({ javaScriptEnabled: false, locale: "kk-KZ" })
  const other = await context.newPage()
  await other.goto("/r/resume?lang=kk")
  await enter(other, "0000-0000")
  await expect(other.getByRole("alert")).toHaveText(
    "Мұндай коды бар аяқталмаған сауалнама жоқ. Кодты тексеріп, қайта енгізіңіз.",
  )
  await expect(other.getByLabel("Код")).toHaveValue("0000-0000")
  await enter(other, ` ${code.toLowerCase().replace("-", "")} `)
  expect(new URL(other.url()).pathname).toMatch(/^\/r\/[0-9a-z]{16}$/)
  expect(new URL(other.url()).pathname).not.toBe(link)
  expect(await blockOn(other)).toBe("receipt")
  await expect(other.locator('#q-receipt_form input[value="office"]')).toBeChecked()
  await other.locator('#q-receipt_form input[value="online"]').check()
  await next(other)
  await page.goto(`${link}?page=receipt`)
  await expect(page.locator('#q-receipt_form input[value="online"]')).toBeChecked()

  await page.goto(`${link}/withdraw`)
  await press(page, page.getByRole("button", { name: "Бас тартып, деректерімді жою" }))
  await other.goto("/r/resume?lang=kk")
  await enter(other, code)
  await expect(other.getByRole("alert")).toBeVisible()
  await context.close()
})

test("who guesses codes is asked to wait, in words and for programs", async ({ page, request }) => {
  await page.goto("/r/resume?lang=kk")
  for (let n = 0; n < 12; n++) await request.post("/r/resume?lang=kk", { form: { code: `AAAA-000${n % 10}` } })
  await enter(page, "AAAA-1111")
  await expect(page.locator("h1")).toHaveText("Тым көп әрекет жасалды")
  await expect(page.getByText(/\d+ минуттан кейін қайталап көріңіз/)).toBeVisible()
  const answer = await request.post("/r/resume?lang=kk", { form: { code: "AAAA-1111" } })
  expect(answer.status()).toBe(429)
  expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(0)
})

async function expectFitting(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
}
