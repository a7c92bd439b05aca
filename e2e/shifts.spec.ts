// Shifts: the admin plans a week and copies it; the supervisor sees the plan.
import { expect, test } from "@playwright/test"
import { eq } from "drizzle-orm"
import { audit, shifts } from "@/db/schema"
import { formatInTimeZone } from "@/lib/time"
import { weekAfter, weekOf } from "@/lib/week"
import { expectAccessible } from "./axe"
import { actionOf, expectFits, ownInterviewer, sendAgain } from "./desk"
import { become, database } from "./people"
import { world } from "./world"

const ALMATY = "Asia/Almaty"

test("the admin plans a week, copies it to the next, and the supervisor sees it", async ({
  page,
  context,
  browser,
}) => {
  const interviewer = await ownInterviewer("supervisor", "abay")
  const week = weekOf(new Date(), ALMATY)
  const monday = formatInTimeZone(week.from, ALMATY, "yyyy-MM-dd")
  await become(context, "admin")
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`/admin/person/${interviewer.id}`)
  await page.getByLabel("Күні").fill(monday)
  await page.getByLabel("Басталуы").fill("20:00")
  await page.getByLabel("Аяқталуы").fill("02:00")
  const sent = await actionOf(page, () => page.getByRole("button", { name: "Ауысымды қосу" }).click())
  const plan = page.getByRole("listitem").filter({ hasText: "20:00–02:00" })
  await expect(plan).toHaveCount(1)
  await page.getByRole("button", { name: "Ауысымды қосу" }).click()
  await expect(page.getByText("Бұл адамның ол уақытта ауысымы бар.")).toBeVisible()
  await expectFits(page)
  await expectAccessible(page)

  await page.getByRole("link", { name: "Келесі апта" }).click()
  await page.waitForURL(`**week=${weekAfter(week, 1, ALMATY).name}`)
  await expect(page.getByText("Бұл аптаға ауысым белгіленбеген.")).toBeVisible()
  await page.getByRole("button", { name: "Алдыңғы аптаның ауысымдарын көшіру" }).click()
  await expect(plan).toHaveCount(1)
  await plan.getByRole("button", { name: /Алып тастау/ }).click()
  await expect(plan).toHaveCount(0)
  expect(await database().select().from(shifts).where(eq(shifts.personId, interviewer.id))).toHaveLength(1)
  const lines = await database().select({ verb: audit.verb }).from(audit).where(eq(audit.thingId, interviewer.id))
  const verbs = lines.map(({ verb }) => verb).filter((verb) => verb.startsWith("shift."))
  expect(verbs.sort()).toEqual(["shift.added", "shift.copied", "shift.removed"])

  const other = await browser.newContext({ baseURL: world().url })
  await become(other, "supervisor")
  const floor = await other.newPage()
  await floor.goto("/supervisor/floor")
  await expect(floor.getByRole("listitem").filter({ hasText: interviewer.name }).first()).toContainText("20:00–02:00")
  expect(await sendAgain(other, sent)).toContain("not_allowed")
  await other.close()
})
