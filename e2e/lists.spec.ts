// Contact lists: taken in with their faults, asked for in the register, and numbers that nobody calls.
import { readFile } from "node:fs/promises"
import { expect, test } from "@playwright/test"
import { eq } from "drizzle-orm"
import { xlsxOf } from "@/adapters/xlsx/write"
import { audit, cases, contactLists } from "@/db/schema"
import { expectAccessible } from "./axe"
import { expectFits, expectForbidden, ownWave } from "./desk"
import { become, database, type Name } from "./people"

const MANY = 12_000
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
// Numbers of these tests alone.
const numbered = (n: number) => `8705${String(3_000_000 + n)}`
const casesOf = (waveId: string) => database().select().from(cases).where(eq(cases.waveId, waveId))

test("takes a workbook in: columns are said, progress is seen, good rows are kept and bad ones named", async ({
  page,
  context,
}) => {
  const wave = await ownWave("Кітап", { open: false })
  await become(context, "coordinator")
  await page.goto(`/coordinator/wave/${wave.id}/contacts`)
  await expectAccessible(page)
  const people = Array.from({ length: MANY }, (_, n) => [`Алушы ${n}`, numbered(n), "Ақмола облысы", "C24"])
  const rows = [...people, ["Бақыт", "12", "Ақмола облысы", "C24"], ["Азат", numbered(MANY), "akmola", "C99"]]
  const columns = ["Аты-жөні", "Байланысу жолы", "Өңір", "Қызмет"].map((head) => ({ head }))
  const buffer = Buffer.from(await xlsxOf([{ name: "Тізім", columns, rows }]))
  const upload = () => page.getByLabel("Тізім файлы").setInputFiles({ name: "тізім.xlsx", mimeType: XLSX, buffer })
  await upload()
  await expect(page.getByText("Мына бағандар көрсетілмеген: телефон.", { exact: false })).toBeVisible()
  await expect(page.getByText("Алушы 0 · Алушы 1")).toBeVisible()
  const take = page.getByRole("button", { name: "Тізімді қабылдау" })
  await expect(take).toBeDisabled()
  await page.getByLabel("B бағаны: Байланысу жолы").selectOption("phone")
  await expect(take).toBeEnabled()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 760 })
  await expectFits(page)
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.getByLabel("Негіздеме", { exact: true }).fill("№ 12-3/456")
  await take.click()
  await expect(page.getByRole("progressbar", { name: "Тізімді қабылдау" })).toBeVisible()
  await expect(page.getByText(/Қосылған карточка саны: 12.000\./)).toBeVisible({ timeout: 40_000 })
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Ескертпелерді жүктеп алу (CSV): тізім.xlsx" }).click(),
  ])
  const faults = await readFile(await download.path(), "utf8")
  expect(faults).toContain(`${MANY + 2};телефон;Бұл телефон нөмірі емес`)
  expect(faults).toContain(`${MANY + 3};қызмет;Мұндай қызмет жоқ`)
  expect(faults).not.toContain("Бақыт")
  expect(faults).not.toContain("C99")
  const taken = await casesOf(wave.id)
  expect(taken).toHaveLength(MANY)
  expect(taken[0]).toMatchObject({ region: "akmola", service: "C24", sourceReference: "№ 12-3/456", source: "list" })
  const [list] = await database().select().from(contactLists).where(eq(contactLists.waveId, wave.id))
  expect(list).toMatchObject({ complete: true, added: MANY, mapping: { name: "A", phone: "B" } })

  // The same people again, with one more, from a text file.
  const more = ["аты;телефон;өңір;қызмет", `Қайта;${numbered(1)};akmola;C24`, `Жаңа;${numbered(MANY + 9)};akmola;C24`]
  const text = { name: "қосымша.csv", mimeType: "text/csv", buffer: Buffer.from(more.join("\n")) }
  await page.getByLabel("Тізім файлы").setInputFiles(text)
  await take.click()
  await expect(page.getByText("Қосылған карточка саны: 1. Бұрыннан бар: 1.")).toBeVisible()
  expect(await casesOf(wave.id)).toHaveLength(MANY + 1)
  await page.setViewportSize({ width: 360, height: 760 })
  await expectFits(page)
})

test("says what is wrong with a file, and keeps the page", async ({ page, context }) => {
  const wave = await ownWave("Қате файл", { open: false })
  await become(context, "coordinator")
  await page.goto(`/coordinator/wave/${wave.id}/contacts`)
  const upload = (buffer: Buffer) =>
    page.getByLabel("Тізім файлы").setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer })
  await upload(Buffer.from([0xff, 0xfe, 0xc0, 0x41]))
  await expect(page.getByText("Файлды оқу мүмкін болмады", { exact: false })).toBeVisible()
  await upload(Buffer.from("аты,телефон\n"))
  await expect(page.getByText("Файлда жол жоқ.", { exact: false })).toBeVisible()
  await upload(Buffer.alloc(30 * 1024 * 1024 + 1, "a"))
  await expect(page.getByText("Файл 30 МБ-тан үлкен. Оны бөліңіз.")).toBeVisible()
  // More than other addresses take.
  await upload(Buffer.from(`аты,телефон,өңір,қызмет\n${`А,12,akmola,C24\n`.repeat(450_000)}`))
  await expect(page.getByRole("button", { name: "Тізімді қабылдау" })).toBeEnabled()
  await page.getByRole("button", { name: "Тізімді қабылдау" }).click()
  await expect(page.getByText("Файлда 250000 жолдан көп. Оны бөліңіз.")).toBeVisible()
  expect(await casesOf(wave.id)).toEqual([])
})

