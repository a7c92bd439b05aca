// Targets of a wave: typed, pasted, imported, refused, undone, and kept from those who may not.
import { readFile } from "node:fs/promises"
import { expect, type Page, test } from "@playwright/test"
import { and, eq } from "drizzle-orm"
import { rowsOfXlsx } from "@/adapters/xlsx/read"
import { xlsxOf } from "@/adapters/xlsx/write"
import { transact } from "@/db/client"
import { newId } from "@/db/ids"
import { startInterview } from "@/db/queries/interviews"
import { cases, quotaCells, quotaEdits } from "@/db/schema"
import { expectAccessible } from "./axe"
import { actionOf, expectFits, expectForbidden, ownWave, sendAgain } from "./desk"
import { become, database } from "./people"

const targetOf = async (waveId: string, key: string) => {
  const [cell] = await database()
    .select()
    .from(quotaCells)
    .where(and(eq(quotaCells.waveId, waveId), eq(quotaCells.key, key)))
  return cell?.target
}
const AKMOLA = "region=akmola|service=C24"
const field = (page: Page, key: string) => page.locator(`[id="${key}:target"]`)
const open = (page: Page, id: string) => page.goto(`/coordinator/wave/${id}/targets`)

async function save(page: Page, reason: string) {
  await page.getByLabel("Себебі").fill(reason)
  await page.getByRole("button", { name: /өзгерісті сақтау/ }).click()
}

