// The report of a release as anybody reads it: without signing in, without scripts, on a phone, on paper, as files.
import { type Browser, expect, type Page, test } from "@playwright/test"
import Papa from "papaparse"
import { vaultOf } from "@/adapters/vault/vault"
import { byPerson } from "@/db/queries/audit"
import { makeRelease } from "@/db/queries/make-release"
import { expectAccessible } from "./axe"
import { expectFits } from "./desk"
import { become, database } from "./people"
import { checkAll, complete, waveOf } from "./releasing"
import { world } from "./world"

let release = ""
let waveId = ""

test.beforeAll(async () => {
  const wave = await waveOf("Есеп", [
    ["akmola", "C24", 4],
    ["atyrau", "C24", 3],
    ["atyrau", "L14", 3],
  ])
  for (const [region, service, times] of [
    ["akmola", "C24", 4],
    ["atyrau", "C24", 3],
    ["atyrau", "L14", 3],
  ] as const)
    for (let n = 0; n < times; n++) await complete(wave, region, service)
  await checkAll(wave)
  const { seeded, env } = world()
  const personId = seeded.personIds[seeded.people.coordinator.email] ?? ""
  const said = { reason: "", changes: "", after: 0, now: new Date(), openSeed: vaultOf(env.SAUAL_KEYS ?? "").open }
  const id = await makeRelease(database(), byPerson({ id: personId }), { waveId: wave.id, personId, ...said })
  waveId = wave.id
  release = `/results/release/${id}`
})

const PAGES = {
  release: "",
  "a ranking": "/tables/services",
  "regions on a map": "/tables/regions",
  "answers as bars": "/tables/portrait-sex",
  "answers by region": "/tables/portrait-age_band-regions",
  "criteria by form": "/tables/criteria",
  dynamics: "/tables/dynamics",
  "a service": "/service/C24",
  "a region": "/region/atyrau",
}

async function anybody(browser: Browser): Promise<Page> {
  return (await browser.newContext({ baseURL: world().url, javaScriptEnabled: false })).newPage()
}

for (const [name, path] of Object.entries(PAGES))
  test(`${name}: accessible, fits a phone, prints, and says nothing in another language`, async ({ page }) => {
    await page.goto(`${release}${path}?lang=kk`)
    await expect(page.locator("main table tbody tr").first()).toBeVisible()
    expect(await page.locator("script").count()).toBe(0)
    expect(await page.locator("main").innerText()).not.toMatch(
      /\b(the|of|and|by|services?|satisfaction|rank|table|base|answers?|share|total|score|mean|chart|rows?|page)\b/i,
    )
    await expectAccessible(page)
    await page.setViewportSize({ width: 360, height: 760 })
    await expectFits(page)
    await page.emulateMedia({ media: "print", colorScheme: "dark" })
    await expect(page.getByRole("banner")).toBeHidden()
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
    await page.emulateMedia({ media: "screen", colorScheme: "dark" })
    await expectAccessible(page)
    for (const lang of ["ru", "en"]) {
      await page.goto(`${release}${path}?lang=${lang}`)
      await expect(page.locator("html")).toHaveAttribute("lang", lang)
      await expectFits(page)
    }
  })

test("from the contents to a table, its neighbours, a service and back, without scripts", async ({ browser }) => {
  const page = await anybody(browser)
  await page.goto(`${release}?lang=en`)
  await page.getByText("Portrait of service recipients").click()
  await page.locator("#contents li").getByRole("link").filter({ visible: true }).first().click()
  const first = await page.getByRole("heading", { level: 1 }).innerText()
  await page.getByRole("link", { name: "Next table" }).click()
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(first)
  await page.getByRole("link", { name: "Previous table" }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(first)
  await page.goto(`${release}/tables/services?lang=en`)
  await page.getByRole("rowheader").getByRole("link").first().click()
  await expect(page).toHaveURL(/\/service\//)
  await page
    .locator("main")
    .getByRole("link", { name: /monitoring/ })
    .click()
  await expect(page).toHaveURL(new RegExp(`${release}\\?lang=en$`))
  await page.context().close()
})

test("files: one table as CSV and JSON, a service's, and all of them", async ({ page }) => {
  await page.goto(`${release}/tables/services?lang=kk`)
  const csv = await page.request.get((await page.getByRole("link", { name: /CSV/ }).getAttribute("href")) ?? "")
  expect(csv.headers()["content-type"]).toContain("text/csv")
  expect(csv.headers()["cache-control"]).toContain("immutable")
  const { data, errors } = Papa.parse<string[]>((await csv.text()).replace("\uFEFF", "").trim(), { delimiter: ";" })
  expect(errors).toEqual([])
  expect(new Set(data.map((row) => row.length)).size).toBe(1)
  expect(data[0]?.slice(0, 2)).toEqual(["код", "Қызмет"])
  expect(data.flat().join()).toMatch(/\d,\d/)
  const json = await page.request.get((await page.getByRole("link", { name: /JSON/ }).getAttribute("href")) ?? "")
  const one = await json.json()
  expect(one.tables.map(({ name }: { name: string }) => name)).toEqual(["services"])
  expect(one.tables[0].title).toEqual({ kk: "Қызметтер рейтингі", ru: "Рейтинг услуг", en: "Ranking of services" })
  const again = await page.request.get(json.url(), { headers: { "if-none-match": json.headers().etag ?? "" } })
  expect(again.status()).toBe(304)
  const all = await (await page.request.get(`${release}/report.json`)).json()
  expect(all.tables.length).toBeGreaterThan(50)
  await page.goto(`${release}/service/C24?lang=ru`)
  for (const link of await page.getByRole("link", { name: /CSV/ }).all())
    expect((await page.request.get((await link.getAttribute("href")) ?? "")).status()).toBe(200)
})

test("what is not there is the 404 page, in the language asked for", async ({ page }) => {
  for (const path of ["/tables/nothing", "/service/X99", "/region/nowhere", "/body/none"]) {
    expect((await page.goto(`${release}${path}?lang=ru`))?.status(), path).toBe(404)
    await expect(page.locator("html")).toHaveAttribute("lang", "ru")
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
  }
  for (const path of [
    "/tables/nothing.csv",
    "/tables/services.csv.json",
    "/service/X99.json",
    "/service/C24.csv?table=x",
  ])
    expect((await page.request.get(release + path)).status(), path).toBe(404)
})

test("a page that is known is not sent again, and a language asked for is kept", async ({ page }) => {
  const first = await page.request.get(`${release}/tables/services?lang=ru`)
  expect(first.headers()["cache-control"]).toBe("public, max-age=300")
  const again = await page.request.get(first.url(), { headers: { "if-none-match": first.headers().etag ?? "" } })
  expect(again.status()).toBe(304)
  const unasked = await page.request.get(`${release}/tables/services`)
  expect(unasked.headers()["cache-control"]).toContain("private")
})

test("the team reads the same tables as of now, marked as provisional", async ({ page, context }) => {
  await become(context, "coordinator", "en")
  await page.goto(`/coordinator/wave/${waveId}/scores`)
  await expect(page.getByRole("heading", { level: 2, name: "Ranking of services (provisional)" })).toBeVisible()
  await page.getByText("Portrait of service recipients").click()
  await page.getByRole("link", { name: "Your sex" }).first().click()
  await expect(page.getByRole("heading", { level: 2, name: /\(provisional\)/ })).toHaveCount(1)
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 760 })
  await expectFits(page)
})
