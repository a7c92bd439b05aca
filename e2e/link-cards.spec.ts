// Personal links on paper: one card per link, with a code that a phone reads.
import { expect, test } from "@playwright/test"
import { expectAccessible } from "./axe"
import { ownWave } from "./desk"
import { become } from "./people"

test("links are printed as cards, alone, and a code is shown when asked for", async ({ page, context }) => {
  const place = { region: "kostanay", service: "C24", language: "kk" }
  const wave = await ownWave("QR", { open: false, places: [place, place, place] })
  await page.addInitScript(() => {
    window.print = () => undefined
  })
  await become(context, "coordinator")
  await page.goto(`/coordinator/wave/${wave.id}/links?region=kostanay&service=C24`)
  await page.getByLabel("Саны").fill("3")
  await page.getByRole("button", { name: "Сілтеме жасау", exact: true }).click()
  await page.getByText("QR", { exact: true }).first().click()
  await expect(page.getByRole("img", { name: /^QR коды: 127\.0\.0\.1/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole("button", { name: "Парақтарды басып шығару" }).click()
  await page.emulateMedia({ media: "print" })
  const sheet = page.locator("[data-cards='3']")
  await expect(sheet.getByRole("img")).toHaveCount(3)
  await expect(sheet.getByRole("img").first()).toBeVisible()
  await expect(page.getByRole("main")).toBeHidden()
})
