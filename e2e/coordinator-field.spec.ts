// A coordinator through a whole field: targets, two regions filling by themselves, a warning, a move, somebody over
// quota admitted, and the end.
import { type Browser, expect, type Page, test } from "@playwright/test"
import { eq } from "drizzle-orm"
import { interviews, waves } from "@/db/schema"
import type { Person } from "@/lib/permission"
import { expectAccessible } from "./axe"
import { completeNext } from "./checking"
import { type Field, letPlacesExpire, NORTH, nextFor, prepareField, WEST } from "./field"
import { fillToEnd, ONLINE } from "./form"
import { answerAll, startAsking } from "./interviewing"
import { become, database, type Name } from "./people"
import { world } from "./world"

const PLAN = "Бірінші тапсырма: екі өңір бойынша"
const MORE = "Артық сұхбатты да есепке аламыз"
const MOVE = "Тіркеу бойынша тізім берілмеді, орындарды бар тізімге көшіреміз"
const REGISTRATION = "Қазақстан Республикасының халқын тұрғылықты жері бойынша тіркеу"

test.use({ actionTimeout: 15_000 })

test("a coordinator steers a field from its targets to its end", async ({ browser }) => {
  test.setTimeout(300_000)
  const began = Date.now()
  const field = await prepareField()
  const link = await field.addOnline(WEST, "C24")
  const base = `/coordinator/wave/${field.wave.id}`
  const office = await sitDown(browser, "coordinator")
  const watching = await sitDown(browser, "coordinator")

  await test.step("targets are pasted, saved with a reason, and the wave is opened", () => setTargets(office, base))
  await test.step("the board is left open in another window", () => watch(watching, base))
  const respondent = await respondentOf(browser)
  await test.step("somebody begins online, and holds a place", () => begin(respondent, link, watching))
  await test.step("two regions fill, as the window shows by itself", () => fill(browser, field, watching))
  await test.step("whoever lingered is over quota", () => linger(respondent, link, watching))
  await test.step("a raised target admits them", () => raise(office, base, watching))
  await test.step("a list that runs out gives a warning", () => expectWarning(office, base, field))
  await test.step("a suggested move is applied with a reason", () => move(office, watching))
  await test.step("and the field goes on where there is somebody to call", () => goOn(field, watching))
  await test.step("the history says who did what, when and why", () => expectHistory(office, base, began))
  await test.step("the wave is closed, and nobody is called any more", () => close(office, base, field, watching))
  for (const page of [office, watching, respondent]) await page.context().close()
})

async function sitDown(browser: Browser, who: Person | Name): Promise<Page> {
  const context = await browser.newContext({ baseURL: world().url, viewport: { width: 1366, height: 768 } })
  await become(context, who)
  return context.newPage()
}

const respondentOf = async (browser: Browser): Promise<Page> =>
  (await browser.newContext({ baseURL: world().url, locale: "kk" })).newPage()

const field = (page: Page, region: string, service: string) =>
  page.locator(`[id="region=${region}|service=${service}:target"]`)

async function setTargets(office: Page, base: string): Promise<void> {
  await office.goto(`${base}/targets`)
  await expect(field(office, WEST.code, "C24")).toHaveValue("1")
  const rows = [
    [WEST.code, "C24", 3],
    [WEST.code, "C23", 2],
    [NORTH.code, "C24", 2],
    [NORTH.code, "C23", 4],
  ]
  await office.getByRole("button", { name: "Кестеден қою" }).click()
  const dialog = office.getByRole("dialog")
  const text = [["region", "service", "target"], ...rows].map((row) => row.join("\t")).join("\n")
  await dialog.getByLabel("Көшірілген ұяшықтар").fill(text)
  await expect(dialog.getByText("4 сан өзгеше:")).toBeVisible()
  await dialog.getByRole("button", { name: "Кестеге енгізу" }).click()
  await expect(field(office, NORTH.code, "C23")).toHaveValue("4")
  await expectAccessible(office)
  await save(office, PLAN, 4)
  await office.getByRole("button", { name: "Кезеңді ашу" }).click()
  await office.getByRole("alertdialog").getByRole("button", { name: "Кезеңді ашу" }).click()
  await expect(office.getByRole("button", { name: "Кезеңді жабу" })).toBeVisible()
}

