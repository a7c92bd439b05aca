// The supervisor's hand on the cases, on a phone's screen too; never a name or a number.
import { expect, test } from "@playwright/test"
import { desc, eq } from "drizzle-orm"
import { audit, cases } from "@/db/schema"
import { caseNumber } from "@/lib/sample/case-number"
import { expectAccessible } from "./axe"
import { expectFits, expectForbidden, keepFor, ownInterviewer, ownWave, takeCaseFor } from "./desk"
import { become, database } from "./people"

const stored = async (id: string) => (await database().select().from(cases).where(eq(cases.id, id)))[0]

test("finds a case by its number, gives it to another interviewer, and says why", async ({ page, context }) => {
  const wave = await ownWave("Карточкалар", { places: [{ region: "turkistan", service: "C24", language: "kk" }] })
  const interviewer = await ownInterviewer("supervisor", "turkistan")
  const other = await ownInterviewer("supervisor", "turkistan")
  await keepFor(interviewer, wave.id)
  const caseId = await takeCaseFor(interviewer)
  await become(context, "supervisor")
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto("/supervisor/cases")
  await page.getByLabel("Карточка нөмірі").fill(caseNumber(caseId))
  await page.getByRole("button", { name: "Іздеу" }).click()
  const line = page.getByRole("listitem").filter({ hasText: caseNumber(caseId) })
  await expect(line).toContainText(interviewer.name)
  await expect(line).toContainText("Түркістан облысы")
  expect(await page.locator("main").innerText()).not.toMatch(/\+7|77\d{9}/)
  await expectFits(page)
  await expectAccessible(page)

  await line.getByRole("button", { name: "Өзгерту" }).click()
  const window = page.getByRole("dialog")
  await window.getByLabel("Не істеу керек").selectOption("reassign")
  await window.getByRole("button", { name: "Орындау" }).click()
  await expect(window.getByText("Интервьюерді таңдаңыз.")).toBeVisible()
  await expect(window.getByText("Себебін қысқаша жазыңыз.")).toBeVisible()
  await expectFits(page)
  await expectAccessible(page)
  await window.getByLabel("Интервьюер").selectOption(other.id)
  await window.getByLabel("Себебі").fill("Интервьюер ауырып қалды")
  await window.getByRole("button", { name: "Орындау" }).click()
  await expect(window).toHaveCount(0)
  await expect(line).toContainText(other.name)
  expect(await stored(caseId)).toMatchObject({ leasedBy: null, reservedFor: other.id })
  const [done] = await database().select().from(audit).where(eq(audit.thingId, caseId)).orderBy(desc(audit.id)).limit(1)
  expect(done).toMatchObject({ verb: "case.reassign", details: { reason: "Интервьюер ауырып қалды" } })
  expect(await takeCaseFor(other)).toBe(caseId)
})

test("is nobody else's page", async ({ page, context }) => {
  for (const who of ["interviewer", "coordinator", "analyst"] as const) {
    await become(context, who)
    await expectForbidden(page, "/supervisor/cases")
  }
})
