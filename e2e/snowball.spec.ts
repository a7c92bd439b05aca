// Respondents refer others: invitations on the last page, one person each, known people asked once, numbers on the phone.
import { type Browser, expect, type Page, test } from "@playwright/test"
import { and, eq } from "drizzle-orm"
import { hashToken } from "@/adapters/vault/token"
import { cases, interviews, links, referrals } from "@/db/schema"
import { caseNumber } from "@/lib/sample/case-number"
import { expectAccessible } from "./axe"
import { keepFor, ownInterviewer, ownWave as phoneWave } from "./desk"
import { fillToEnd, next, ONLINE, press } from "./form"
import { answerAll, startAsking } from "./interviewing"
import { LICENCE, type OwnWave, ownWave } from "./own-wave"
import { become, database } from "./people"
import { world } from "./world"

test.describe.configure({ mode: "serial" })
let wave: OwnWave
let coupons: string[]
const PHONE = `+7 702 ${100 + Math.floor(Math.random() * 900)} 45 67`

test.beforeAll(async () => {
  wave = await ownWave("Ұсынылғандар")
})

const caseBehind = async (path: string) => {
  const [row] = await database()
    .select()
    .from(links)
    .where(eq(links.tokenHash, hashToken(path.replace("/r/", ""))))
  return row?.caseId ?? ""
}
const referred = () =>
  database()
    .select()
    .from(cases)
    .where(and(eq(cases.waveId, wave.id), eq(cases.source, "snowball")))
const pathOf = (page: Page): string => new URL(page.url()).pathname

async function expectNarrow(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
}

async function fillInvitation(page: Page, phone: string): Promise<void> {
  await page.locator('input[name="received"][value="yes"]').check()
  await page.locator("select").selectOption("kostanay")
  await page.locator("#phone").fill(phone)
  await page.locator('input[name="consent"]').check()
}

test.describe("without JavaScript, at 320 px", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } })

  test("whoever has answered gets invitations, the same at every look", async ({ page }) => {
    test.setTimeout(120_000)
    const link = await wave.link(LICENCE)
    await page.goto(`${link}/invite`)
    await expect(page.locator("main")).toContainText("Қазір шақырудың қажеті жоқ")
    await page.goto(link)
    await next(page)
    await fillToEnd(page, ONLINE)
    await expect(page.locator("main")).toContainText("Тағы кімді ұсынар едіңіз?")
    await press(page, page.getByRole("button", { name: "3 шақыру алу" }))
    expect(pathOf(page)).toBe(`${link}/invite`)
    coupons = await page.locator(".coupon .address").allTextContents()
    expect(new Set(coupons).size).toBe(3)
    for (const address of coupons) expect(address).toMatch(/\/r\/invite\/[0-9a-z]{16}\?lang=kk$/)
    await expect(page.locator(".coupon svg")).toHaveCount(3)
    await expect(page.locator("button[data-copy]").first()).toBeHidden()
    await expectNarrow(page)
    await page.reload()
    expect(await page.locator(".coupon .address").allTextContents()).toEqual(coupons)
    const rows = await database().select().from(referrals).where(eq(referrals.waveId, wave.id))
    expect(JSON.stringify(rows)).not.toContain(/invite\/(\w+)/.exec(coupons[0] ?? "")?.[1])
  })

  test("what is missing on an invitation is told beside it, and whoever never came there is thanked", async ({
    page,
  }) => {
    await page.goto(coupons[0] ?? "")
    await expect(page.locator("h1")).not.toBeEmpty()
    await expectNarrow(page)
    await page.locator("#phone").fill("8 702")
    const answered = page.waitForResponse((response) => response.request().method() === "POST")
    await next(page)
    expect((await answered).status()).toBe(422)
    await expect(page.locator(".summary a")).toHaveCount(4)
    await expect(page.locator("#q-phone .wrong")).toContainText("Нөмірді толық жазыңыз")
    await expect(page.locator("#phone")).toHaveValue("8 702")
    await page.locator('input[name="received"][value="no"]').check()
    await next(page)
    await expect(page.locator("h1")).toHaveText("Уақыт бөлгеніңізге рақмет")
    expect(await referred()).toEqual([])
  })

  test("an invitation begins one interview; the next with the same number is thanked", async ({ page }) => {
    await page.goto(coupons[0] ?? "")
    await fillInvitation(page, PHONE)
    await next(page)
    expect(pathOf(page)).toMatch(/^\/r\/[0-9a-z]{16}$/)
    await expect(page.locator('form#page input[name=":page"]')).toHaveValue("screening")
    const own = pathOf(page)
    expect(await referred()).toMatchObject([
      { id: await caseBehind(own), region: "kostanay", service: LICENCE.service },
    ])
    await page.goto(coupons[0] ?? "")
    await expect(page.locator("h1")).toHaveText("Бұл шақыру пайдаланылған")

    await page.goto(coupons[1] ?? "")
    await fillInvitation(page, PHONE.replaceAll(" ", "").replace("+7", "8"))
    await next(page)
    await expect(page.locator("h1")).toHaveText("Қатысуға дайын болғаныңызға рақмет")
    expect(await referred()).toHaveLength(1)
    await page.goto(own)
    await fillToEnd(page, ONLINE)
    const [interview] = await database()
      .select()
      .from(interviews)
      .where(eq(interviews.caseId, await caseBehind(own)))
    expect(interview).toMatchObject({ status: "complete", stream: "online/snowball" })
  })
})

