// The online form for everybody: each page and state with axe, at 320 px and at 200 %, in forced colours, by keys, read out.
import { expect, type Page, test } from "@playwright/test"
import { expectAccessible } from "./axe"
import { blockOn, fillPage, next, ONLINE, press } from "./form"
import { LICENCE, type OwnWave, ownWave } from "./own-wave"

let wave: OwnWave
test.beforeAll(async () => {
  wave = await ownWave("Қолжетімділік")
})

/** How far a first row of marks is along the online path. */
async function toRatings(page: Page, language: string): Promise<string> {
  const link = await wave.link(LICENCE)
  await page.goto(`${link}?lang=${language}`)
  await next(page)
  while ((await blockOn(page)) !== "rate_online") {
    await fillPage(page, ONLINE)
    await next(page)
  }
  return link
}

async function expectNoSideways(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
}

for (const [language, scheme] of [
  ["kk", "light"],
  ["ru", "dark"],
] as const) {
  test(`every page and state has no finding of axe, nothing moves and nothing is animated: ${language}, ${scheme}`, async ({
    page,
  }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" })
    await watchShifts(page)
    const link = await wave.link(LICENCE)
    const look = async () => {
      await expect(page.locator("html")).toHaveAttribute("lang", language)
      // What lies half under the sticky meaning of the scale counts as too small a target there.
      await page.evaluate(() => window.scrollTo(0, 0))
      await expectAccessible(page)
      await expectNoSideways(page)
      await expectLargeTargets(page)
      expect(await shiftsOf(page)).toBe(0)
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
    }
    const at = (path: string) => page.goto(`${link}${path}${path.includes("?") ? "&" : "?"}lang=${language}`)
    await page.goto(`${wave.openLink}?lang=${language}`)
    await look()
    await at("/about")
    await look()
    await at("")
    await look()
    await next(page)
    await next(page)
    await expect(page.locator(".summary a")).not.toHaveCount(0)
    await look()
    await press(page, page.locator('button[value="leave"]'))
    await look()
    await page.goto(link)
    const review = page.locator('button[value="review"]')
    while ((await review.count()) === 0) {
      await look()
      await fillPage(page, ONLINE)
      await next(page)
    }
    await fillPage(page, ONLINE)
    await press(page, review)
    await look()
    await next(page)
    await expect(page.locator(".number")).toBeVisible()
    await look()
    await at("/transcript")
    await look()
    await at("/withdraw")
    await look()
    await page.goto(`/r/unknown?lang=${language}`)
    await look()
  })
}

test("all answers can be looked through before the end; a change leads back and is kept", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } })
  const page = await context.newPage()
  const link = await wave.link({ region: "atyrau", service: "L14", language: "kk" })
  await page.goto(link)
  await next(page)
  const review = page.getByRole("button", { name: "Жауаптарды қарап шығу" })
  while ((await review.count()) === 0) {
    await fillPage(page, ONLINE)
    await next(page)
  }
  await fillPage(page, ONLINE)
  await press(page, review)
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Жауаптарыңызды қарап шығыңыз")
  await expectNoSideways(page)
  await page.getByRole("link", { name: "Русский" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Проверьте свои ответы")
  await page.getByRole("link", { name: "Қазақша" }).click()
  const change = page.getByRole("link", { name: /^Өзгерту/ })
  const first = await change.first().getAttribute("href")
  await page.locator('.change[href*="rate_ambulance"]').first().click()
  expect(await blockOn(page)).toBe("rate_ambulance")
  await page.locator(".question.rating .mark").nth(0).click()
  await press(page, page.getByRole("button", { name: "English" }))
  await press(page, page.getByRole("button", { name: "Қазақша" }))
  await press(page, page.getByRole("button", { name: "Сақтап, жауаптарға оралу" }))
  expect(await change.first().getAttribute("href")).toBe(first)
  await expect(page.locator(".part", { hasText: "Жедел жәрдем жұмысын бағалау" }).locator("dd").first()).toContainText(
    "1",
  )
  await next(page)
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Сауалнама толтырылды")
  await page.goto(`${link}?review=1`)
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Сауалнама толтырылды")
  await context.close()
})

test("while something is open there is nothing to look through: the open question is shown", async ({ page }) => {
  const link = await wave.link(LICENCE)
  await page.goto(link)
  await next(page)
  await page.goto(`${link}?review=1`)
  expect(await blockOn(page)).toBe("screening")
  await expect(page.locator(".summary a")).toHaveCount(3)
})

