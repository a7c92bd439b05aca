// The analysis page: a view is built, kept, shared; small groups are withheld; regions stay with their people.
import { expect, type Page, test } from "@playwright/test"
import { transact } from "@/db/client"
import { saveMicrodata } from "@/db/queries/microdata"
import type { Column, Microdata } from "@/lib/microdata/microdata"
import { expectAccessible } from "./axe"
import { expectFits, expectForbidden, ownWave } from "./desk"
import { become, database } from "./people"

const N = 120

/** Two regions, three people online, everybody rates politeness; answers as a job would have counted them. */
async function counted(name: string): Promise<string> {
  const wave = await ownWave(name)
  const column = (codes: readonly string[], of: (row: number) => number): Column => ({
    codes,
    values: Uint8Array.from({ length: N }, (_, row) => of(row)),
  })
  const columns = new Map<string, Column>([
    ["region", column(["akmola", "atyrau"], (row) => (row % 3 === 0 ? 2 : 1))],
    ["service", column(["C24", "C23"], (row) => (row % 2) + 1)],
    ["form", column(["office", "online"], () => 1)],
    ["place", column([], () => 0)],
    ["number", column([], () => 0)],
    ["mode", column(["phone", "online"], (row) => (row < 2 ? 2 : 1))],
    ["language", column(["kk", "ru", "en"], (row) => (row % 5 === 0 ? 2 : 1))],
    ["sex", column(["male", "female"], (row) => (row % 7 < 3 ? 1 : 2))],
    ["o_staff_polite", column(["1", "2", "3", "4", "5"], (row) => (row % 4 === 0 ? 4 : 5))],
    ["o_staff_prompt", column(["1", "2", "3", "4", "5"], (row) => (row % 6 === 0 ? 3 : 5))],
    ["o_result", column(["1", "2", "3", "4", "5"], (row) => (row % 4 === 0 ? 4 : 5))],
  ])
  const microdata: Microdata = { waveId: wave.id, at: new Date().toISOString(), n: N, columns }
  await transact(database(), (tx) => saveMicrodata(tx, microdata))
  return wave.id
}

const row = (page: Page, name: string | RegExp) =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) })
const POLITE = "item=item%3Ao_staff_polite"

test("an analyst builds a view, saves it and shares its link; another opens it and sees the same", async ({
  page,
  context,
  browser,
}) => {
  const wave = await counted("Талдау")
  await become(context, "analyst")
  await page.goto(`/results/analysis?wave=${wave}`)
  await expect(page.getByText("Жоғарыдан нені көрсету керегін таңдап", { exact: false })).toBeVisible()
  await page.locator("summary", { hasText: "Қызметкер арқылы алынған қызметті бағалау" }).click()
  await page.getByRole("checkbox", { name: /сыпайы/ }).check()
  await page.getByLabel("Бөлініс", { exact: true }).selectOption("region")
  await page.getByRole("button", { name: "Көрсету" }).click()
  await expect(row(page, "Ақмола облысы")).toContainText("4,75")
  await expect(row(page, "Атырау облысы")).toContainText("40")
  await expectAccessible(page)

  await page.getByText("Менің сақталған көріністерім").click()
  await page.getByLabel("Атауы").fill("Сыпайылық")
  await page.getByRole("button", { name: "Осы көріністі сақтау" }).click()
  await expect(page.getByRole("link", { name: "Сыпайылық" })).toBeVisible()
  const link = await page.getByLabel("Осы көріністің сілтемесі").inputValue()
  expect(link).toContain("by=region")
  const figures = await row(page, "Ақмола облысы").innerText()

  const other = await browser.newContext()
  await become(other, "coordinator")
  const theirs = await other.newPage()
  await theirs.goto(link)
  expect(await row(theirs, "Ақмола облысы").innerText()).toBe(figures)
  await expect(theirs.getByRole("link", { name: "Сыпайылық" })).toHaveCount(0)
  await other.close()

  await page.goto(`/results/analysis?wave=${wave}`)
  await page.getByRole("link", { name: "Сыпайылық" }).click()
  await expect(row(page, "Ақмола облысы")).toContainText("4,75")
  await page.setViewportSize({ width: 360, height: 760 })
  await expectFits(page)
  await page.emulateMedia({ colorScheme: "dark" })
  await expectAccessible(page)
})

