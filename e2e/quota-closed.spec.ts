// An answer falls in a full quota cell: told at once and kindly, with and without JavaScript, and to the interviewer.
import { type Browser, expect, type Page, test } from "@playwright/test"
import { and, eq } from "drizzle-orm"
import { vaultOf } from "@/adapters/vault/vault"
import { transact } from "@/db/client"
import { newId } from "@/db/ids"
import { cases, interviews, quotaCells } from "@/db/schema"
import type { Study } from "@/lib/study/study"
import { addInvented, addLink, addPeople, addWave } from "@/scripts/parts/seeding"
import { expectAccessible } from "./axe"
import { answersOf, interviewsOf, question, startAsking } from "./interviewing"
import { become, database } from "./people"
import { world } from "./world"

const ENOUGH = "Жауаптар жеткілікті жиналды"
const label = { kk: "Өлшем", ru: "Признак", en: "Dimension" }
const VISITED: Study["quotas"]["answerDimensions"] = [{ name: "visited", label, question: "visited" }]
const AGREED: Study["quotas"]["answerDimensions"] = [{ name: "agreed", label, question: "consent" }]
const yesAndNo = (dimension: string) => [
  { conditions: { [dimension]: "yes" }, target: 0, hard: true },
  { conditions: { [dimension]: "no" }, target: 5, hard: true },
]

/** A link to a wave that has places only for those who have not been there. */
async function fullLink(): Promise<{ link: string; caseId: string; waveId: string }> {
  const vault = vaultOf(world().env.SAUAL_KEYS ?? "")
  return transact(database(), async (tx) => {
    const options = {
      name: `full ${newId()}`,
      practice: true,
      open: true,
      cells: yesAndNo("visited"),
      dimensions: VISITED,
    }
    const wave = await addWave(tx, vault, "clinic", options)
    const phone = 1_000_000 + Math.floor(Math.random() * 1_000_000)
    const [caseId] = await addInvented(tx, vault, wave, [{ service: "therapy", language: "kk" }], phone)
    return { link: await addLink(tx, caseId ?? ""), caseId: caseId ?? "", waveId: wave.id }
  })
}

async function begin(page: Page, link: string): Promise<void> {
  await page.goto(`${world().url}${link}`)
  await page.getByRole("button", { name: "Бастау" }).click()
  await expect(page.locator("form#page")).toBeVisible()
}

const yes = (page: Page) => page.locator('[data-name="visited"] input[value="yes"]')
const endOf = async (caseId: string) => {
  const [row] = await database().select().from(cases).where(eq(cases.id, caseId))
  const [interview] = await database().select().from(interviews).where(eq(interviews.caseId, caseId))
  const { status, standing, answers } = interview ?? {}
  return { disposition: row?.disposition, final: row?.finalAt != null, status, standing, visited: answers?.visited }
}
const ENDED = { disposition: "quota_full", final: true, status: "screened_out", standing: "out", visited: "yes" }

test("online: the page says so as soon as the answer is saved, and ends with thanks", async ({ page }) => {
  const { link, caseId } = await fullLink()
  await begin(page, link)
  await yes(page).check()
  await expect(page.getByRole("heading", { name: ENOUGH })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole("link", { name: /Қате жауап/ }).click()
  await expect(yes(page)).toBeChecked()
  await page.goto(`${world().url}${link}`)
  await page.getByRole("button", { name: "Аяқтау" }).click()
  await expect(page.getByText("Сізден басқа ештеңе қажет емес")).toBeVisible()
  await expectAccessible(page)
  expect(await endOf(caseId)).toEqual(ENDED)
})

test("online: when a place comes free, the same link goes on", async ({ page }) => {
  const { link, waveId } = await fullLink()
  await begin(page, link)
  await yes(page).check()
  await expect(page.getByRole("heading", { name: ENOUGH })).toBeVisible()
  const cell = and(eq(quotaCells.waveId, waveId), eq(quotaCells.key, "visited=yes"))
  await database().update(quotaCells).set({ target: 1 }).where(cell)
  await page.reload()
  await expect(yes(page)).toBeChecked()
})

test("without JavaScript: sending the page leads there, whatever else is still blank", async ({ browser }) => {
  const page = await withoutScripts(browser)
  const { link, caseId } = await fullLink()
  await begin(page, link)
  await yes(page).check()
  await page.getByRole("button", { name: "Жалғастыру" }).click()
  await expect(page.getByRole("heading", { name: ENOUGH })).toBeVisible()
  await page.getByRole("button", { name: "Аяқтау" }).click()
  await expect(page.getByText("Сізден басқа ештеңе қажет емес")).toBeVisible()
  expect(await endOf(caseId)).toEqual(ENDED)
  await page.context().close()
})

test("by telephone: the thanks to read aloud, the way back, and the outcome with one key", async ({
  page,
  context,
}) => {
  await become(context, { id: await interviewerOfFullWave() })
  const caseId = await startAsking(page)
  await page.keyboard.press("1")
  await expect(page.getByRole("heading", { name: /Квота толды/ })).toBeVisible()
  expect(await answersOf(caseId)).toEqual({ consent: "yes" })
  await page.getByRole("button", { name: /сұраққа оралу/ }).click()
  await expect(question(page)).toContainText("сауалнамаға қатысуға келісесіз бе")
  await page.getByRole("button", { name: "Оқылатын мәтін" }).click()
  await page.keyboard.press("Enter")
  await page.getByRole("button", { name: /Квота толды$/ }).click()
  await expect(page.getByText("Нәтиже жазылды: Квота толды.")).toBeVisible()
  expect(await interviewsOf(caseId)).toMatchObject([{ status: "screened_out", standing: "out" }])
  const [row] = await database().select().from(cases).where(eq(cases.id, caseId))
  expect(row).toMatchObject({ disposition: "quota_full", nextAttemptAt: null })
  expect(row?.finalAt).not.toBeNull()
})

const withoutScripts = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ javaScriptEnabled: false, locale: "kk" })).newPage()

/** Somebody new, alone in a region, with one person to call there; nobody else's consent has a place. */
async function interviewerOfFullWave(): Promise<string> {
  const vault = vaultOf(world().env.SAUAL_KEYS ?? "")
  return transact(database(), async (tx) => {
    const email = `${newId()}@e2e.test`
    const regions = ["aktobe"]
    const someone = { role: "interviewer", name: "Ақбота", email, regions, password: newId() } as const
    const ids = await addPeople(tx, [someone], `team ${email}`)
    const cells = [{ conditions: { region: "aktobe", service: "C24" }, target: 5, hard: true }, ...yesAndNo("agreed")]
    const options = { name: `full ${email}`, practice: true, open: true, cells, dimensions: AGREED }
    const wave = await addWave(tx, vault, "public-services", options)
    await addInvented(tx, vault, wave, [{ region: "aktobe", service: "C24", language: "kk" }], 2_100_000)
    const id = ids.get(email) ?? ""
    await tx.update(cases).set({ reservedFor: id }).where(eq(cases.waveId, wave.id))
    return id
  })
}