test("by keys: a digit rates the row and leads to the next, words stay words", async ({ page }) => {
  await toRatings(page, "kk")
  await expect(page.getByText("1–5 пернелері баға қояды", { exact: false })).toBeVisible()
  const rows = page.locator('[data-type="rating"]')
  await page.keyboard.press("5")
  await expect(rows.locator("input:checked")).toHaveCount(0)
  await rows.nth(0).getByRole("radio").first().focus()
  await page.keyboard.press("5")
  await expect(rows.nth(0).getByRole("radio", { name: /^5/ })).toBeChecked()
  await expect(page.locator("#said")).toHaveText("5: Өте жақсы")
  await expect(rows.nth(1).getByRole("radio").first()).toBeFocused()
  await page.keyboard.press("2")
  await expect(rows.nth(1).getByRole("radio", { name: /^2/ })).toBeChecked()
  await page.keyboard.press("9")
  await expect(rows.nth(2).locator("input:checked")).toHaveCount(0)
  await rows.nth(0).getByRole("radio", { name: /^5/ }).focus()
  await page.keyboard.press("ArrowLeft")
  await expect(rows.nth(0).getByRole("radio", { name: /^4/ })).toBeChecked()
  await expect(page.locator("#status")).toHaveText("Жауаптар сақталды")
})

test("what a screen reader reads: statement, mark and its meaning, the way on", async ({ page }) => {
  await toRatings(page, "en")
  const row = page.locator('[data-type="rating"]').first()
  await expect(row).toMatchAriaSnapshot(`
    - group /easy to register/:
      - radio /^1 . No service/
      - radio /^2 . \\w+/
      - radio /^3 . \\w+/
      - radio /^4 . Good/
      - radio /^5 . Very good/
      - group: I cannot rate this
  `)
  await expect(page.locator("body")).toMatchAriaSnapshot(`
    - banner:
      - navigation "Language of the questionnaire":
        - button "Қазақша"
        - button "Русский"
        - button "English"
    - main:
      - progressbar /\\d+ of \\d+ questions answered/
      - heading [level=1]
  `)
  await next(page)
  const summary = page.locator(".summary")
  await expect(summary).toBeFocused()
  const link = summary.getByRole("link").first()
  await link.press("Enter")
  const question = page.locator(".question.is-wrong").first()
  await expect(question).toBeFocused()
  await expect(question).toHaveAttribute("aria-describedby", /.+/)
  expect(await page.title()).toContain("Check")
})

test("at 200 % and in a narrow window nothing is cut off, in every language", async ({ browser }) => {
  test.setTimeout(90_000)
  for (const language of ["kk", "ru", "en"]) {
    // A window of 1280 px at 400 % is 320 px wide, at 200 % 640 px.
    for (const width of [320, 640]) {
      const context = await browser.newContext({ viewport: { width, height: 512 }, deviceScaleFactor: 2 })
      const page = await context.newPage()
      await page.goto(`${wave.openLink}?lang=${language}`)
      await expectNoSideways(page)
      const link = await toRatings(page, language)
      await expectNoSideways(page)
      await expectLargeTargets(page)
      await page.goto(`${link}/about?lang=${language}`)
      await expectNoSideways(page)
      await context.close()
    }
  }
})

test("where a page is wide, marks stand beside their statement", async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  await toRatings(page, "kk")
  const row = page.locator('[data-type="rating"]').first()
  const [statement, marks] = [await row.locator("legend").boundingBox(), await row.locator(".marks").boundingBox()]
  expect((statement?.x ?? 0) + (statement?.width ?? 0)).toBeLessThanOrEqual(marks?.x ?? 0)
  expect(statement?.width ?? 0).toBeGreaterThan(200)
  const [box, last] = [await row.boundingBox(), await row.locator(".mark").last().boundingBox()]
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThan((box?.x ?? 0) + (box?.width ?? 0))
  await page.setViewportSize({ width: 360, height: 740 })
  const [above, below] = [await row.locator("legend").boundingBox(), await row.locator(".marks").boundingBox()]
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0)
})

test("in forced colours a chosen mark still differs from the others", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" })
  await toRatings(page, "kk")
  await page.locator('[data-type="rating"] .mark').first().click()
  const looks = await page
    .locator('[data-type="rating"] .mark > span')
    .evaluateAll((marks) =>
      marks.slice(0, 2).map((mark) => getComputedStyle(mark).backgroundColor + getComputedStyle(mark).outlineStyle),
    )
  expect(looks[0]).not.toBe(looks[1])
})

async function expectLargeTargets(page: Page): Promise<void> {
  const typed = ".typed textarea, .typed select, .typed input[type=text], .typed input[type=tel]"
  const pressed = "summary, .option, .mark, .button, .languages a, .languages button, .change"
  const small = await page.locator(`${typed}, ${pressed}`).evaluateAll((all) =>
    all
      .filter((one) => one.checkVisibility())
      .map((one) => ({ words: one.textContent, box: one.getBoundingClientRect() }))
      .filter(({ box }) => Math.min(box.width, box.height) < 43.5)
      .map(({ words }) => words),
  )
  expect(small).toEqual([])
}

type Shifting = Window & { shifted?: number }

/** Notes how far things on a page move without the reader having done anything. */
const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    const seen = window as Shifting
    seen.shifted = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) seen.shifted = (seen.shifted ?? 0) + entry.value
    }).observe({ type: "layout-shift", buffered: true })
  })

const shiftsOf = (page: Page) => page.evaluate(() => (window as Shifting).shifted)