async function save(office: Page, reason: string, cells: number): Promise<void> {
  await office.getByLabel("Себебі").fill(reason)
  await office.getByRole("button", { name: `${cells} өзгерісті сақтау` }).click()
  await expect(office.getByText(`Сақталды: ${cells} ұяшық`, { exact: false })).toBeVisible()
}

/** Marks the document, so that a reload would be noticed. */
async function watch(watching: Page, base: string): Promise<void> {
  await watching.goto(`${base}?view=cells&q=C24`)
  await expect(watching.locator("[data-live=live]")).toBeVisible()
  await expect(figure(watching, WEST.name, "Қалған карточкалар: 4")).toBeVisible()
  await expect(figure(watching, NORTH.name, "Қалған карточкалар: 20")).toBeVisible()
  await watching.evaluate(() => Object.assign(window, { neverReloaded: true }))
  await expectAccessible(watching)
}

/** A figure in a region's line of the board. */
const figure = (watching: Page, region: string, words: string) =>
  watching.getByRole("row").filter({ hasText: region }).getByRole("link", { name: words, exact: true })

async function begin(respondent: Page, link: string, watching: Page): Promise<void> {
  await respondent.goto(link)
  await respondent.getByRole("button", { name: "Бастау" }).click()
  await expect(respondent.locator("form#page")).toBeVisible()
  await expect(figure(watching, WEST.name, "Орын брондалды: 1")).toBeVisible()
}

/** The first interview of each region is asked at the console; the west waits for the place that was held too long. */
async function fill(browser: Browser, { west, north, wave }: Field, watching: Page): Promise<void> {
  await askOne(browser, west)
  await expect(figure(watching, WEST.name, "Қабылданды: 1")).toBeVisible()
  await askOne(browser, north)
  await expect(figure(watching, NORTH.name, "Қабылданды: 1")).toBeVisible()
  await completeNext(west)
  await expect(figure(watching, WEST.name, "Қабылданды: 2")).toBeVisible()
  expect(await nextFor(west)).toBeNull()
  await letPlacesExpire(wave.id)
  await completeNext(west)
  await expect(figure(watching, WEST.name, "Қабылданды: 3")).toBeVisible()
  await completeNext(north)
  await expect(figure(watching, NORTH.name, "Қабылданды: 2")).toBeVisible()
  for (const region of [WEST, NORTH]) {
    const line = watching.getByRole("row").filter({ hasText: region.name })
    await expect(line.getByText("Толған")).toBeVisible()
    await expect(line.getByRole("link", { name: /^Орын брондалды/ })).toHaveCount(0)
  }
}

async function askOne(browser: Browser, interviewer: Person): Promise<void> {
  const console = await sitDown(browser, interviewer)
  await startAsking(console)
  await answerAll(console)
  await console.keyboard.press("Enter")
  await expect(console.getByText("Сұхбат қабылданды.")).toBeVisible()
  await console.context().close()
}

async function linger(respondent: Page, link: string, watching: Page): Promise<void> {
  await respondent.goto(link)
  await fillToEnd(respondent, ONLINE)
  await expect(respondent.getByRole("heading", { name: "Сауалнама толтырылды" })).toBeVisible()
  await expect(figure(watching, WEST.name, "Квотадан артық: 1")).toBeVisible()
  await expect(figure(watching, WEST.name, "Қабылданды: 3")).toBeVisible()
}

async function raise(office: Page, base: string, watching: Page): Promise<void> {
  await office.goto(`${base}/targets`)
  await field(office, WEST.code, "C24").fill("4")
  await save(office, MORE, 1)
  await expect(figure(watching, WEST.name, "Қабылданды: 4")).toBeVisible()
  await expect(figure(watching, WEST.name, "Квотадан артық: 1")).toHaveCount(0)
}

/** What is said of one cell. */
const warning = (office: Page, region: string, service: string) =>
  office.getByRole("listitem").filter({ has: office.getByText(`${region}, ${service}`, { exact: true }) })

