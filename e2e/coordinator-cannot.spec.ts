// What a coordinator cannot do: other roles' pages, other regions' data, a whole wave from one region.
import { expect, test } from "@playwright/test"
import { eq } from "drizzle-orm"
import { cases, waves } from "@/db/schema"
import { actionOf, expectForbidden, ownWave, sendAgain } from "./desk"
import { become, database, type Name } from "./people"

const place = (region: string) => ({ region, service: "C24", language: "kk" })

test("cannot open other roles' pages", async ({ page, context }) => {
  await become(context, "coordinator")
  for (const path of ["/interviewer", "/supervisor", "/admin", "/admin/audit"]) await expectForbidden(page, path)
})

test("nobody else opens the coordinator's pages", async ({ page, context }) => {
  const wave = await ownWave("Бөтен", { open: false })
  for (const name of ["interviewer", "supervisor", "analyst", "admin"] satisfies Name[]) {
    await become(context, name)
    for (const part of [
      "",
      `/wave/${wave.id}`,
      `/wave/${wave.id}/contacts`,
      `/wave/${wave.id}/lists`,
      `/wave/${wave.id}/links`,
    ])
      await expectForbidden(page, `/coordinator${part}`)
  }
})

test("of one region sees and adds to that region only", async ({ page, context }) => {
  const wave = await ownWave("Өңірлік", { open: false, places: [place("atyrau"), place("akmola")] })
  await become(context, "regionalCoordinator")
  await page.goto(`/coordinator/wave/${wave.id}`)
  await expect(page.getByText(/Сіз тек өз өңірлеріңізді көресіз: Атырау облысы/)).toBeVisible()
  await expect(page.getByRole("rowheader")).toHaveText(["Атырау облысы"])
  await expect(page.getByRole("list", { name: /Өңірлер/ }).getByRole("listitem")).toHaveCount(1)
  await page.goto(`/coordinator/wave/${wave.id}/links?region=akmola`)
  await expect(page.getByText("Карточка саны: 0")).toBeVisible()
  await page.goto(`/coordinator/wave/${wave.id}/contacts`)
  const text = "name,phone,region,service\nА,87770009988,akmola,C24\nБ,87770009989,atyrau,C24"
  const file = { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(text) }
  await page.getByLabel("Тізім файлы").setInputFiles(file)
  await page.getByRole("button", { name: "Тізімді қабылдау" }).click()
  await expect(page.getByText("Қосылған карточка саны: 1.")).toBeVisible()
  const link = page.getByRole("status").getByRole("link", { name: "Ескертпелерді жүктеп алу" })
  const faults = await context.request.get((await link.getAttribute("href")) ?? "")
  expect(await faults.text()).toContain("Бұл – Сіздің өңіріңіз емес")
})

test("the board's figures are the coordinator's alone, and within the regions of whoever asks", async ({ context }) => {
  const wave = await ownWave("Деректер", { open: false, places: [place("atyrau"), place("akmola")] })
  const figures = () => context.request.get(`/coordinator/wave/${wave.id}/board.json?view=regions`)
  expect((await figures()).status()).toBe(401)
  for (const name of ["interviewer", "supervisor", "analyst", "admin"] satisfies Name[]) {
    await become(context, name)
    expect((await figures()).status()).toBe(403)
  }
  await become(context, "regionalCoordinator")
  const { lines } = (await (await figures()).json()) as { lines: { region: string }[] }
  expect(lines.map(({ region }) => region)).toEqual(["atyrau"])
})

test("of one region can neither make links for another, nor steer the wave", async ({ page, context, browser }) => {
  const wave = await ownWave("Тек өз өңірі", { open: false, places: [place("zhambyl")] })
  await become(context, "coordinator")
  await page.goto(`/coordinator/wave/${wave.id}/links?region=zhambyl&service=C24`)
  const form = page.locator("form").first()
  await form.getByLabel("Кімге").selectOption("unlisted")
  const links = await actionOf(page, () => form.getByRole("button", { name: "Сілтеме жасау" }).click())
  await expect(form.getByText("Жасалған сілтеме саны: 10.")).toBeVisible()
  await page.getByRole("button", { name: "Кезеңді ашу" }).click()
  const opening = await actionOf(page, () =>
    page.getByRole("alertdialog").getByRole("button", { name: "Кезеңді ашу" }).click(),
  )
  await expect(page.getByRole("button", { name: "Кезеңді жабу" })).toBeVisible()
  await page.getByRole("button", { name: "Кезеңді жабу" }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Кезеңді жабу" }).click()
  await expect(page.getByRole("button", { name: "Кезеңді ашу" })).toBeVisible()
  const regional = await browser.newContext()
  await become(regional, "regionalCoordinator")
  expect(await sendAgain(regional, links)).toContain("not_allowed")
  expect(await sendAgain(regional, opening)).toContain("not_allowed")
  expect(await database().select().from(cases).where(eq(cases.waveId, wave.id))).toHaveLength(11)
  const [after] = await database().select().from(waves).where(eq(waves.id, wave.id))
  expect(after?.status).toBe("closed")
  await regional.close()
})
