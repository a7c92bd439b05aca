// From a red gate to public figures: what is missing, the release, three languages, the files; and who cannot.
import { createHash } from "node:crypto"
import { expect, type Page, test } from "@playwright/test"
import { eq } from "drizzle-orm"
import { releases, waves } from "@/db/schema"
import { expectAccessible } from "./axe"
import { actionOf, expectFits, expectForbidden, sendAgain } from "./desk"
import { become, database, type Name } from "./people"
import { checkAll, complete, waveOf } from "./releasing"
import { world } from "./world"

const gateOf = (id: string) => `/coordinator/wave/${id}/release`
const region = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3, name }) })
const confirmed = (page: Page) => page.getByRole("alertdialog").getByRole("button", { name: "Иә, жариялаймын" }).click()
const releasesOf = (waveId: string) => database().select().from(releases).where(eq(releases.waveId, waveId))

async function press(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Жариялау", exact: true }).click()
  await confirmed(page)
}

test("the gate goes from red to green, and the figures to everybody", async ({ page, context, browser }) => {
  const wave = await waveOf("Жариялау", [
    ["akmola", "C24", 2],
    ["atyrau", "L14", 1],
  ])
  await become(context, "coordinator")
  await page.goto(gateOf(wave.id))
  await expect(page.getByText("Жариялауға әлі болмайды")).toBeVisible()
  await expect(page.getByText("жариялайтын ештеңе жоқ", { exact: false })).toBeVisible()
  await expect(region(page, "Ақмола облысы")).toContainText("толмағаны: 1/1")

  for (const [place, service] of [
    ["akmola", "C24"],
    ["akmola", "C24"],
    ["atyrau", "L14"],
  ] as const)
    await complete(wave, place, service)
  await page.reload()
  await expect(region(page, "Ақмола облысы")).toContainText("барлығы толды: 1")
  await expect(region(page, "Ақмола облысы")).toContainText("15 %-дан төмен ағындар: 1/1")
  await expect(page.getByRole("button", { name: "Жариялау", exact: true })).toHaveCount(0)
  await expectAccessible(page)
  await region(page, "Ақмола облысы")
    .getByRole("link", { name: /тексерілгені 0\/1/ })
    .click()
  await expect(page.locator("tr:target")).toContainText("Тізімдер")
  await page.setViewportSize({ width: 360, height: 760 })
  await expectFits(page)
  await page.setViewportSize({ width: 1366, height: 768 })

  await checkAll(wave)
  await page.reload()
  await expect(page.getByText("Жариялауға дайын")).toBeVisible()
  await press(page)
  const link = page.getByRole("link", { name: /^1-жарияланым/ })
  await expect(link).toBeVisible()
  await expectPublic((await link.getAttribute("href")) ?? "", browser)
})

/** Reads as anybody does: signed out and without scripts. */
async function expectPublic(href: string, browser: import("@playwright/test").Browser): Promise<void> {
  const anybody = await browser.newContext({ baseURL: world().url, javaScriptEnabled: false })
  const page = await anybody.newPage()
  await page.goto(href)
  for (const [link, lang, heading, figure] of [
    ["English", "en", "Public monitoring", "Satisfaction level"],
    ["Русский", "ru", "Общественный мониторинг", "Уровень удовлетворённости"],
    ["Қазақша", "kk", "Мемлекеттік қызметтер", "Қанағаттану деңгейі"],
  ] as const) {
    await page.getByRole("link", { name: link }).click()
    await expect(page.locator("html")).toHaveAttribute("lang", lang)
    await expect(page.getByRole("heading", { level: 1 })).toContainText(heading)
    await expect(page.getByText(figure).first()).toBeVisible()
    await expect(page.getByRole("table")).not.toHaveCount(0)
  }
  await page.setViewportSize({ width: 360, height: 760 })
  const json = await anybody.request.get(
    (await page.getByRole("link", { name: "Барлық дерек (JSON)" }).getAttribute("href")) ?? "",
  )
  const hash = createHash("sha256")
    .update(await json.body())
    .digest("hex")
  await expect(page.getByText(hash)).toBeVisible()
  expect(json.headers()["cache-control"]).toContain("immutable")
  const again = await anybody.request.get(json.url(), { headers: { "if-none-match": json.headers().etag ?? "" } })
  expect(again.status()).toBe(304)
  const csv = await anybody.request.get(
    (await page.getByRole("link", { name: "Кесте (CSV)" }).getAttribute("href")) ?? "",
  )
  expect(await csv.text()).toContain("деңгей;код;атауы")
  await anybody.close()
  await expectReadable(href, browser)
}

async function expectReadable(href: string, browser: import("@playwright/test").Browser): Promise<void> {
  const context = await browser.newContext({ baseURL: world().url, viewport: { width: 360, height: 760 } })
  const page = await context.newPage()
  await page.goto(href)
  await expectFits(page)
  await expectAccessible(page)
  await page.emulateMedia({ media: "print" })
  await expect(page.getByRole("banner")).toBeHidden()
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
  await context.close()
}

