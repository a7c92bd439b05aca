// A whole wave: opened, answered by phone and online, checked, refilled where a check failed, released, read by anybody.
import { type Browser, expect, type Page, test } from "@playwright/test"
import { eq } from "drizzle-orm"
import { hashToken } from "@/adapters/vault/token"
import { links } from "@/db/schema"
import { expectAccessible } from "./axe"
import { answerCheck, beginCheck, decideAsProposed, HELD_ONLINE, NEVER_HELD, openChecksOf } from "./callback"
import { fillToEnd, next, ONLINE } from "./form"
import { answerAll, comeToWork, startAsking } from "./interviewing"
import { become, database } from "./people"
import { world } from "./world"

const AMBULANCE = { consent: "yes", scr_received: "yes", scr_age18: "yes", recontact_consent: "no" }

test("a wave from its opening to its public figures", async ({ browser }) => {
  test.setTimeout(240_000)
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
  await expect(late.getByRole("heading", { name: "Жауаптар жеткілікті жиналды" })).toBeVisible()
  await console.keyboard.press("Enter")
  await expectNobodyToCall(console)

  // Closing draws at least one interview of each stream; a supervisor fails the one by phone and confirms one online.
  await close(coordinator)
  const supervisor = await signedIn(browser, "supervisor")
  expect(await checkAll(supervisor, draftWave.id)).toEqual(new Set(["online", "phone"]))

  // The place is back: the cell opens, takes one more respondent, and is full again.
  await coordinator.goto(`/coordinator/wave/${draftWave.id}?view=cells`)
  await expect(coordinator.getByRole("row").filter({ hasText: "Шымкент" })).not.toContainText("Толған")
  await coordinator.getByRole("button", { name: "Кезеңді ашу" }).click()
  await coordinator.getByRole("alertdialog").getByRole("button", { name: "Кезеңді ашу" }).click()
  await expect(coordinator.getByRole("button", { name: "Кезеңді жабу" })).toBeVisible()
  await respond(browser, free[1] ?? "", "kk", ONLINE)
  await close(coordinator)
  await checkAll(supervisor, draftWave.id)
  await coordinator.goto(`/coordinator/wave/${draftWave.id}?view=cells`)
  await expect(coordinator.getByRole("row").filter({ hasText: "Шымкент" })).toContainText("Толған")

  await coordinator.goto(`/coordinator/wave/${draftWave.id}/release`)
  await expect(coordinator.getByText("Жариялауға дайын")).toBeVisible()
  await coordinator.getByRole("button", { name: "Жариялау", exact: true }).click()
  await coordinator.getByRole("alertdialog").getByRole("button", { name: "Иә, жариялаймын" }).click()
  const published = coordinator.getByRole("link", { name: /^1-жарияланым/ })
  await expect(published).toBeVisible()
  await expectPublished(browser, (await published.getAttribute("href")) ?? "")
})

/** Decides every open check, however many chance has drawn: by phone nobody was called, online all is as it was. */
async function checkAll(supervisor: Page, waveId: string): Promise<Set<string>> {
  const checks = await openChecksOf(waveId)
  for (const { id, mode, answers } of checks) {
    await beginCheck(supervisor, id)
    await answerCheck(supervisor, mode === "phone" ? NEVER_HELD : HELD_ONLINE, answers)
    await decideAsProposed(supervisor, mode === "phone" ? "Жалған толтырылған" : "Расталды")
  }
  return new Set(checks.map(({ mode }) => mode))
}

async function close(coordinator: Page): Promise<void> {
  await coordinator.getByRole("button", { name: "Кезеңді жабу" }).click()
  await coordinator.getByRole("alertdialog").getByRole("button", { name: "Кезеңді жабу" }).click()
  await expect(coordinator.getByRole("button", { name: "Кезеңді ашу" })).toBeVisible()
}

async function expectPublished(browser: Browser, address: string): Promise<void> {
  const page = await browser.newPage({ baseURL: world().url, javaScriptEnabled: false })
  for (const [language, heading] of [
    ["kk", "Мемлекеттік қызметтер"],
    ["ru", "Общественный мониторинг"],
    ["en", "Public monitoring"],
  ] as const) {
    await page.goto(`${new URL(address, world().url).pathname}?lang=${language}`)
    await expect(page.locator("html")).toHaveAttribute("lang", language)
    await expect(page.getByRole("heading", { level: 1 })).toContainText(heading)
  }
  await page.close()
}

async function signedIn(browser: Browser, name: "coordinator" | "supervisor"): Promise<Page> {
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
