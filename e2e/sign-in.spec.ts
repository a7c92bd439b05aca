// Signing in with a password, being slowed down, signing out, and losing a role at once.
import { expect, test } from "@playwright/test"
import { eq } from "drizzle-orm"
import { hashPassword } from "@/app/_server/password"
import { transact } from "@/db/client"
import { SYSTEM } from "@/db/queries/audit"
import { createPerson } from "@/db/queries/people"
import { people } from "@/db/schema"
import { expectAccessible } from "./axe"
import { database } from "./people"

const PASSWORD = "a password of one's own"

async function newcomer(email: string): Promise<string> {
  const hash = await hashPassword(PASSWORD)
  const person = { email, name: "Жаңа адам", role: "analyst" as const, teamId: null, regions: [], languages: [] }
  return transact(database(), (tx) => createPerson(tx, SYSTEM, person, hash))
}

test.use({ locale: "kk" })

test("an empty or wrong form says what to do, the right password leads to one's own page", async ({ page }) => {
  await newcomer("newcomer@e2e.test")
  await page.goto("/")
  await expect(page).toHaveURL(/sign-in/)
  await expectAccessible(page)
  await page.getByRole("button", { name: "Кіру" }).click()
  await expect(page.getByText("Электрондық поштаңызды енгізіңіз.")).toBeVisible()
  await page.getByLabel("Электрондық пошта").fill("newcomer@e2e.test")
  await page.getByLabel("Құпиясөз").fill("wrong")
  await page.getByRole("button", { name: "Кіру" }).click()
  await expect(page.getByText("Электрондық пошта немесе құпиясөз қате.", { exact: false })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel("Құпиясөз").fill(PASSWORD)
  await page.getByRole("button", { name: "Кіру" }).click()
  await expect(page).toHaveURL(/results/)
  await page.getByRole("button", { name: "Шығу" }).click()
  await expect(page).toHaveURL(/sign-in/)
  await page.goto("/results")
  await expect(page).toHaveURL(/sign-in/)
})

test("guesses are slowed down, even with the right password at last", async ({ page }) => {
  await newcomer("guessed@e2e.test")
  await page.goto("/sign-in")
  for (let guess = 1; guess <= 6; guess++) {
    await page.getByLabel("Электрондық пошта").fill("guessed@e2e.test")
    await page.getByLabel("Құпиясөз").fill(guess === 6 ? PASSWORD : `guess ${guess}`)
    const answer = page.waitForResponse("**/api/auth/callback/credentials**")
    await page.getByRole("button", { name: "Кіру" }).click()
    await answer
  }
  await expect(page.getByText("Тым көп әрекет жасалды.", { exact: false })).toBeVisible()
})

test("a changed role and a closed account take effect on the next click", async ({ page }) => {
  const id = await newcomer("changed@e2e.test")
  await page.goto("/sign-in")
  await page.getByLabel("Электрондық пошта").fill("changed@e2e.test")
  await page.getByLabel("Құпиясөз").fill(PASSWORD)
  await page.getByRole("button", { name: "Кіру" }).click()
  await expect(page).toHaveURL(/results/)
  await database().update(people).set({ role: "admin" }).where(eq(people.id, id))
  expect((await page.goto("/results"))?.status()).toBe(403)
  expect((await page.goto("/admin"))?.status()).toBe(200)
  await database().update(people).set({ role: "analyst", disabledAt: new Date() }).where(eq(people.id, id))
  await page.goto("/admin")
  await expect(page).toHaveURL(/sign-in/)
})