test("a shortfall is released with a reason, a correction with what it changes", async ({ page, context }) => {
  const wave = await waveOf("Кемшілік", [["akmola", "C24", 3]])
  for (let n = 0; n < 2; n++) await complete(wave, "akmola", "C24")
  await checkAll(wave)
  await database()
    .update(waves)
    .set({ notice: { kk: "Қайта жаңғырту", ru: "Воспроизведение", en: "Replay, not the original answers" } })
    .where(eq(waves.id, wave.id))
  await become(context, "coordinator")
  await page.goto(gateOf(wave.id))
  await expect(page.getByText("Кемшілік түсіндірілсе, жариялауға болады")).toBeVisible()
  await press(page)
  await expect(page.getByRole("alertdialog").getByText(/неге жарияланатынын жазыңыз/)).toBeVisible()
  await page.getByRole("button", { name: "Болдырмау" }).click()
  await page.getByLabel("Кемшілікке қарамастан неге жарияланады").fill("Өңір тізім бермеді")
  await press(page)
  await expect(page.getByRole("link", { name: /^1-жарияланым/ })).toBeVisible()
  await page.getByLabel("Кемшілікке қарамастан неге жарияланады").fill("Өңір тізім бермеді")
  await page.getByLabel("Бұл жарияланым нені түзетеді").fill("Бір респондент бас тартты")
  await press(page)
  await expect(page.getByRole("link", { name: /^2-жарияланым/ })).toBeVisible()
  const made = await releasesOf(wave.id)
  const [first, second] = [1, 2].map((number) => made.find((one) => one.number === number)?.id)
  await page.goto(`/results/release/${second}?lang=en`)
  await expect(page.getByText("Replay, not the original answers")).toBeVisible()
  await expect(page.getByText("Reason: Өңір тізім бермеді")).toBeVisible()
  await expect(page.getByText(/2 of 3 interviews/)).toBeVisible()
  await expect(page.getByText("Corrects release 1: Бір респондент бас тартты")).toBeVisible()
  await page.goto(`/results/release/${first}?lang=en`)
  await page.getByRole("link", { name: "Open release 2" }).click()
  await expect(page.getByText(/Release 2 of/)).toBeVisible()
})

test("only a coordinator of the whole study releases", async ({ page, context, browser }) => {
  const wave = await waveOf("Кім жариялайды", [["atyrau", "C24", 1]])
  await complete(wave, "atyrau", "C24")
  await checkAll(wave)
  await become(context, "coordinator")
  await page.goto(gateOf(wave.id))
  const sent = await actionOf(page, () => press(page))
  await expect(page.getByRole("link", { name: /^1-жарияланым/ })).toBeVisible()
  const other = await browser.newContext({ baseURL: world().url })
  const tab = await other.newPage()
  for (const name of ["interviewer", "supervisor", "analyst", "admin"] satisfies Name[]) {
    await become(other, name)
    await expectForbidden(tab, gateOf(wave.id))
    expect(await sendAgain(other, sent), name).toContain("not_allowed")
  }
  await become(other, "regionalCoordinator")
  await tab.goto(gateOf(wave.id))
  await expect(tab.getByText(/Жариялайтын – республикалық үйлестіруші/)).toBeVisible()
  await expect(tab.getByRole("heading", { level: 3 })).toHaveText(["Атырау облысы"])
  await expect(tab.getByRole("button", { name: "Жариялау", exact: true })).toHaveCount(0)
  expect(await sendAgain(other, sent)).toContain("not_allowed")
  expect(await releasesOf(wave.id)).toHaveLength(1)
  await other.close()
})

test("the team sees provisional scores, marked; a regional coordinator those of the region", async ({
  page,
  context,
}) => {
  const wave = await waveOf("Алдын ала", [
    ["akmola", "C24", 1],
    ["atyrau", "L14", 1],
  ])
  const scores = `/coordinator/wave/${wave.id}/scores`
  await become(context, "analyst")
  await page.goto(scores)
  await expect(page.getByText("Әзірге баға жоқ.")).toBeVisible()
  await complete(wave, "akmola", "C24")
  await complete(wave, "atyrau", "L14")
  for (const name of ["coordinator", "supervisor", "analyst"] satisfies Name[]) {
    await become(context, name)
    await page.goto(scores)
    await expect(page.getByText("Алдын ала нәтиже.")).toBeVisible()
    await expect(page.getByRole("rowheader", { name: /Ақмола облысы/ })).toBeVisible()
  }
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 760 })
  await expectFits(page)
  await become(context, "regionalCoordinator")
  await page.goto(scores)
  await expect(page.getByRole("rowheader", { name: /Атырау облысы/ })).toBeVisible()
  await expect(page.getByRole("rowheader", { name: /Ақмола облысы/ })).toHaveCount(0)
  for (const name of ["interviewer", "admin"] satisfies Name[]) {
    await become(context, name)
    await expectForbidden(page, scores)
  }
})

test("an address of no release is not found", async ({ page }) => {
  for (const path of ["nothing", "0192f0c0-0000-7000-8000-000000000000"])
    expect((await page.goto(`/results/release/${path}`))?.status()).toBe(404)
  for (const file of ["release.json", "release.csv"])
    expect((await page.request.get(`/results/release/nothing/${file}`)).status()).toBe(404)
  expect((await page.goto("/results/release?lang=en"))?.status()).toBe(200)
})
