// Invitations and reminders, from the coordinator's words to the answer and to the unsubscribe button.
import { expect, test } from "@playwright/test"
import { expectAccessible } from "./axe"
import { expectFits, ownWave } from "./desk"
import { fillToEnd, next, ONLINE } from "./form"
import { addMailed, count, letterTo, openPost, type Post, startMailing } from "./mailing"
import { become } from "./people"
import { world } from "./world"

const AMBULANCE = { region: "atyrau", service: "L14", language: "kk" }
const DAY = 24 * 3_600_000

let post: Post
test.beforeAll(async () => {
  post = await openPost((to) => (to.startsWith("nobody") ? "550 5.1.1 No such user" : undefined))
})
test.afterAll(() => post.close())

test("an invitation is opened and answered, and nobody who answered is reminded", async ({ page, browser }) => {
  test.setTimeout(120_000)
  const wave = await ownWave("Хат: шақыру")
  for (const name of ["answers", "waits", "nobody"]) await addMailed(wave, AMBULANCE, `${name}@invited.test`)
  await become(page.context(), "coordinator")
  await startMailing(page, wave.id, "Бірінші")
  await expect(count(page, "waiting")).toHaveText("3")
  expect(await post.deliver()).toMatchObject({ sent: 2, bounced: 1 })
  // The page hears of it by itself.
  await expect(count(page, "sent")).toHaveText("2")
  await expect(page.getByRole("row", { name: /Мекенжай қабылдамады Сервердің жауабы: 550 1/ })).toBeVisible()

  const letter = letterTo(post, "answers@invited.test")
  expect(letter.subject).toBe("Сіз алған қызмет туралы пікіріңіз")
  expect(letter.text).toContain("Сәлеметсіз бе!")
  expect(letter.link).toMatch(new RegExp(`^${world().url}/r/`))
  const respondent = await (await browser.newContext()).newPage()
  await respondent.goto(letter.link)
  await expect(respondent.locator("html")).toHaveAttribute("lang", "kk")
  await next(respondent)
  await fillToEnd(respondent, ONLINE)
  await expect(respondent.locator("h1")).toHaveText("Сауалнама толтырылды")

  await startMailing(page, wave.id, "Еске салу", "Бірінші")
  await expect(count(page, "waiting")).toHaveText("1")
  expect(await post.deliver()).toMatchObject({ sent: 0 })
  expect(await post.deliver(new Date(Date.now() + 2 * DAY))).toMatchObject({ sent: 1 })
  expect(letterTo(post, "waits@invited.test").subject).toBe("Еске саламыз: пікіріңізді күтеміз")
  expect(post.server.asked.filter((to) => to === "answers@invited.test")).toHaveLength(1)
  // The reminder's link leads to the same person.
  await respondent.goto(letterTo(post, "waits@invited.test").link)
  await next(respondent)
  await expect(respondent.locator("form#page")).toBeVisible()
})

test("one who unsubscribes, in a browser or by the mail program, gets nothing more", async ({ page, browser }) => {
  const wave = await ownWave("Хат: бас тарту")
  for (const name of ["button", "program"]) await addMailed(wave, AMBULANCE, `${name}@leaves.test`)
  await become(page.context(), "coordinator")
  await startMailing(page, wave.id, "Бірінші")
  await post.deliver()
  const respondent = await browser.newContext()
  const tab = await respondent.newPage()
  await tab.goto(letterTo(post, "button@leaves.test").unsubscribe)
  await tab.getByRole("button", { name: "Маған енді жазбаңыз" }).click()
  await expect(tab.locator("h1")).toHaveText("Сізге енді жазбаймыз")

  const { unsubscribe, raw } = letterTo(post, "program@leaves.test")
  expect(raw).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
  // As a mail program does it: no cookie, no origin, no following.
  const answer = await fetch(unsubscribe, {
    method: "POST",
    redirect: "error",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  })
  expect(answer.status).toBe(200)

  await page.goto(`/coordinator/wave/${wave.id}/mailings/new`)
  await page.getByRole("button", { name: "Кімге баратынын санау" }).click()
  await expect(page.getByText("Қазір бұл хат ешкімге бармайды.", { exact: false })).toBeVisible()
  await expect(page.getByText(/Адам хаттан бас тартты.*: 2/)).toBeVisible()
})

test("what is wrong stands beside its field, and how a letter arrives beside its words", async ({ page }) => {
  const wave = await ownWave("Хат: мәтін", { open: false })
  await become(page.context(), "coordinator")
  await page.goto(`/coordinator/wave/${wave.id}/mailings/new`)
  const words = page.getByLabel("Мәтіні").first()
  await words.fill("{link} {name}")
  await page.getByRole("button", { name: "Сақтау" }).click()
  await expect(page.getByLabel("Атауы")).toHaveAccessibleDescription(/Толтырыңыз\./)
  await expect(words).toHaveAccessibleDescription(/\{name\}/)
  await words.fill("{service} – {link}")
  await expect(words).toHaveAccessibleDescription(/\{unsubscribe\}/)
  await expect(words).toHaveValue("{service} – {link}")
  const preview = page.locator('[data-preview="kk"]')
  await page.getByLabel("Мысалға алынған қызмет").first().selectOption("L14")
  await expect(preview).toHaveText(/^\S.* – http:\/\/127\.0\.0\.1:\d+\/r\/0123456789abcdef$/)
  await page.getByLabel("Жіберу жолы").selectOption("sms")
  await expect(words).not.toHaveAccessibleDescription(/\{unsubscribe\}/)
  await words.fill("{link} қ")
  await expect(page.getByText("таңба, ақылы бөлік саны: 1").first()).toBeVisible()
  await page.getByRole("button", { name: "хаттан бас тарту сілтемесі" }).first().click()
  await expect(words).toHaveValue("{link} қ{unsubscribe}")
})

test("is paused, gone on with and ended; its pages are accessible and fit a phone", async ({ page }) => {
  const wave = await ownWave("Хат: күйлері")
  await addMailed(wave, AMBULANCE, "one@states.test")
  await become(page.context(), "coordinator")
  await startMailing(page, wave.id, "Күйлер")
  const path = new URL(page.url()).pathname
  const confirm = async (name: string) => {
    await page.getByRole("button", { name }).click()
    await page.getByRole("alertdialog").getByRole("button", { name }).click()
  }
  await confirm("Тоқтата тұру")
  await expect(page.getByText("Тоқтатыла тұрды")).toBeVisible()
  expect(await post.deliver()).toMatchObject({ sent: 0 })
  await page.goto(`${path}/edit`)
  await page.getByLabel("Атауы").fill("Күйлер 2")
  await page.getByRole("button", { name: "Сақтау" }).click()
  await expect(page.getByRole("heading", { level: 2, name: "Күйлер 2" })).toBeVisible()
  await confirm("Жалғастыру")
  await expect(page.getByText("Жүріп жатыр")).toBeVisible()
  await confirm("Аяқтау")
  await expect(count(page, "dropped")).toHaveText("1")
  expect(await post.deliver()).toMatchObject({ sent: 0 })
  for (const where of [path, path.replace(/[^/]*$/, ""), path.replace(/[^/]*$/, "new")]) {
    await page.goto(where)
    await expectAccessible(page)
    await page.setViewportSize({ width: 360, height: 740 })
    await expectFits(page)
    await page.setViewportSize({ width: 1366, height: 768 })
  }
})
