// Listening in: offered the moment a drawn interview begins, followed live, put on record; and everybody who may not.
import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test"
import { eq } from "drizzle-orm"
import { transact } from "@/db/client"
import { newId } from "@/db/ids"
import { SYSTEM } from "@/db/queries/audit"
import { createPerson, createTeam, findPerson } from "@/db/queries/people"
import { endSession } from "@/db/queries/sessions"
import { interviews, observations, verifications } from "@/db/schema"
import type { Person, Role } from "@/lib/permission"
import { expectAccessible } from "./axe"
import { expectFits, expectForbidden, keepFor, ownWave } from "./desk"
import { answerAll, answerWith, question, startAsking } from "./interviewing"
import { become, database } from "./people"
import { world } from "./world"

/** Nobody else works there: every interview of this file is in it. */
const PLACE = { region: "abroad", service: "C15", language: "kk" }
const CERTAIN = { share: 1, kinds: { observation: { share: 1, deadlineDays: 3 } } }

type Team = { interviewer: Person; first: Person; second: Person }
type Opened = { page: Page; context: BrowserContext; sessionId: string }

async function ownTeam(): Promise<Team> {
  const wave = await ownWave(`Бақылау ${newId()}`, { places: [PLACE, PLACE], policy: CERTAIN })
  const team = await transact(database(), async (tx) => {
    const teamId = await createTeam(tx, SYSTEM, newId())
    const make = async (role: Role, name: string) => {
      const person = { name, role, teamId, languages: [], email: `${newId()}@e2e.test` }
      const regions = role === "interviewer" ? [PLACE.region] : []
      return (await findPerson(tx, await createPerson(tx, SYSTEM, { ...person, regions }, "-"))) as Person
    }
    return {
      interviewer: await make("interviewer", "Тыңдалатын Интервьюер"),
      first: await make("supervisor", "Бірінші Бақылаушы"),
      second: await make("supervisor", "Екінші Бақылаушы"),
    }
  })
  await keepFor(team.interviewer, wave.id)
  return team
}

async function open(browser: Browser, who: Person): Promise<Opened> {
  const context = await browser.newContext({ baseURL: world().url, viewport: { width: 1366, height: 768 } })
  const sessionId = await become(context, who)
  return { page: await context.newPage(), context, sessionId }
}

/** A supervisor's page that follows already. */
async function atTheDesk(browser: Browser, who: Person): Promise<Opened> {
  const opened = await open(browser, who)
  const following = opened.page.waitForResponse((answer) => new URL(answer.url()).pathname === "/live")
  await opened.page.goto("/supervisor")
  expect((await following).status()).toBe(200)
  return opened
}

const banner = (page: Page) => page.getByText("Тыңдалуы керек сұхбат басталды")
const observed = async (interviewer: Person) => {
  const [row] = await database()
    .select({ id: observations.id, interviewId: interviews.id })
    .from(observations)
    .innerJoin(interviews, eq(interviews.id, observations.interviewId))
    .where(eq(interviews.interviewerId, interviewer.id))
  if (!row) throw new Error("nothing was offered")
  return row
}