async function pasteInto(page: Page, key: string, text: string) {
  await field(page, key).evaluate((input, data) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData("text/plain", data)
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

test("pastes a block, undoes, saves with a reason, and finds it in the history", async ({ page, context }) => {
  const wave = await ownWave("Жоспар", { open: false })
  await become(context, "coordinator")
  await open(page, wave.id)
  await expectAccessible(page)
  const before = await targetOf(wave.id, AKMOLA)
  await pasteInto(page, AKMOLA, "31\tбіраз\n32\t33")
  const dialog = page.getByRole("dialog")
  await expect(dialog.getByText("1-жол, 2-баған: «біраз» бүтін сан емес.")).toBeVisible()
  await expect(dialog.getByRole("button", { name: "Кестеге енгізу" })).toBeDisabled()
  await dialog.getByLabel("Көшірілген ұяшықтар").fill("31\t34\n32\t33")
  await expect(dialog.getByText("4 сан өзгеше:")).toBeVisible()
  await dialog.getByRole("button", { name: "Кестеге енгізу" }).click()
  await expect(field(page, AKMOLA)).toHaveValue("31")
  await page.getByRole("button", { name: "Болдырмау" }).click()
  await expect(field(page, AKMOLA)).toHaveValue(String(before))
  await page.getByRole("button", { name: "Қайтару" }).click()
  await expect(page.getByText("4 ұяшық өзгерді", { exact: false })).toBeVisible()
  page.once("dialog", (asked) => asked.accept())
  await page.reload()
  await expect(field(page, AKMOLA)).toHaveValue("31")
  await page.getByRole("button", { name: "4 өзгерісті сақтау" }).click()
  await expect(page.getByText("Себебін кемінде 5 таңбамен жазыңыз.")).toBeVisible()
  await save(page, "Жаңа тізім келді")
  await expect(page.getByText("Сақталды: 4 ұяшық", { exact: false })).toBeVisible()
  expect(await targetOf(wave.id, AKMOLA)).toBe(31)
  await expect(page.getByText("Жаңа тізім келді")).toBeVisible()
  await page.getByText("4 ұяшық", { exact: true }).click()
  await expect(page.getByRole("listitem").filter({ hasText: `→` }).filter({ hasText: "31" }).first()).toBeVisible()
})

test("moves by keys, and shows a sum that follows", async ({ page, context }) => {
  const wave = await ownWave("Пернелер", { open: false })
  await become(context, "coordinator")
  await open(page, wave.id)
  await field(page, AKMOLA).fill("900")
  await expect(page.locator("tfoot td").last()).toHaveText(/^10\s\d{3}$/)
  await field(page, AKMOLA).press("ArrowDown")
  await expect(field(page, AKMOLA)).not.toBeFocused()
  await page.keyboard.press("ArrowUp")
  await expect(field(page, AKMOLA)).toBeFocused()
  await page.keyboard.press("Control+z")
  await expect(page.getByText("Сақталмаған өзгеріс жоқ.")).toBeVisible()
})

test("reads the least possible below what is taken, at its cell", async ({ page, context }) => {
  const places = [{ region: "akmola", service: "C24", language: "kk" }]
  const wave = await ownWave("Ең азы", { places })
  const [sampled] = await database().select().from(cases).where(eq(cases.waveId, wave.id))
  const start = { id: newId(), caseId: sampled?.id ?? "", mode: "online", language: "kk", interviewerId: null } as const
  await become(context, "coordinator")
  await open(page, wave.id)
  await field(page, AKMOLA).fill("0")
  await transact(database(), (tx) => startInterview(tx, start, new Date()))
  await expect(page.getByText("Қазір кемінде 1 болуы керек.", { exact: false }).first()).toBeVisible()
  await expect(field(page, AKMOLA)).toHaveAttribute("aria-invalid", "true")
  await expect(page.getByRole("button", { name: "1 өзгерісті сақтау" })).toBeDisabled()
  // A push must not take the cursor out of the field.
  await expect(field(page, AKMOLA)).toBeFocused()
  expect(await targetOf(wave.id, AKMOLA)).toBeGreaterThan(0)
  await field(page, AKMOLA).fill("1")
  await save(page, "Тізім жоқ")
  await expect(page.getByText("Сақталды: 1 ұяшық", { exact: false })).toBeVisible()
  expect(await targetOf(wave.id, AKMOLA)).toBe(1)
})

test("gives targets as XLSX and takes them back after a look at what differs", async ({ page, context }) => {
  const wave = await ownWave("Файл", { open: false })
  await become(context, "coordinator")
  await open(page, wave.id)
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "XLSX түрінде алу" }).click(),
  ])
  const [first] = (await rowsOfXlsx(await readFile(await download.path()))) ?? []
  const [head = [], ...rows] = first?.rows ?? []
  const wanted = rows.map((row) =>
    row[0] === "akmola" && row[2] === "C24" ? [...row.slice(0, 4), "77", "", "", "", ""] : row,
  )
  const bytes = await xlsxOf([{ name: first?.name ?? "", columns: head.map((text) => ({ head: text })), rows: wanted }])
  await page.getByRole("button", { name: "XLSX жүктеу" }).click()
  const dialog = page.getByRole("dialog")
  const upload = (name: string, buffer: Buffer) =>
    dialog.getByLabel("XLSX файлы").setInputFiles({ name, mimeType: "application/octet-stream", buffer })
  await upload("broken.xlsx", Buffer.from("бұл кесте емес"))
  await expect(dialog.getByText("Бұл файл XLSX ретінде оқылмады.", { exact: false })).toBeVisible()
  const stray = [{ name: "1", columns: [{ head: "oblast" }, { head: "target" }], rows: [["akmola", 5]] }] as const
  await upload("stray.xlsx", Buffer.from(await xlsxOf(stray)))
  await expect(dialog.getByText("«1» парағы:", { exact: false })).toBeVisible()
  await upload("targets.xlsx", Buffer.from(bytes))
  await expect(dialog.getByText("1 сан өзгеше:")).toBeVisible()
  await dialog.getByRole("button", { name: "Кестеге енгізу" }).click()
  await save(page, "Келісілген файл")
  await expect(page.getByText("Сақталды: 1 ұяшық", { exact: false })).toBeVisible()
  expect(await targetOf(wave.id, AKMOLA)).toBe(77)
  const edits = await database().select().from(quotaEdits).where(eq(quotaEdits.waveId, wave.id))
  expect(edits.map(({ origin }) => origin)).toEqual(["xlsx"])
})

