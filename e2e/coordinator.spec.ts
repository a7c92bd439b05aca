// The coordinator's desk: waves, the board, contact lists, personal links.
import { readFile } from "node:fs/promises"
import { type Download, expect, type Page, test } from "@playwright/test"
import { eq } from "drizzle-orm"
import { audit, waves } from "@/db/schema"
import { expectAccessible } from "./axe"
import { expectFits, ownWave } from "./desk"
import { become, database } from "./people"
import { world } from "./world"

const textOf = async (download: Download) => readFile(await download.path(), "utf8")
const row = (page: Page, name: string) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) })

test("creates a wave, opens and closes it", async ({ page, context }) => {
  await become(context, "coordinator")
  await page.goto("/coordinator")
  await page.getByRole("button", { name: "Құру" }).click()
  await expect(page.getByText("Осы өрісті толтырыңыз.")).toBeVisible()
  await page.getByLabel("Атауы").fill("Көктем")
  await page.getByRole("button", { name: "Құру" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Көктем")
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? ""
  await page.getByRole("button", { name: "Кезеңді ашу" }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Кезеңді ашу" }).click()
  await expect(page.getByRole("button", { name: "Кезеңді жабу" })).toBeVisible()
  const [opened] = await database().select().from(waves).where(eq(waves.id, id))
  expect(opened?.status).toBe("open")
  const lines = await database().select().from(audit).where(eq(audit.thingId, id))
  expect(lines.find((line) => line.verb === "wave.opened")?.details).toMatchObject({
    drawSeedHash: opened?.drawSeedHash,
  })
  await page.getByRole("button", { name: "Кезеңді жабу" }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Кезеңді жабу" }).click()
  await expect(page.getByRole("button", { name: "Кезеңді ашу" })).toBeVisible()
})

test("reads the board from the whole wave down to the cases of one cell", async ({ page, context }) => {
  const places = Array.from({ length: 3 }, () => ({ region: "akmola", service: "C24", language: "kk" }))
  const wave = await ownWave("Шолу", { open: false, places })
  await become(context, "coordinator")
  await page.goto(`/coordinator/wave/${wave.id}`)
  await expect(page.getByText("9 181")).toBeVisible()
  await expect(page.getByRole("list", { name: /Өңірлер/ }).getByRole("listitem")).toHaveCount(18)
  await expectAccessible(page)
  await row(page, "Ақмола облысы").getByRole("link", { name: "Ақмола облысы" }).click()
  await expect(page).toHaveURL(/view=cells&region=akmola/)
  await page.getByLabel("Іздеу", { exact: true }).fill("C24")
  const cell = row(page, "Жүргізуші куәлігі")
  await expect(cell).toHaveCount(1)
  await expect(cell).toContainText("Ашық")
  await cell.getByRole("link", { name: "Қалған карточкалар: 3" }).click()
  await expect(page.getByText("Карточка саны: 3")).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 760 })
  for (const part of ["", "?view=cells&region=akmola", "/contacts", "/links"]) {
    await page.goto(`/coordinator/wave/${wave.id}${part}`)
    await expectFits(page)
  }
})

test("makes personal links that lead to the questionnaire", async ({ page, context, request }) => {
  const place = { region: "zhambyl", service: "C24", language: "kk" }
  const wave = await ownWave("Сілтемелер", { places: [place, place] })
  await become(context, "coordinator")
  await page.goto(`/coordinator/wave/${wave.id}/links`)
  const form = page.locator("form").first()
  await form.getByRole("button", { name: "Сілтеме жасау" }).click()
  await expect(form.getByText("Осы өрісті толтырыңыз.")).toHaveCount(2)
  await form.getByLabel("Өңір").selectOption("zhambyl")
  await form.getByLabel("Қызмет").selectOption("C24")
  await form.getByLabel("Саны").fill("3")
  await form.getByRole("button", { name: "Сілтеме жасау" }).click()
  await expect(form.getByText("Бұл ұяшықта сілтемесі жоқ 2 адам ғана табылды.")).toBeVisible()
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    form.getByRole("button", { name: "Жүктеп алу (CSV)" }).click(),
  ])
  const [, address] = /;(http[^;\r\n]+)\r\n/.exec(await textOf(file)) ?? []
  expect((await request.get(address ?? "")).status()).toBe(200)
  await form.getByLabel("Кімге").selectOption("unlisted")
  await form.getByRole("button", { name: "Сілтеме жасау" }).click()
  await expect(form.getByText("Жасалған сілтеме саны: 3.")).toBeVisible()
  await page.reload()
  await expect(page.getByText(address ?? "")).toHaveCount(0)
  await page
    .getByRole("checkbox", { name: /карточкасын таңдау/ })
    .first()
    .check()
  await page.getByRole("button", { name: "Таңдалғандарға сілтеме жасау (1)" }).click()
  await expect(page.getByText("Жасалған сілтеме саны: 1.")).toBeVisible()
})

test("says that a wave is unknown", async ({ page, context }) => {
  await become(context, "coordinator")
  for (const id of ["none", "01a20395-6d99-7103-9872-c7622f4006c4"])
    expect((await page.goto(`/coordinator/wave/${id}`))?.status()).toBe(404)
})

test("shows the waves in every language", async ({ page, context }) => {
  for (const [locale, words] of [
    ["ru", "Волны"],
    ["en", "Waves"],
    ["kk", "Кезеңдер"],
  ] as const) {
    await become(context, "coordinator", locale)
    await page.goto("/coordinator")
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words)
    await expect(page.getByText(world().seeded.wave.name, { exact: true })).toBeVisible()
  }
  await expectAccessible(page)
})
