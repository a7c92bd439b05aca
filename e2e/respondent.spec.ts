// The respondent's whole way, without JavaScript on a narrow phone and with it.
import { expect, type Page, test } from "@playwright/test"
import { eq } from "drizzle-orm"
import { hashToken } from "@/adapters/vault/token"
import { findLatestInterview } from "@/db/queries/respondent"
import { answerEvents, links } from "@/db/schema"
import { expectAccessible } from "./axe"
import { blockOn, fillPage, fillToEnd, next, ONLINE, press } from "./form"
import { AMBULANCE, LICENCE, type OwnWave, ownWave } from "./own-wave"
import { database } from "./people"

let wave: OwnWave
test.beforeAll(async () => {
  wave = await ownWave("Онлайн")
})

async function interviewOf(link: string) {
  const hash = hashToken(link.replace("/r/", ""))
  const [row] = await database().select().from(links).where(eq(links.tokenHash, hash))
  return findLatestInterview(database(), row?.caseId ?? "")
}

async function begin(page: Page, link: string, lang: string): Promise<void> {
  await page.goto(`${link}?lang=${lang}`)
  await next(page)
}

test.describe("without JavaScript, at 320 px", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } })

  test("the online path in Kazakh", async ({ page }) => {
    const link = await wave.link(LICENCE)
    await page.goto(link)
    await expect(page.locator("html")).toHaveAttribute("lang", "kk")
    await expect(page.getByText("15 минут", { exact: false }).first()).toBeVisible()
    await next(page)
    const seen = await fillToEnd(page, ONLINE, expectNarrow)
    expect([...new Set(seen)]).toEqual([
      ...["screening", "receipt", "recipient", "online_access", "online_path", "rate_online", "integrity"],
      ...["complaint", "call_centre", "comments", "demography", "closing"],
    ])
    await expect(page.locator("h1")).toHaveText("Сауалнама толтырылды")
    await expect(page.locator(".number")).toHaveText(/^[0-9A-F]{4}-[0-9A-F]{4}$/)
    const interview = await interviewOf(link)
    expect(interview).toMatchObject({ status: "complete", standing: "counted", mode: "online", language: "kk" })
    expect(interview?.answers).toMatchObject({ receipt_place: "egov", e_result: "4" })
    expect(interview?.answers).not.toHaveProperty("o_result")
  })

  test("the ambulance path in Kazakh", async ({ page }) => {
    const link = await wave.link(AMBULANCE)
    await begin(page, link, "kk")
    const mind = { ...ONLINE, recontact_consent: "yes", recontact_phone: "+7 701 234 56 78" }
    const seen = await fillToEnd(page, mind, expectNarrow)
    expect([...new Set(seen)]).toEqual([
      ...["screening", "ambulance", "rate_ambulance", "comments", "demography", "closing"],
    ])
    await expect(page.locator("h1")).toHaveText("Сауалнама толтырылды")
    const interview = await interviewOf(link)
    expect(interview).toMatchObject({ status: "complete", language: "kk" })
    expect(interview?.answers.recontact_phone).toBe("•")
  })

  test("going back, leaving and coming again keep every answer", async ({ page }) => {
    const link = await wave.link(LICENCE)
    await begin(page, link, "kk")
    await fillPage(page, ONLINE)
    await next(page)
    await page.locator('#q-receipt_form input[value="office"]').check()
    await press(page, page.locator('button[value="back"]'))
    expect(await blockOn(page)).toBe("screening")
    await expect(page.locator('#q-consent input[value="yes"]')).toBeChecked()
    await next(page)
    await expect(page.locator('#q-receipt_form input[value="office"]')).toBeChecked()
    await press(page, page.locator('button[value="leave"]'))
    await expect(page.locator(".address")).toContainText(link)
    await page.goto(link)
    expect(await blockOn(page)).toBe("receipt")
    await expect(page.locator('#q-receipt_form input[value="office"]')).toBeChecked()
  })

  test("another language keeps what was chosen on the page", async ({ page }) => {
    const link = await wave.link(LICENCE)
    await begin(page, link, "kk")
    await page.locator('#q-consent input[value="yes"]').check()
    await press(page, page.getByRole("button", { name: "English" }))
    await expect(page.locator("html")).toHaveAttribute("lang", "en")
    await expect(page.locator('#q-consent input[value="yes"]')).toBeChecked()
    expect((await interviewOf(link))?.language).toBe("en")
  })

  test("what is missing is told beside the question, and nothing is lost", async ({ page }) => {
    await begin(page, await wave.link(LICENCE), "en")
    await page.locator('#q-consent input[value="yes"]').check()
    const answered = page.waitForResponse((response) => response.request().method() === "POST")
    await next(page)
    expect((await answered).status()).toBe(422)
    await expect(page.locator(".summary a")).toHaveCount(2)
    await expect(page.locator("#q-scr_age18 .wrong")).toHaveText(/Answer this question/)
    await expect(page.locator('#q-consent input[value="yes"]')).toBeChecked()
  })

  test("whoever is not asked is thanked", async ({ page }) => {
    const link = await wave.link(LICENCE)
    await begin(page, link, "ru")
    await fillPage(page, { ...ONLINE, scr_received: "no" })
    await next(page)
    await expect(page.locator("h1")).toHaveText("Спасибо, что уделили время")
    expect(await interviewOf(link)).toMatchObject({ status: "screened_out", standing: "out" })
    await page.goto(link)
    await expect(page.locator("h1")).toHaveText("Спасибо, что уделили время")
  })
})

test("each answer is saved at once, and kept without a connection until there is one", async ({ page, context }) => {
  const link = await wave.link(AMBULANCE)
  await begin(page, link, "ru")
  await expectAccessible(page)
  await page.locator('#q-consent input[value="yes"]').check()
  await expect(page.locator("#status")).toHaveText("Ответы сохранены")
  await context.setOffline(true)
  await page.locator('#q-scr_received input[value="yes"]').check()
  await expect(page.locator("#status")).toContainText("Нет связи")
  await page.locator("button.main").click()
  await expect(page.locator("#status")).toContainText("нажмите кнопку ещё раз")
  expect((await interviewOf(link))?.answers).toEqual({ consent: "yes" })
  await context.setOffline(false)
  await expect(page.locator("#status")).toHaveText("Ответы сохранены")
  expect((await interviewOf(link))?.answers).toEqual({ consent: "yes", scr_received: "yes" })
  const { id } = (await interviewOf(link)) ?? { id: "" }
  expect(await database().select().from(answerEvents).where(eq(answerEvents.interviewId, id))).toHaveLength(2)
})

test("questions that follow from an answer appear on the page", async ({ page }) => {
  await begin(page, await wave.link(LICENCE), "en")
  await fillPage(page, ONLINE)
  await next(page)
  await page.locator('#q-receipt_form input[value="online"]').check()
  await page.locator('#q-receipt_place input[value="other"]').check()
  await page.locator("#q-receipt_place_other textarea").fill("At home")
  await page.locator('#q-receipt_form input[value="office"]').check()
  await expect(page.locator('#q-receipt_place input[value="fo_manager"]')).toBeVisible()
  await expectAccessible(page)
})

async function expectNarrow(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(beyond).toBeLessThanOrEqual(0)
  for (const mark of await page.locator(".mark").all()) {
    const box = await mark.boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
  }
}