test("keeps the register of requests: reminder due, reminded, refused, and why places stay empty", async ({
  page,
  context,
}) => {
  const wave = await ownWave("Сұраулар")
  await become(context, "coordinator")
  await page.goto(`/coordinator/wave/${wave.id}/lists`)
  await expect(page.getByText("Әзірге сұрау жоқ.", { exact: false })).toBeVisible()
  await page.getByLabel("Орган", { exact: true }).selectOption("nb")
  await page.getByLabel("Өңір", { exact: true }).selectOption("akmola")
  await page.getByLabel("Хаттың нөмірі").fill("№ 5-77")
  const today = await page.getByLabel("Жіберілген күні").inputValue()
  await page.getByLabel("Жіберілген күні").fill("2020-01-15")
  await page.getByRole("button", { name: "Сұрауды жазу" }).click()
  await expect(page.getByText("1 сұрау бойынша ескертетін уақыт келді.")).toBeVisible()
  await expectAccessible(page)
  const request = page.getByRole("listitem").filter({ hasText: "№ 5-77" }).first()
  const step = async (name: string, on: string) => {
    await page.goto(`/coordinator/wave/${wave.id}/lists`)
    await request.getByText("Қадамды белгілеу").click()
    await request.getByLabel("Не болды").selectOption({ label: name })
    await request.getByLabel("Күні").fill(on)
    await request.getByRole("button", { name: "Сақтау" }).click()
  }
  await step("Ескертілді", "2019-12-31")
  await expect(request.getByText("Бұл күн алдыңғы қадамнан бұрын.", { exact: false })).toBeVisible()
  await step("Ескертілді", today)
  await expect(page.getByText("1 сұрау бойынша ескертетін уақыт келді.")).toHaveCount(0)
  await step("Бас тартты", today)
  await expect(request).toHaveAttribute("data-request", "refused")
  await page.setViewportSize({ width: 360, height: 760 })
  await expectFits(page)
  await page.goto(`/coordinator/wave/${wave.id}/steer`)
  await expect(
    page.getByText(/Тізім беруден бас тартылған: Ұлттық Банк · Ақмола облысы · № 5-77/).first(),
  ).toBeAttached()
})

test("a cell without cases leads from the board to a request for its list", async ({ page, context }) => {
  const wave = await ownWave("Бос ұяшық")
  await become(context, "coordinator")
  await page.goto(`/coordinator/wave/${wave.id}?view=cells&region=akmola&q=C24`)
  await page.getByRole("link", { name: "Карточка қалмаған", exact: true }).first().click()
  await page.waitForURL(/lists/)
  await expect(page.getByLabel("Өңір", { exact: true })).toHaveValue("akmola")
  await expect(page.getByLabel("Қызмет", { exact: true })).toHaveValue("C24")
})

test("numbers not to call end their cases and cannot be added again", async ({ page, context }) => {
  const wave = await ownWave("Тыйым", { open: false })
  await become(context, "coordinator")
  const list = `аты,телефон,өңір,қызмет\nА,${numbered(500_000)},akmola,C24`
  const text = { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from(list) }
  const take = async () => {
    await page.goto(`/coordinator/wave/${wave.id}/contacts`)
    await page.getByLabel("Тізім файлы").setInputFiles(text)
    await page.getByRole("button", { name: "Тізімді қабылдау" }).click()
  }
  await take()
  await expect(page.getByText("Қосылған карточка саны: 1.")).toBeVisible()
  await page.getByRole("link", { name: "Қоңырау шалынбайтын нөмірлер" }).click()
  await page.getByLabel("Телефон нөмірі").first().fill("12")
  await page.getByRole("button", { name: "Тізімге қосу" }).click()
  await expect(page.getByText("Бұл телефон нөмірі емес. Түзетіңіз.")).toBeVisible()
  await page.getByLabel("Телефон нөмірі").first().fill(numbered(500_000))
  await page.getByRole("button", { name: "Тізімге қосу" }).click()
  await expect(page.getByText("Нөмір тізімге қосылды. Жабылған карточка саны: 1.")).toBeVisible()
  await page.getByLabel("Телефон нөмірі", { exact: true }).last().fill(numbered(500_000))
  await page.getByRole("button", { name: "Іздеу" }).click()
  await expect(page.getByText("Бұл нөмір тізімде бар: Өзі сұрады", { exact: false })).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 760 })
  await expectFits(page)
  expect(await casesOf(wave.id)).toMatchObject([{ disposition: "do_not_call" }])
  const lines = await database().select().from(audit).where(eq(audit.verb, "do_not_call.added"))
  expect(JSON.stringify(lines)).not.toContain(numbered(500_000).slice(1))
  await take()
  await expect(page.getByText("Бірде-бір карточка қосылмады.")).toBeVisible()
})

test("nobody else sends lists, reads their faults, or sees the numbers and the register", async ({ page, context }) => {
  const wave = await ownWave("Бөтен тізім", { open: false })
  const base = `/coordinator/wave/${wave.id}`
  const file = { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from("name,phone\nА,1") }
  const send = () => context.request.post(`${base}/contacts/file`, { multipart: { file } })
  expect((await send()).status()).toBe(401)
  for (const name of ["interviewer", "supervisor", "analyst", "admin"] satisfies Name[]) {
    await become(context, name)
    expect((await send()).status()).toBe(403)
    for (const part of ["/lists", "/contacts/do-not-call"]) await expectForbidden(page, base + part)
    expect((await context.request.get(`${base}/contacts/faults/${wave.id}`)).status()).toBe(403)
  }
  await become(context, "coordinator")
  expect((await context.request.get(`${base}/contacts/faults/${wave.id}`)).status()).toBe(404)
})
