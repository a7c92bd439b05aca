// The board as it is watched: it changes by itself, keeps views, opens what its numbers are made of, and looks back.
import { expect, test } from "@playwright/test"
import { eq } from "drizzle-orm"
import { vaultOf } from "@/adapters/vault/vault"
import { transact } from "@/db/client"
import { newId } from "@/db/ids"
import { RESPONDENT } from "@/db/queries/audit"
import { lockCase } from "@/db/queries/cases"
import { finishInterview } from "@/db/queries/finish"
import { loadForFilling, startInterview } from "@/db/queries/interviews"
import { listOpenCases } from "@/db/queries/sample"
import { interviews } from "@/db/schema"
import { answerAll } from "@/lib/questionnaire/simulate"
import { expectAccessible } from "./axe"
import { expectFits, ownWave } from "./desk"
import { become, database } from "./people"
import { world } from "./world"

const PLACE = { region: "kostanay", service: "C24", language: "kk" }
const places = (n: number) => Array.from({ length: n }, () => PLACE)

/** Somebody answers to the end, online; nobody on any page does anything. */
async function finishOne(waveId: string): Promise<void> {
  const now = new Date()
  const [caseId = ""] = await listOpenCases(database(), waveId, 1)
  const start = { id: newId(), caseId, mode: "online" as const, language: "kk", interviewerId: null }
  await transact(database(), async (tx) => {
    const row = await startInterview(tx, start, now)
    const { questionnaire, context } = await loadForFilling(tx, row, await lockCase(tx, caseId), now)
    const answers = answerAll(questionnaire, context, () => 0.3, { visited: "yes" })
    await tx
      .update(interviews)
      .set({ answers: { ...answers } })
      .where(eq(interviews.id, row.id))
  })
  const vault = vaultOf(world().env.SAUAL_KEYS ?? "")
  await transact(database(), (tx) => finishInterview(tx, start.id, RESPONDENT, now, vault.open))
}

test("changes by itself in every window when an interview finishes", async ({ page, context }) => {
  const wave = await ownWave("Тірі тақта", { places: places(3) })
  await become(context, "coordinator")
  const second = await context.newPage()
  for (const window of [page, second]) {
    await window.goto(`/coordinator/wave/${wave.id}?view=cells&region=kostanay&q=C24`)
    await expect(window.locator("[data-live=live]")).toBeVisible()
    await expect(window.getByRole("link", { name: "Қалған карточкалар: 3" }).first()).toBeVisible()
  }
  await finishOne(wave.id)
  for (const window of [page, second]) {
    await expect(window.getByRole("row").getByRole("link", { name: "Қабылданды: 1" })).toBeVisible({ timeout: 4_000 })
    await expect(window.getByRole("row").getByRole("link", { name: "Қалған карточкалар: 2" })).toBeVisible()
    await expect(window.getByLabel("Іздеу", { exact: true })).toHaveValue("C24")
  }
})

test("keeps one's own views of the table", async ({ page, context }) => {
  const wave = await ownWave("Көріністер", { places: places(1) })
  const board = `/coordinator/wave/${wave.id}`
  await become(context, "coordinator")
  await page.goto(`${board}?view=cells&region=kostanay&state=open`)
  const views = page.getByRole("group").filter({ hasText: "Сақталған көріністер" })
  await views.getByText("Сақталған көріністер").click()
  await views.getByRole("button", { name: "Осы сүзгілерді сақтау" }).click()
  await expect(views.getByText("Көрініске атау беріңіз.")).toBeVisible()
  await views.getByLabel("Көріністің атауы").fill("Қостанай, ашық")
  await views.getByRole("button", { name: "Осы сүзгілерді сақтау" }).click()
  await expect(views.getByRole("link", { name: "Қостанай, ашық" })).toBeVisible()
  await expectAccessible(page)
  await page.goto(board)
  await page.getByRole("link", { name: "Қостанай, ашық" }).click()
  await expect(page).toHaveURL(/view=cells&region=kostanay&state=open/)
  await page.getByRole("button", { name: "«Қостанай, ашық» көрінісін жою" }).click()
  await expect(page.getByRole("link", { name: "Қостанай, ашық" })).toHaveCount(0)
})

test("opens what rates are made of, and looks back", async ({ page, context }) => {
  const wave = await ownWave("Тарих", { places: places(2) })
  const base = `/coordinator/wave/${wave.id}`
  await finishOne(wave.id)
  await become(context, "coordinator")
  await page.goto(`${base}?view=cells&region=kostanay&q=C24`)
  await page
    .getByRole("row")
    .getByRole("link", { name: /^Жауап үлесі: 50/ })
    .click()
  await expect(page).toHaveURL(/outcomes\?region=kostanay&service=C24/)
  await expect(page.getByText("RR3")).toBeVisible()
  await expectAccessible(page)
  await page.goto(`${base}/history?at=2020-01-01T00:00`)
  await expect(page.getByText("Қабылданған сұхбат: 1", { exact: false }).first()).toBeVisible()
  await expect(page.getByRole("row").filter({ hasText: "(Қазір: 1)" }).first()).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 760 })
  for (const part of ["/history?at=2020-01-01T00:00", "/outcomes", "?view=cells"]) {
    await page.goto(base + part)
    await expectFits(page)
  }
})

test("shows a regional coordinator nothing of other regions", async ({ page, context }) => {
  const wave = await ownWave("Өңірлік", { places: places(2) })
  const base = `/coordinator/wave/${wave.id}`
  await finishOne(wave.id)
  await become(context, "regionalCoordinator")
  for (const part of ["?view=cells", "/outcomes?region=kostanay", "/history?at=2020-01-01T00:00"]) {
    await page.goto(base + part)
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Өңірлік")
    await expect(page.getByRole("table").filter({ hasText: "Қостанай" })).toHaveCount(0)
    await expect(page.getByText("(Қазір: 1)")).toHaveCount(0)
  }
  await expect(page.getByText("Әзірге бірде-бір сұхбат қабылданған жоқ.")).toBeVisible()
})

test("leaves the board to coordinators", async ({ page, context }) => {
  for (const role of ["interviewer", "supervisor", "analyst", "admin"] as const) {
    await become(context, role)
    for (const part of ["", "/history", "/outcomes"])
      expect((await page.goto(`/coordinator/wave/${world().seeded.wave.id}${part}`))?.status()).toBe(403)
  }
})
