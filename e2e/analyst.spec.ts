// Provisional results: counts from the tally, for analysts and, within their regions, coordinators.
import { expect, type Page, test } from "@playwright/test"
import { tally } from "@/db/schema"
import { expectAccessible } from "./axe"
import { expectFits, expectForbidden, ownWave } from "./desk"
import { become, database } from "./people"

const QUESTION = "o_staff_polite"

/** Six marks in Akmola (five 5, one 2) and one "cannot rate" in Atyrau. */
async function counted(name: string): Promise<string> {
  const wave = await ownWave(name)
  const row = {
    waveId: wave.id,
    service: "C24",
    form: "office",
    place: "",
    mode: "phone",
    slice: "",
    question: QUESTION,
  }
  await database()
    .insert(tally)
    .values([
      { ...row, region: "akmola", value: "5", count: 5 },
      { ...row, region: "akmola", value: "2", count: 1, mode: "online" },
      { ...row, region: "atyrau", value: "97", count: 1 },
    ])
  return wave.id
}

const row = (page: Page, name: string | RegExp) =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) })

test("chooses a question and reads counts, percents and the mean", async ({ page, context }) => {
  const wave = await counted("Нәтижелер")
  await become(context, "analyst")
  await page.goto(`/results?wave=${wave}`)
  await expect(page.getByText("Алдын ала нәтиже.")).toBeVisible()
  await page.getByText("Қызметкер арқылы алынған қызметті бағалау").click()
  await page.getByRole("checkbox", { name: /сыпайы/ }).check()
  await page.getByRole("button", { name: "Көрсету" }).click()
  await expect(page.getByText("Сұралғаны: 7")).toBeVisible()
  await expect(page.getByText("Бағалар бойынша орташа балл (6): 4,50")).toBeVisible()
  await expect(row(page, /^5 ·/)).toContainText("71,4 %")
  await expectAccessible(page)
  await page.getByLabel("Бөлініс").selectOption("region")
  await page.getByRole("button", { name: "Көрсету" }).click()
  await expect(row(page, "Ақмола облысы")).toContainText("4,50")
  await expect(row(page, "Атырау облысы")).toContainText("–")
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 760 })
  await expectFits(page)
})

test("says when there is nothing yet", async ({ page, context }) => {
  const wave = await ownWave("Бос")
  await become(context, "analyst")
  await page.goto(`/results?wave=${wave.id}&q=${QUESTION}`)
  await expect(page.getByText("Бұл сұрақ бойынша қабылданған сұхбат әзірге жоқ.")).toBeVisible()
  await page.goto(`/results?wave=none&q=none&by=none`)
  await expect(page.getByText("Жоғарыдан бір немесе бірнеше сұрақты таңдап", { exact: false })).toBeVisible()
})

test("a regional coordinator counts their region only", async ({ page, context }) => {
  const wave = await counted("Өңір нәтижесі")
  await become(context, "regionalCoordinator")
  await page.goto(`/results?wave=${wave}&q=${QUESTION}&by=region`)
  await expect(page.getByText("Сұралғаны: 1")).toBeVisible()
  await expect(page.getByRole("rowheader", { name: "Ақмола облысы" })).toHaveCount(0)
})

test("an analyst cannot open other roles' pages, nor others the results", async ({ page, context }) => {
  await become(context, "analyst")
  for (const path of ["/interviewer", "/supervisor", "/coordinator", "/admin"]) await expectForbidden(page, path)
  for (const name of ["interviewer", "supervisor", "admin"] as const) {
    await become(context, name)
    await expectForbidden(page, "/results")
  }
})
