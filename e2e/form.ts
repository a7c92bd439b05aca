// Fills in the online form as a person would, by what stands on the page.
import { expect, type Locator, type Page } from "@playwright/test"

/** What this person answers; every other question gets its first answer, every rating a 4. */
export type Mind = Readonly<Record<string, string>>

export const ONLINE: Mind = {
  ...{ consent: "yes", scr_received: "yes", scr_age18: "yes", receipt_form: "online", receipt_place: "egov" },
  ...{ home_internet: "yes", first_attempt: "no", va_used: "yes", cc_used: "yes", complaint_filed: "oral" },
  ...{ complaint_answered: "yes", contacts_used: "no", bribe_paid: "no", recontact_consent: "no" },
}

/** Sends the page with a button and waits for the next one. */
export async function press(page: Page, button: Locator): Promise<void> {
  const loaded = page.waitForEvent("load")
  await button.click()
  await loaded
}

export const next = (page: Page): Promise<void> => press(page, page.locator("button.main:visible"))

/** The block that the page shows; undefined at the end. */
export async function blockOn(page: Page): Promise<string | undefined> {
  const field = page.locator('form#page input[name=":page"]')
  return (await field.count()) > 0 ? field.inputValue() : undefined
}

/** Answers everything on the page that has no answer yet. */
export async function fillPage(page: Page, mind: Mind): Promise<void> {
  for (const row of await page.locator("#questions > .question").all()) await answer(row, mind)
}

/** From the present page to the end; `look` is called on each page before it is filled in. */
export async function fillToEnd(page: Page, mind: Mind, look?: (page: Page) => Promise<void>): Promise<string[]> {
  const seen: string[] = []
  for (let block = await blockOn(page); block; block = await blockOn(page)) {
    expect(seen.length, `stuck on ${block}`).toBeLessThan(40)
    seen.push(block)
    await look?.(page)
    await fillPage(page, mind)
    await next(page)
  }
  return seen
}

async function answer(row: Locator, mind: Mind): Promise<void> {
  const name = (await row.getAttribute("data-name")) ?? ""
  const type = (await row.getAttribute("data-type")) ?? ""
  if ((await row.locator("input:checked").count()) > 0) return
  if (type === "rating") await row.locator(".mark").nth(3).click()
  else if (type.startsWith("select")) await row.locator(choice(mind[name])).first().check()
  else if (type === "text") await row.locator("textarea, input[type=tel]").fill(mind[name] ?? "Мысал · Пример")
}

const choice = (code: string | undefined): string =>
  code === undefined ? "input:not([type=hidden])" : `input[value="${code}"]`
