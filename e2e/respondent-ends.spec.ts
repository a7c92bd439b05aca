// Where a link leads no further: each page says what has happened and what to do, on the narrowest phone, for everybody.
import { expect, type Page, test } from "@playwright/test"
import { eq } from "drizzle-orm"
import { hashToken } from "@/adapters/vault/token"
import { vaultOf } from "@/adapters/vault/vault"
import { transact } from "@/db/client"
import { SYSTEM } from "@/db/queries/audit"
import { revokeLinks } from "@/db/queries/links"
import { closeWave } from "@/db/queries/waves"
import { links } from "@/db/schema"
import { expectAccessible } from "./axe"
import { fillPage, fillToEnd, next, ONLINE } from "./form"
import { AMBULANCE, LICENCE, type OwnWave, ownWave } from "./own-wave"
import { database } from "./people"
import { world } from "./world"

test.use({ viewport: { width: 320, height: 640 } })

let wave: OwnWave
test.beforeAll(async () => {
  wave = await ownWave("Соңғы беттер")
})

const withHash = (link: string) => eq(links.tokenHash, hashToken(link.replace("/r/", "")))

/** The heading in the three languages, each a press away from the other. */
async function expectEnd(page: Page, kk: string, ru: string, en: string): Promise<void> {
  for (const [language, heading] of [
    ["Қазақша", kk],
    ["Русский", ru],
    ["English", en],
  ] as const) {
    await page.getByRole("link", { name: language, exact: true }).click()
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading)
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
  }
}

test("complete: thanks and the number, and the same when the link is opened again", async ({ page }) => {
  const link = await wave.link(AMBULANCE)
  await page.goto(link)
  await next(page)
  await fillToEnd(page, ONLINE)
  const number = await page.locator(".number").textContent()
  await expectEnd(page, "Сауалнама толтырылды", "Анкета заполнена", "The questionnaire is complete")
  await page.goto(`${link}?page=screening`)
  await expect(page.locator(".number")).toHaveText(number ?? "")
})

test("screened out: thanks, without a number", async ({ page }) => {
  const link = await wave.link(LICENCE)
  await page.goto(link)
  await next(page)
  await fillPage(page, { ...ONLINE, scr_received: "no" })
  await next(page)
  await expectEnd(page, "Уақыт бөлгеніңізге рақмет", "Спасибо, что уделили время", "Thank you for your time")
  await expect(page.locator(".number")).toHaveCount(0)
})

test("left: the address to come back to, and the code for another device", async ({ page }) => {
  const link = await wave.link(LICENCE)
  await page.goto(link)
  await next(page)
  await page.locator('button[value="leave"]').click()
  await expectEnd(page, "Жауаптарыңыз сақталды", "Ваши ответы сохранены", "Your answers are saved")
  await expect(page.locator(".address")).toContainText(link)
})

test("a link that was called back, has run out, or never was", async ({ page }) => {
  const revoked = await wave.link(LICENCE)
  const [row] = await database().select().from(links).where(withHash(revoked))
  await revokeLinks(database(), SYSTEM, row?.caseId ?? "", new Date())
  await page.goto(revoked)
  await expectEnd(page, "Сілтеме енді жарамсыз", "Ссылка больше не действует", "The link is no longer valid")

  const expired = await wave.link(LICENCE)
  await database()
    .update(links)
    .set({ expiresAt: new Date(Date.now() - 1_000) })
    .where(withHash(expired))
  await page.goto(expired)
  await expectEnd(page, "Сілтеменің мерзімі өтіп кетті", "Срок действия ссылки истёк", "The link has expired")

  await page.goto("/r/0000000000000000")
  await expectEnd(page, "Бұл сілтеме жұмыс істемейді", "Эта ссылка не работает", "This link does not work")
})

test("a wave that has closed", async ({ page }) => {
  const closing = await ownWave("Жабылған, соңғы беттер")
  const late = await closing.link(LICENCE)
  const { open } = vaultOf(world().env.SAUAL_KEYS ?? "")
  await transact(database(), (tx) => closeWave(tx, SYSTEM, closing.id, new Date(), open))
  for (const address of [late, closing.openLink]) {
    await page.goto(address)
    await expectEnd(page, "Сауалнама аяқталды", "Опрос завершён", "The survey is over")
  }
})