test("hears a drawn interview from its banner to the record, and the interviewer learns nothing", async ({
  browser,
}) => {
  test.setTimeout(150_000)
  const { interviewer, first } = await ownTeam()
  const { page, context } = await atTheDesk(browser, first)
  await expect(banner(page)).toHaveCount(0)

  const field = await open(browser, interviewer)
  // The browser forgets what actions answered once the page has read it.
  const told: string[] = []
  await field.page.route("**/interviewer{,/**}", async (route) => {
    const answer = await route.fetch()
    if (route.request().method() === "POST") told.push(await answer.text())
    await route.fulfill({ response: answer })
  })
  await startAsking(field.page)
  await expect(banner(page)).toBeVisible()
  await expect(page.getByText("Тыңдалатын Интервьюер · ")).toBeVisible()
  await expectAccessible(page)
  const { id, interviewId } = await observed(interviewer)

  await page.getByRole("button", { name: "Тыңдау" }).click()
  await page.waitForURL(`**/supervisor/observe/${id}`)
  await expect(page.locator("[data-live=live]")).toBeVisible()
  await expect(page.locator("[data-current]")).toContainText(await question(field.page).innerText())
  await answerWith(field.page, "1")
  await expect(page.locator('[data-coded="consent"]')).toContainText("Иә")
  await expect(page.locator("[data-current]")).toContainText(await question(field.page).innerText())
  await answerWith(field.page, "1")
  await answerWith(field.page, "Backspace")
  await expect(page.getByText("Кері қайту").locator("xpath=following-sibling::dd")).toHaveText("1")

  await page.locator('[data-coded="consent"]').getByRole("button", { name: "Дәл солай айтылды" }).click()
  const other = page.locator("[data-coded]").first()
  const heard = (await other.getAttribute("data-coded")) ?? ""
  await other.getByRole("button", { name: "Басқаша айтылды" }).click()
  await other.getByRole("radio").nth(1).check()
  await expect(page.getByText("Жоба сақталды")).toBeVisible()
  for (let place = 0; place < 30; place++) {
    const open = page.locator('[data-part="form"] fieldset:not(:has(input:checked))').first()
    if ((await open.count()) === 0) break
    await open.getByRole("radio").first().check()
    await expect(page.getByText("Жоба сақталды")).toBeVisible()
  }
  await expectAccessible(page)
  await page.reload()
  await expect(page.locator('[data-part="form"] input:checked').first()).toBeChecked()
  await expect(other.getByRole("button", { name: "Басқаша айтылды" })).toHaveAttribute("aria-pressed", "true")
  await page.setViewportSize({ width: 360, height: 760 })
  await expectFits(page)
  await page.setViewportSize({ width: 1366, height: 768 })

  await answerAll(field.page)
  await field.page.keyboard.press("Enter")
  await expect(field.page.getByText("Сұхбат қабылданды.")).toBeVisible()
  await expect(page.getByText("Сұхбат аяқталды").first()).toBeVisible()
  expect(await page.content()).not.toContain("701 234")
  await page.getByRole("button", { name: "Түпкілікті сақтау" }).click()
  await expect(page.getByText("2 жауап белгіленді")).toBeVisible()
  const [check] = await database().select().from(verifications).where(eq(verifications.interviewId, interviewId))
  expect(check).toMatchObject({ kind: "observation", assignedTo: first.id, again: { consent: "yes" } })
  expect(check?.blindAt).not.toBeNull()
  expect(check?.again[heard]).toBeDefined()
  await expect(page.getByRole("link", { name: /Сұхбат іріктелді/ })).toHaveAttribute(
    "href",
    `/supervisor/verification/${check?.id}`,
  )
  await page.goto("/supervisor/observe")
  await expect(page.getByText("Жазылды")).toBeVisible()

  const answered = told.join("\n")
  expect(answered.includes(interviewId)).toBe(true)
  for (const secret of [/observ/i, /бақыла/i, new RegExp(id), new RegExp(first.id)])
    expect(secret.exec(answered)?.[0]).toBeUndefined()
  await field.context.close()
  await context.close()
})

test("passes to the next supervisor when declined; the stream ends with the session", async ({ browser }) => {
  test.setTimeout(120_000)
  const { interviewer, first, second } = await ownTeam()
  const one = await atTheDesk(browser, first)
  const two = await atTheDesk(browser, second)
  const field = await open(browser, interviewer)
  await startAsking(field.page)
  await expect(banner(one.page)).toBeVisible()
  await expect(banner(two.page)).toHaveCount(0)
  await one.page.getByRole("button", { name: "Қазір тыңдай алмаймын" }).click()
  await expect(banner(one.page)).toHaveCount(0)
  await expect(banner(two.page)).toBeVisible()
  await two.page.getByRole("button", { name: "Тыңдау" }).click()
  await expect(two.page.locator("[data-live=live]")).toBeVisible()
  await transact(database(), (tx) => endSession(tx, two.sessionId, new Date()))
  await expect(two.page.locator("[data-live=lost]")).toHaveText(/Байланыс үзілді/)
  for (const { context } of [one, two, field]) await context.close()
})

test("interviewers, other teams and other roles neither see nor follow it", async ({ browser }) => {
  test.setTimeout(120_000)
  const { interviewer, first } = await ownTeam()
  const desk = await atTheDesk(browser, first)
  const field = await open(browser, interviewer)
  await startAsking(field.page)
  await expect(banner(desk.page)).toBeVisible()
  await desk.page.getByRole("button", { name: "Тыңдау" }).click()
  await expect(desk.page.locator("[data-live=live]")).toBeVisible()
  const { id, interviewId } = await observed(interviewer)
  const path = `/supervisor/observe/${id}`
  const follow = (of: BrowserContext, topic: string) => of.request.get(`/live?topics=${topic}`)
  expect((await follow(field.context, `screen:${interviewId}`)).status()).toBe(403)
  expect((await follow(field.context, `observation:${first.id}`)).status()).toBe(403)

  const outsider = await browser.newContext({ baseURL: world().url })
  const theirs = await outsider.newPage()
  await become(outsider, "outsiderSupervisor")
  expect((await theirs.goto(path))?.status()).toBe(404)
  await theirs.goto("/supervisor/observe")
  await expect(theirs.getByText(interviewer.name)).toHaveCount(0)
  expect((await follow(outsider, `screen:${interviewId}`)).status()).toBe(403)
  expect((await follow(outsider, `observation:${first.id}`)).status()).toBe(403)
  for (const name of ["interviewer", "coordinator", "analyst", "admin"] as const) {
    await become(outsider, name)
    await expectForbidden(theirs, path)
    await expectForbidden(theirs, "/supervisor/observe")
    expect((await follow(outsider, `screen:${interviewId}`)).status()).toBe(403)
  }
  await outsider.clearCookies()
  expect((await follow(outsider, `screen:${interviewId}`)).status()).toBe(401)
  for (const { context } of [desk, field]) await context.close()
  await outsider.close()
})
