// The floor: a supervisor sees what the team does without asking for it, and never whom it concerns.
import { expect, type Page, test } from "@playwright/test"
import { findPerson } from "@/db/queries/people"
import { caseNumber } from "@/lib/sample/case-number"
import { expectAccessible } from "./axe"
import { expectFits, expectForbidden, keepFor, ownInterviewer, ownWave } from "./desk"
import { answerAll, startAsking } from "./interviewing"
import { become, database } from "./people"
import { CAST } from "./seed"
import { world } from "./world"

const lineOf = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name })

test("an interviewer begins and finishes before the supervisor's eyes", async ({ page, context, browser }) => {
  test.setTimeout(120_000)
  const wave = await ownWave("Желіде", { places: [{ region: "turkistan", service: "C24", language: "kk" }] })
  const interviewer = await ownInterviewer("supervisor", "turkistan")
  await keepFor(interviewer, wave.id)
  await become(context, "supervisor")
  await page.goto("/supervisor/floor")
  const line = lineOf(page, interviewer.name)
  await expect(line).toHaveAttribute("data-state", "away")
  await expect(page.locator("[data-live=live]")).toBeVisible()
  let reloads = 0
  page.on("load", () => reloads++)

  const console = await browser.newContext({ baseURL: world().url })
  await become(console, interviewer)
  const desk = await console.newPage()
  const caseId = await startAsking(desk)
  await expect(line).toHaveAttribute("data-state", "interview")
  await expect(line).toContainText(caseNumber(caseId))
  await expect(line).toContainText("Түркістан облысы")
  await answerAll(desk)
  await desk.keyboard.press("Enter")
  await expect(desk.getByText("Сұхбат қабылданды.")).toBeVisible()
  await expect(line).toHaveAttribute("data-state", "between")
  await expect(line.getByRole("cell").last()).toContainText("1")
  await expect(line).not.toContainText(caseNumber(caseId))
  expect(reloads).toBe(0)
  expect(await page.locator("main").innerText()).not.toMatch(/\+7|77\d{9}/)
  await console.close()
})

for (const language of ["kk", "ru", "en"] as const) {
  test(`fits a phone and is accessible in ${language}`, async ({ page, context }) => {
    await become(context, "supervisor", language)
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto("/supervisor/floor")
    await expect(page.locator("[data-live=live]")).toBeVisible()
    await expectFits(page)
    await expectAccessible(page)
  })
}

test("another team's floor is neither shown nor followed", async ({ page, context }) => {
  await become(context, "outsiderSupervisor")
  await page.goto("/supervisor/floor")
  await expect(page.getByRole("row").filter({ hasText: CAST.secondInterviewer.name })).toHaveCount(0)
  const mate = await findPerson(database(), world().seeded.personIds[CAST.supervisor.email] ?? "")
  const followed = await context.request.get(`/live?topics=floor:${mate?.teamId}`)
  expect(followed.status()).toBe(403)
})

test("is nobody else's page", async ({ page, context }) => {
  for (const who of ["interviewer", "coordinator", "analyst", "admin"] as const) {
    await become(context, who)
    await expectForbidden(page, "/supervisor/floor")
  }
})
