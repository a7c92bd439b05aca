// The admin's desk: people, teams, passwords, the audit log.
import { expect, type Page, test } from "@playwright/test"
import { and, eq, ne } from "drizzle-orm"
import { people } from "@/db/schema"
import { expectAccessible } from "./axe"
import { expectFits, expectForbidden } from "./desk"
import { become, database } from "./people"
import { world } from "./world"

async function addPerson(page: Page, name: string, role: string): Promise<{ email: string; password: string }> {
  const email = `${crypto.randomUUID()}@e2e.test`
  await page.goto("/admin/person/new")
  await page.getByLabel("Аты-жөні").fill(name)
  await page.getByLabel("Пошта").fill(email)
  await page.getByLabel("Рөлі").selectOption(role)
  await page.getByRole("button", { name: "Құрастыру" }).click()
  const password = await page.getByLabel("Құпиясөз").inputValue()
  await page.getByRole("button", { name: "Қосу" }).click()
  await expect(page.getByText(`${name} енді жүйеге кіре алады.`)).toBeVisible()
  await expect(page.getByText(password)).toBeVisible()
  return { email, password }
}

async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto("/sign-in")
  await page.getByLabel(/пошта/i).fill(email)
  await page.getByLabel(/құпиясөз/i).fill(password)
  await page.locator("button[type=submit]").click()
}

test("adds a person who then signs in; a change of role and a closed account take effect at once", async ({
  page,
  context,
  browser,
}) => {
  await become(context, "admin")
  const account = await addPerson(page, "Талғат Жаңа", "supervisor")
  const theirs = await (await browser.newContext({ baseURL: world().url, locale: "kk" })).newPage()
  await signIn(theirs, account)
  await expect(theirs).toHaveURL(/\/supervisor/)
  await page.goto("/admin")
  await page.getByLabel("Аты немесе поштасы бойынша іздеу").fill(account.email)
  await page.getByRole("link", { name: "Талғат Жаңа" }).click()
  await page.getByLabel("Рөлі").selectOption("analyst")
  await page.getByRole("button", { name: "Сақтау" }).click()
  await expect(page.getByText("Сақталды.", { exact: false })).toBeVisible()
  expect((await theirs.goto("/supervisor"))?.status()).toBe(403)
  expect((await theirs.goto("/results"))?.status()).toBe(200)
  await page.getByRole("button", { name: "Тіркелгіні жабу" }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Тіркелгіні жабу" }).click()
  await expect(page.getByText("Тіркелгі жабық", { exact: false })).toBeVisible()
  await theirs.goto("/results")
  await expect(theirs).toHaveURL(/\/sign-in/)
  await theirs.context().close()
})

test("sets a new password, which ends the old one and its sessions", async ({ page, context, browser }) => {
  await become(context, "admin")
  const account = await addPerson(page, "Сәуле Құпия", "analyst")
  const theirs = await (await browser.newContext({ baseURL: world().url, locale: "kk" })).newPage()
  await signIn(theirs, account)
  await expect(theirs).toHaveURL(/\/results/)
  await page.goto("/admin")
  await page.getByLabel("Аты немесе поштасы бойынша іздеу").fill(account.email)
  await page.getByRole("link", { name: "Сәуле Құпия" }).click()
  await page.getByLabel("Құпиясөз").fill("қысқа")
  await page.getByRole("button", { name: "Қою" }).click()
  await expect(page.getByText("Кемінде 12 таңба болуы керек.", { exact: false })).toBeVisible()
  await page.getByLabel("Құпиясөз").fill("жаңа ұзын құпиясөз")
  await page.getByRole("button", { name: "Қою" }).click()
  await expect(page.getByText("Жаңа құпиясөз күшіне енді.", { exact: false })).toBeVisible()
  await theirs.goto("/results")
  await expect(theirs).toHaveURL(/\/sign-in/)
  await signIn(theirs, account)
  await expect(theirs.getByRole("alert").first()).toBeVisible()
  await signIn(theirs, { ...account, password: "жаңа ұзын құпиясөз" })
  await expect(theirs).toHaveURL(/\/results/)
  await theirs.context().close()
})

test("is told beside the field what is wrong, and loses nothing typed", async ({ page, context }) => {
  await become(context, "admin")
  await page.goto("/admin/person/new")
  await page.getByLabel("Аты-жөні").fill("Екінші Серік")
  await page.getByLabel("Пошта").fill("пошта емес")
  await page.getByRole("button", { name: "Қосу" }).click()
  await expect(page.getByText("Бұл пошта мекенжайы емес. Түзетіңіз.")).toBeVisible()
  await page.getByLabel("Пошта").fill(world().seeded.people.coordinator.email.toUpperCase())
  await page.getByLabel("Құпиясөз").fill("жеткілікті ұзын сөз")
  await page.getByRole("button", { name: "Қосу" }).click()
  await expect(page.getByText("Бұл поштамен адам тіркелген. Басқа пошта енгізіңіз.")).toBeVisible()
  await expect(page.getByLabel("Аты-жөні")).toHaveValue("Екінші Серік")
  await expectAccessible(page)
})

test("cannot close the last admin's account", async ({ page, context }) => {
  const { seeded } = world()
  const admin = seeded.personIds[seeded.people.admin.email] ?? ""
  const others = and(eq(people.role, "admin"), ne(people.id, admin))
  expect(await database().select().from(people).where(others)).toHaveLength(0)
  await become(context, "admin")
  await page.goto(`/admin/person/${admin}`)
  await page.getByRole("button", { name: "Тіркелгіні жабу" }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Тіркелгіні жабу" }).click()
  await expect(page.getByRole("alertdialog").getByRole("alert")).toContainText("соңғы әкімші")
})

test("adds a team once, and reads it in the audit log", async ({ page, context }) => {
  await become(context, "admin")
  const name = `Топ ${crypto.randomUUID().slice(0, 8)}`
  await page.goto("/admin/teams")
  const add = async () => {
    await page.getByLabel("Топтың атауы").fill(name)
    await page.getByRole("button", { name: "Топ қосу" }).click()
  }
  await add()
  await expect(page.getByRole("listitem").filter({ hasText: name })).toBeVisible()
  await add()
  await expect(page.getByText("Мұндай топ бар. Басқа атау енгізіңіз.")).toBeVisible()
  await page.goto("/admin/audit")
  const line = page.getByRole("row").filter({ hasText: name })
  await expect(line).toContainText("Топ қосылды")
  await expect(line).toContainText(world().seeded.people.admin.name)
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 760 })
  for (const path of ["/admin", "/admin/audit", "/admin/teams", "/admin/person/new"]) {
    await page.goto(path)
    await expectFits(page)
  }
})

test("cannot open other roles' pages, nor others the admin's", async ({ page, context }) => {
  await become(context, "admin")
  for (const path of ["/interviewer", "/supervisor", "/coordinator", "/results"]) await expectForbidden(page, path)
  expect((await page.goto("/admin/person/none"))?.status()).toBe(404)
  for (const name of ["interviewer", "supervisor", "coordinator", "analyst"] as const) {
    await become(context, name)
    for (const path of ["/admin", "/admin/person/new", "/admin/teams", "/admin/audit"])
      await expectForbidden(page, path)
  }
})