test("a clever filter is refused, and what is left of it is withheld", async ({ page, context }) => {
  const wave = await counted("Шағын топ")
  await become(context, "analyst")
  await page.goto(`/results/analysis?wave=${wave}&${POLITE}&f.mode=online`)
  await expect(page.getByText("Жасырылды: Сұрау тәсілі: «Онлайн»")).toBeVisible()
  await expect(page.getByRole("table")).toHaveCount(0)
  await page.goto(`/results/analysis?wave=${wave}&${POLITE}&by=mode`)
  for (const mode of ["Телефон", "Онлайн"]) await expect(row(page, mode)).toContainText("< 3")
  await page.goto(`/results/analysis?wave=${wave}&${POLITE}&f.mode=phone`)
  await expect(page.getByText("Жасырылды: Сұрау тәсілі: «Телефон»")).toBeVisible()
  await page.goto(`/results/analysis?wave=${wave}&item=none&by=none&f.none=1&${POLITE}`)
  await expect(page.getByText("Мұнда белгісіз, қалдырылды: none, none, none")).toBeVisible()
  await expect(page.getByRole("table").first()).toBeVisible()
})

test("the files have the same figures", async ({ page, context }) => {
  const wave = await counted("Файлдар")
  await become(context, "analyst", "en")
  const query = `wave=${wave}&${POLITE}&by=region`
  const csv = await (await page.request.get(`/results/analysis/analysis.csv?${query}`)).text()
  expect(csv).toMatch(/akmola;[^;]*;4\.75;/)
  const json = await (await page.request.get(`/results/analysis/analysis.json?${query}`)).json()
  expect(json.tables[0].table.rows[0].values.n.value).toBe(N)
})

test("shows what goes with the result as association", async ({ page, context }) => {
  const wave = await counted("Неге")
  await become(context, "analyst", "en")
  await page.goto(`/results/analysis/why?wave=${wave}`)
  await expect(page.getByText("This is association", { exact: false }).first()).toBeVisible()
  await expectAccessible(page)
})

test("works without a script", async ({ browser }) => {
  const wave = await counted("Скриптсіз")
  const context = await browser.newContext({ javaScriptEnabled: false })
  await become(context, "analyst", "en")
  const page = await context.newPage()
  await page.goto(`/results/analysis?wave=${wave}`)
  await page.locator("summary", { hasText: /^Scores$/ }).click()
  await page.getByRole("checkbox", { name: "Whole score by the study's method" }).check()
  await page.getByRole("button", { name: "Show" }).click()
  await expect(page.getByRole("table").first()).toContainText("120")
  await context.close()
})

test("a regional coordinator reaches no other region by the address, nor any total of all", async ({
  page,
  context,
}) => {
  const wave = await counted("Өңір")
  await become(context, "regionalCoordinator")
  await page.goto(`/results/analysis?wave=${wave}&${POLITE}&by=region&f.region=akmola`)
  await expect(page.getByText("Мұнда белгісіз, қалдырылды: akmola")).toBeVisible()
  await expect(page.getByRole("rowheader", { name: "Ақмола облысы" })).toHaveCount(0)
  await expect(row(page, "Атырау облысы")).toContainText("40")
  await expect(page.getByText("120")).toHaveCount(0)
  const json = await (await page.request.get(`/results/analysis/analysis.json?wave=${wave}&${POLITE}`)).text()
  expect(json).not.toContain("120")
})

test("nobody else opens it, its files or its other page", async ({ page, context }) => {
  for (const name of ["interviewer", "supervisor", "admin"] as const) {
    await become(context, name)
    for (const path of ["", "/why"]) await expectForbidden(page, `/results/analysis${path}`)
    for (const file of ["csv", "json"]) {
      const answer = await page.request.get(`/results/analysis/analysis.${file}?item=score`)
      expect(answer.status(), `${name} ${file}`).toBe(403)
    }
  }
})