test("every page of an invitation can be read by everybody, and its words copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"])
  await page.goto(coupons[2] ?? "")
  await expectAccessible(page)
  await next(page)
  await expectAccessible(page)
  await page.goto(coupons[1] ?? "")
  await expectAccessible(page)
  await page.goto((coupons[1] ?? "").replace("?", "/about?"))
  await expect(page.locator("main")).toContainText("танысыңыз")
  await expectAccessible(page)
  const link = await wave.link(LICENCE)
  await page.goto(`${link}?lang=ru`)
  await next(page)
  await fillToEnd(page, ONLINE)
  await expectAccessible(page)
  await press(page, page.getByRole("button", { name: "Получить 3 приглашения" }))
  await expectAccessible(page)
  await page.locator("button[data-copy]").first().click()
  await expect(page.locator("button[data-copy]").first()).toHaveText("Скопировано")
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("/r/invite/")
})

test("a coordinator sees the chains by case number", async ({ page, context }) => {
  await become(context, "coordinator")
  const rows = await database().select().from(referrals).where(eq(referrals.waveId, wave.id))
  const used = rows.filter(({ usedAt }) => usedAt)
  await page.goto(`/coordinator/wave/${wave.id}/referrals`)
  const chain = page.locator("details", { hasText: caseNumber(used[0]?.rootCaseId ?? "") }).first()
  await expect(chain).toContainText("берілді: 3, келді: 1, қабылданды: 1, буын: 1")
  await chain.locator("summary").click()
  await expect(chain).toContainText(caseNumber(used.find(({ known }) => known === "new")?.caseId ?? ""))
  await expect(chain).toContainText("бұрыннан белгілі адам")
  await expect(chain).toContainText("пайдаланылмаған шақыру")
  await expectAccessible(page)
  expect(await page.locator("body").innerText()).not.toContain(PHONE.slice(-5))
})

test("an interviewer notes whom a respondent names", async ({ browser }) => {
  test.setTimeout(120_000)
  const person = await ownInterviewer("supervisor", "pavlodar")
  const place = { region: "pavlodar", service: "C24", language: "kk" }
  const own = await phoneWave("Телефонмен ұсыну", { places: [place] })
  await keepFor(person, own.id)
  const page = await sitDown(browser, person)
  const caseId = await startAsking(page)
  await answerAll(page)
  await page.keyboard.press("Enter")
  await expect(page.getByText("Сұхбат қабылданды.")).toBeVisible()
  await page.getByRole("button", { name: "Респондент тағы біреуді ұсына алады" }).click()
  await expectAccessible(page)
  await page.getByLabel("1-телефон").fill("8 70")
  await page.getByRole("button", { name: "Сақтау" }).click()
  await expect(page.getByText("Келісімсіз нөмір жазуға болмайды.")).toBeVisible()
  await page.getByRole("checkbox").check()
  await page.getByRole("button", { name: "Сақтау" }).click()
  await expect(page.getByText("Нөмірді толық жазыңыз")).toBeVisible()
  await page.getByLabel("1-телефон").fill(PHONE.replace("702", "705"))
  await page.getByLabel("Аты (белгілі болса)").fill("Гүлнар")
  await page.getByRole("button", { name: "Сақтау" }).click()
  await expect(page.getByText("Жазылған нөмірлер: 1.")).toBeVisible()
  await keepFor(person, own.id)
  const [fresh] = await database()
    .select({ row: cases })
    .from(referrals)
    .innerJoin(cases, eq(cases.id, referrals.caseId))
    .where(eq(referrals.recruiterCaseId, caseId))
  expect(fresh?.row).toMatchObject({ source: "snowball", region: "pavlodar", service: "C24", finalAt: null })
  await page.keyboard.press("Enter")
  await page.waitForURL(`**/interviewer/case/${fresh?.row.id}`)
  await expect(page.getByText("Гүлнар")).toBeVisible()
  await page.context().close()
})

async function sitDown(browser: Browser, who: Parameters<typeof become>[1]): Promise<Page> {
  const context = await browser.newContext({ baseURL: world().url, viewport: { width: 1366, height: 768 } })
  await become(context, who)
  return context.newPage()
}
