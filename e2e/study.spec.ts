// A wave from opening to full cells: coordinator, interviewer, respondents by two paths, and the board that shows them.
import { type Browser, expect, type Page, test } from "@playwright/test"
import { eq } from "drizzle-orm"
import { hashToken } from "@/adapters/vault/token"
import { links } from "@/db/schema"
import { expectAccessible } from "./axe"
import { fillToEnd, next, ONLINE } from "./form"
import { answerAll, comeToWork, startAsking } from "./interviewing"
import { become, database } from "./people"
import { world } from "./world"

const AMBULANCE = { consent: "yes", scr_received: "yes", scr_age18: "yes", recontact_consent: "no" }

test("a wave is opened, answered by phone and online in two languages, and fills its cells", async ({ browser }) => {
  test.setTimeout(180_000)
  const { draftWave, draftLinks } = world().seeded
  const coordinator = await signedIn(browser, "coordinator")
  await coordinator.goto(`/coordinator/wave/${draftWave.id}`)
  await coordinator.getByRole("button", { name: "Кезеңді ашу" }).click()
  await coordinator.getByRole("alertdialog").getByRole("button", { name: "Кезеңді ашу" }).click()
  await expect(coordinator.getByRole("button", { name: "Кезеңді жабу" })).toBeVisible()

  const phoneRoom = await browser.newContext({ baseURL: world().url, viewport: { width: 1366, height: 768 } })
  await comeToWork(phoneRoom, "pilotInterviewer")
  const console = await phoneRoom.newPage()
  const called = await startAsking(console)
  await answerAll(console)
  await console.keyboard.press("Enter")
  await expect(console.getByText("Сұхбат қабылданды.")).toBeVisible()

  const free = await linksBut(called, draftLinks.standard)
  await respond(browser, free[0] ?? "", "kk", ONLINE)
  await respond(browser, draftLinks.ambulance[0] ?? "", "ru", AMBULANCE)

  await coordinator.goto(`/coordinator/wave/${draftWave.id}?view=cells`)
  await expect(coordinator.getByRole("row").filter({ hasText: "Шымкент" })).toContainText("2")
  await expect(coordinator.getByRole("row").filter({ hasText: "Шымкент" })).toContainText("Толған")
  await expect(coordinator.getByRole("row").filter({ hasText: "Түркістан" })).toContainText("Толған")
  await expectAccessible(coordinator)

  const late = await browser.newPage({ baseURL: world().url, javaScriptEnabled: false })
  await late.goto(free[1] ?? "")
  await next(late)
  await expect(late.getByText("жауап жеткілікті жиналды", { exact: false })).toBeVisible()
  await console.keyboard.press("Enter")
  await expectNobodyToCall(console)
})

async function signedIn(browser: Browser, name: "coordinator"): Promise<Page> {
  const context = await browser.newContext({ baseURL: world().url, viewport: { width: 1366, height: 768 } })
  await become(context, name)
  return context.newPage()
}

/** Answers the whole questionnaire online, without JavaScript, in a language chosen on the first page. */
async function respond(
  browser: Browser,
  link: string,
  language: "kk" | "ru",
  mind: Record<string, string>,
): Promise<void> {
  const page = await browser.newPage({
    baseURL: world().url,
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  })
  await page.goto(`${link}?lang=${language}`)
  await expect(page.locator("html")).toHaveAttribute("lang", language)
  await next(page)
  await fillToEnd(page, mind)
  await expect(page.locator(".number")).toHaveText(/^[0-9A-F]{4}-[0-9A-F]{4}$/)
  await page.close()
}

/** Links that do not lead to this case. */
async function linksBut(caseId: string, addresses: readonly string[]): Promise<string[]> {
  const leading = await database().select().from(links).where(eq(links.caseId, caseId))
  return addresses.filter(
    (address) => !leading.some((link) => link.tokenHash === hashToken(address.replace("/r/", ""))),
  )
}

async function expectNobodyToCall(page: Page): Promise<void> {
  await expect(page.getByText("Қазір қоңырау шалатын карточка жоқ", { exact: false })).toBeVisible()
}