/** The steering page is open while the one contact of a list refuses. */
async function expectWarning(office: Page, base: string, { west, addContacts }: Field): Promise<void> {
  await addContacts(WEST, "C23", 1)
  await office.goto(`${base}/steer`)
  await expect(office.locator("[data-live=live]")).toBeVisible()
  await expect(warning(office, NORTH.name, REGISTRATION)).toContainText("Тізім берілмеген: 4 орын бос қалады.")
  await expect(warning(office, WEST.name, REGISTRATION)).not.toContainText("Тізім таусылды")
  await completeNext(west)
  await expect(warning(office, WEST.name, REGISTRATION)).toContainText("Тізім таусылды: 1 контактінің бәрі")
  await expectAccessible(office)
}

async function move(office: Page, watching: Page): Promise<void> {
  const offer = office.getByRole("listitem").filter({ hasText: `${NORTH.name}: 4 орынды көшіру` })
  await offer.getByRole("button", { name: "Қолдану…" }).click()
  const dialog = office.getByRole("alertdialog")
  await dialog.getByRole("button", { name: "Қолдану", exact: true }).click()
  await expect(dialog.getByText("Бұл шараны неге қолданатыныңызды жазыңыз.")).toBeVisible()
  await dialog.getByLabel("Себебі").fill(MOVE)
  await expectAccessible(office)
  await dialog.getByRole("button", { name: "Қолдану", exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(office.getByText(`Себебі: ${MOVE}`)).toBeVisible()
  await expect(offer.getByRole("button")).toHaveCount(0)
  await expect(warning(office, NORTH.name, REGISTRATION)).toHaveCount(0)
  await expect(watching.getByRole("row").filter({ hasText: NORTH.name }).getByText("Ашық")).toBeVisible()
}

async function goOn({ north }: Field, watching: Page): Promise<void> {
  await completeNext(north)
  await expect(figure(watching, NORTH.name, "Қабылданды: 3")).toBeVisible()
}

async function expectHistory(office: Page, base: string, began: number): Promise<void> {
  await office.goto(`${base}/history`)
  const edit = (reason: string) => office.getByRole("listitem").filter({ hasText: reason })
  for (const [reason, how, changes] of [
    [PLAN, "Кесте", ["1, қатаң → 3, қатаң", "0, қатаң → 4, қатаң"]],
    [MORE, "Кесте", ["3, қатаң → 4, қатаң"]],
    [MOVE, "Қайта бөлу", ["2, қатаң → 6, қатаң", "4, қатаң → 0, қатаң"]],
  ] as const) {
    await expect(edit(reason)).toContainText("Серік")
    await expect(edit(reason)).toContainText(how)
    for (const words of changes) await expect(edit(reason).getByText(words, { exact: false })).toBeVisible()
    const at = new Date((await edit(reason).locator("time").getAttribute("datetime")) ?? "")
    expect(at.getTime()).toBeGreaterThan(began)
  }
  await expect(office.getByText("Қабылданған сұхбат: 8", { exact: false }).first()).toBeVisible()
  await expectAccessible(office)
}

async function close(office: Page, base: string, { name, north, wave }: Field, watching: Page): Promise<void> {
  expect(await watching.evaluate(() => "neverReloaded" in window)).toBe(true)
  await office.goto(base)
  await office.getByRole("button", { name: "Кезеңді жабу" }).click()
  const dialog = office.getByRole("alertdialog")
  await expect(dialog.getByText(`«${name}» кезеңін жабасыз ба?`)).toBeVisible()
  await dialog.getByRole("button", { name: "Кезеңді жабу" }).click()
  await expect(office.getByRole("heading", { level: 1 })).toContainText("Жабық")
  await expectAccessible(office)
  expect(await nextFor(north)).toBeNull()
  const [row] = await database().select().from(waves).where(eq(waves.id, wave.id))
  expect(row).toMatchObject({ status: "closed" })
  const rows = await database().select().from(interviews).where(eq(interviews.waveId, wave.id))
  expect(rows.map(({ status, standing }) => `${status} ${standing}`)).toEqual(Array(8).fill("complete counted"))
  await office.goto(`${base}/targets`)
  await expect(field(office, WEST.code, "C24")).not.toBeEditable()
}