test("proposes a total shared out by population, with both sums exact", async ({ page, context }) => {
  const wave = await ownWave("Бөлу", { open: false })
  await become(context, "coordinator")
  await open(page, wave.id)
  await page.getByLabel("Елді мекен түрі").check()
  const dialog = page.getByRole("dialog")
  await page.getByRole("button", { name: "Кестеден қою" }).click()
  await dialog.getByLabel("Көшірілген ұяшықтар").fill("1\n2\nүш")
  await expect(dialog.getByText("3-жол, 1-баған: «үш» бүтін сан емес.")).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press("Escape")
  await page.getByRole("button", { name: "Жалпы санды бөлу" }).click()
  await dialog.getByLabel("N, барлық сұхбат саны").fill("1000")
  await dialog.getByLabel("Неге пропорционал").selectOption("equal")
  await dialog.getByLabel("Кемінде").fill("300")
  await dialog.getByRole("button", { name: "Ұсыну" }).click()
  await expectAccessible(page)
  await expect(dialog.getByText("төменгі шектердің өзі", { exact: false })).toContainText(/1\s200/)
  await dialog.getByLabel("Кемінде").fill("")
  await dialog.getByRole("button", { name: "Ұсыну" }).click()
  await expect(page.locator("tfoot td").last()).toHaveText(/^1\s000$/)
  await save(page, "Тең бөлінді")
  await expect(page.getByText("Сақталды: 4 ұяшық", { exact: false })).toBeVisible()
  await expectAccessible(page)
  expect(await targetOf(wave.id, "settlement_type=village")).toBe(250)
})

test("says what a colleague has changed meanwhile, and loses nothing typed", async ({ page, context, browser }) => {
  const wave = await ownWave("Екеу", { open: false })
  await become(context, "coordinator")
  await open(page, wave.id)
  await field(page, AKMOLA).fill("41")
  const other = await browser.newContext({ baseURL: new URL(page.url()).origin })
  await become(other, "coordinator")
  const second = await other.newPage()
  await open(second, wave.id)
  await field(second, AKMOLA).fill("42")
  await save(second, "Менің ойымша, 42")
  await expect(second.getByText("Сақталды: 1 ұяшық", { exact: false })).toBeVisible()
  await other.close()
  await expect(page.getByText("басқа біреу өзгертті: қазір 42", { exact: false }).first()).toBeVisible()
  await expect(field(page, AKMOLA)).toHaveValue("41")
  expect(await targetOf(wave.id, AKMOLA)).toBe(42)
  await page.getByRole("button", { name: "Менікін қалдыру" }).click()
  await save(page, "Менің ойымша, 41")
  await expect(page.getByText("Сақталды: 1 ұяшық", { exact: false })).toBeVisible()
  expect(await targetOf(wave.id, AKMOLA)).toBe(41)
})

test("keeps each region to its coordinator, and everybody else out", async ({ page, context, browser }) => {
  const wave = await ownWave("Өңірлер", { open: false })
  await become(context, "coordinator")
  await open(page, wave.id)
  await field(page, AKMOLA).fill("51")
  const request = await actionOf(page, () => save(page, "Республикалық шешім"))
  await expect(page.getByText("Сақталды: 1 ұяшық", { exact: false })).toBeVisible()
  const regional = await browser.newContext({ baseURL: new URL(page.url()).origin })
  await become(regional, "regionalCoordinator")
  const theirs = await regional.newPage()
  await open(theirs, wave.id)
  await expect(theirs.getByRole("columnheader", { name: "Атырау" })).toBeVisible()
  await expect(field(theirs, AKMOLA)).toHaveCount(0)
  await expect(theirs.getByText("Республикалық шешім")).toHaveCount(0)
  expect(await sendAgain(regional, request)).toContain("not_allowed")
  await field(theirs, "region=atyrau|service=C24").fill("52")
  await save(theirs, "Өз өңірім")
  await expect(theirs.getByText("Сақталды: 1 ұяшық", { exact: false })).toBeVisible()
  expect(await targetOf(wave.id, "region=atyrau|service=C24")).toBe(52)
  await regional.close()
  for (const who of ["supervisor", "interviewer", "analyst", "admin"] as const) {
    await become(context, who)
    await expectForbidden(page, `/coordinator/wave/${wave.id}/targets`)
    expect(await sendAgain(context, request)).toContain("not_allowed")
  }
})

test("is a list on a phone", async ({ page, context }) => {
  const wave = await ownWave("Телефон", { open: false })
  await become(context, "coordinator")
  await page.setViewportSize({ width: 360, height: 760 })
  await open(page, wave.id)
  await expect(page.getByRole("combobox", { name: "Қызмет" })).toBeVisible()
  await page.getByRole("combobox", { name: "Қызмет" }).selectOption("C24")
  await field(page, AKMOLA).fill("61")
  await expectFits(page)
  await expectAccessible(page)
  await save(page, "Жолда жүріп")
  await expect(page.getByText("Сақталды: 1 ұяшық", { exact: false })).toBeVisible()
  expect(await targetOf(wave.id, AKMOLA)).toBe(61)
})
