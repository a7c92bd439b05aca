// Field control at the supervisor's desk: a check that confirms, one that fails, and everybody who may not.
import { type BrowserContext, expect, type Page, test } from "@playwright/test"
import { and, eq } from "drizzle-orm"
import { cases, comparisons, holds, quotaCells, replacements } from "@/db/schema"
import type { Person } from "@/lib/permission"
import type { VerificationPolicy } from "@/lib/study/settings"
import { expectAccessible } from "./axe"
import { beginCheck, takeCheck } from "./callback"
import { checkOf, completeNext, standingOf } from "./checking"
import {
  actionOf,
  CALLBACKS,
  expectFits,
  expectForbidden,
  keepFor,
  ownInterviewer,
  ownWave,
  REPEATS,
  sendAgain,
} from "./desk"
import { become, database } from "./people"

/** Facts and hard items that are asked again, in their order. */
const AGAIN = ["scr_received", "receipt_form", "receipt_place", "first_attempt", "complaint_filed"].concat([
  "cc_used",
  "sex",
  "age_band",
  "settlement_type",
])

type Prepared = { interviewer: Person; interviewId: string; check: { id: string; number: string } }

/** One completed and drawn interview in a wave and region of its own. */
async function prepare(
  name: string,
  region: string,
  policy: Partial<VerificationPolicy> = CALLBACKS,
): Promise<Prepared> {
  const place = { region, service: "C24", language: "kk" }
  const wave = await ownWave(name, { places: [place, place, place], policy })
  const interviewer = await ownInterviewer("supervisor", region)
  await keepFor(interviewer, wave.id)
  const interviewId = await completeNext(interviewer)
  return { interviewer, interviewId, check: await checkOf(interviewId) }
}

const path = ({ check }: Prepared) => `/supervisor/verification/${check.id}`
const pick = (page: Page, question: string, answer: string) =>
  page.locator(`[data-name="${question}"]`).getByLabel(answer, { exact: true }).check()

/** Takes the check from the queue and codes that the respondent was reached. */
async function reach(page: Page, context: BrowserContext, prepared: Prepared) {
  await become(context, "supervisor")
  await page.goto("/supervisor/verification")
  await expectAccessible(page)
  await expect(page.getByText("+7")).toHaveCount(0)
  await expect(page.getByRole("link", { name: prepared.check.number })).toHaveAttribute("href", path(prepared))
  await beginCheck(page, prepared.check.id)
}

test("confirms an interview: blind first, then side by side, then the decision", async ({ page, context }) => {
  const prepared = await prepare("Растау", "aktobe")
  await reach(page, context, prepared)
  const answers = (await standingOf(prepared.interviewId))?.answers ?? {}
  await page.getByRole("button", { name: "Сақтау және салыстыру" }).click()
  await expect(page.getByText("Белгіленген сұрақтарға жауап беріп")).toBeVisible()
  await pick(page, "v_took_place", "Иә")
  await pick(page, "v_person", "Иә, өзім")
  await pick(page, "v_service", "Иә")
  await pick(page, "v_when", "Соңғы үш күнде")
  await pick(page, "v_mode", "Телефон арқылы")
  await page.locator('[data-name="v_minutes"] input[type="text"]').fill("1")
  await pick(page, "v_read_out", "Иә")
  await pick(page, "v_polite", "Иә")
  await pick(page, "v_pressure", "Жоқ")
  // Nothing of the first answers is on the page: no field of those asked again is filled in.
  expect(await page.locator('[data-part="again"] input:checked').count()).toBe(0)
  for (const name of AGAIN.filter((one) => answers[one] !== undefined))
    await page.locator(`[data-name="${name}"] input[value="${answers[name]}"]`).check()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 760 })
  await expectFits(page)
  await page.setViewportSize({ width: 1366, height: 768 })
  // The draft survives a reload.
  await expect(page.getByText("Жоба сақталды")).toBeVisible()
  await page.reload()
  await expect(page.locator(`[data-name="sex"] input[value="${answers.sex}"]`)).toBeChecked()
  await page.getByRole("button", { name: "Сақтау және салыстыру" }).click()
  await expect(page.getByText("Ұсынылады: Расталды")).toBeVisible()
  await expect(page.getByRole("columnheader", { name: "Алғашқы жауап" }).first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole("button", { name: "Не болатынын көру" }).click()
  await expect(page.getByText("Сұхбат сол қалпында қалады.")).toBeVisible()
  await page.getByRole("button", { name: "Шешімді растау" }).click()
  await expect(page.getByRole("heading", { name: "Шешім қабылданды" })).toBeVisible()
  await expect(page.getByText("+7")).toHaveCount(0)
  expect(await standingOf(prepared.interviewId)).toMatchObject({ standing: "counted" })
})

test("fails an interview: place back, replacement first, interviewer on hold, finding told", async ({
  page,
  context,
  browser,
}) => {
  const prepared = await prepare("Жарамсыз", "karaganda")
  const accepted = async () => {
    const { waveId = "" } = (await standingOf(prepared.interviewId)) ?? {}
    const cells = await database().select().from(quotaCells).where(eq(quotaCells.waveId, waveId))
    return cells.find(({ key }) => key === "region=karaganda|service=C24")?.accepted
  }
  expect(await accepted()).toBe(1)
  await reach(page, context, prepared)
  await pick(page, "v_took_place", "Жоқ")
  await expect(page.locator('[data-part="again"]')).toHaveCount(0)
  await pick(page, "v_service", "Иә")
  await page.getByRole("button", { name: "Сақтау және салыстыру" }).click()
  await expect(page.getByText("Ұсынылады: Жалған толтырылған")).toBeVisible()
  await page.getByRole("button", { name: "Не болатынын көру" }).click()
  await expect(page.getByText("Сұхбат жарамсыз деп танылады.")).toBeVisible()
  await expect(page.getByText(/Орын қайтарылады: Қарағанды облысы × /)).toBeVisible()
  await expect(page.getByText(`${prepared.interviewer.name} жұмысы тоқтатыла тұрады`)).toBeVisible()
  await expectAccessible(page)
  expect(await accepted()).toBe(1)
  await page.getByRole("button", { name: "Шешімді растау" }).click()
  await expect(page.getByRole("heading", { name: "Шешім қабылданды" })).toBeVisible()
  expect(await accepted()).toBe(0)
  expect(await standingOf(prepared.interviewId)).toMatchObject({ standing: "out", status: "complete" })
  const own = eq(holds.personId, prepared.interviewer.id)
  expect(await database().select().from(holds).where(own)).toHaveLength(1)
  const [stand] = await database()
    .select({ service: cases.service, region: cases.region })
    .from(replacements)
    .innerJoin(cases, eq(cases.id, replacements.caseId))
    .where(eq(replacements.interviewId, prepared.interviewId))
  expect(stand).toEqual({ service: "C24", region: "karaganda" })
  const theirs = await browser.newContext({ baseURL: page.url() })
  await become(theirs, prepared.interviewer)
  const home = await theirs.newPage()
  await home.goto("/interviewer")
  await expect(home.getByText("Жалған толтырылған")).toBeVisible()
  await home.getByRole("button", { name: /Enter/ }).click()
  await expect(home.getByText("Жұмысыңыз әзірге тоқтатыла тұрды")).toBeVisible()
  await theirs.close()
})

test("a repeat interview finds a fact that differs, and the answer is corrected", async ({ page, context }) => {
  const prepared = await prepare("Қайталама", "pavlodar", REPEATS)
  await reach(page, context, prepared)
  const answers = (await standingOf(prepared.interviewId))?.answers ?? {}
  await expect(page.locator('[data-part="again"]')).toHaveCount(0)
  await pick(page, "v_moment", "Жоқ")
  await expect(page.getByText("Тексеру ашық қалады")).toBeVisible()
  await expect(page.locator('[data-name="v_took_place"]')).toHaveCount(0)
  await pick(page, "v_moment", "Иә")
  await pick(page, "v_took_place", "Иә")
  await pick(page, "v_person", "Иә, өзім")
  await pick(page, "v_service", "Иә")
  await expect(page.locator('[data-part="again"] [data-name="sex"]')).toBeVisible()
  expect(await page.locator('[data-part="again"] input:checked').count()).toBe(0)
  const again: Record<string, unknown> = { ...answers, sex: "male" }
  for (const name of AGAIN.filter((one) => again[one] !== undefined))
    await page.locator(`[data-name="${name}"] input[value="${again[name]}"]`).check()
  await expect(page.getByText(/сұрақ қалды|Барлық сұраққа жауап бар/)).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 760 })
  await expectFits(page)
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.getByRole("button", { name: "Сақтау және салыстыру" }).click()
  await expect(page.getByText("Ұсынылады: Сәйкессіздік")).toBeVisible()
  await expect(page.getByText("Фактілер рұқсат етілгеннен көп ерекшеленеді")).toBeVisible()
  await expect(page.getByRole("row", { name: /Жынысыңыз.*Әйел.*Ер.*Өзгеше/ })).toBeVisible()
  await page.getByRole("button", { name: "Не болатынын көру" }).click()
  await expect(page.getByText(/1 жауап түзетіледі: Жынысыңыз/)).toBeVisible()
  await page.getByRole("button", { name: "Шешімді растау" }).click()
  await expect(page.getByRole("heading", { name: "Шешім қабылданды" })).toBeVisible()
  expect(await standingOf(prepared.interviewId)).toMatchObject({ standing: "counted", answers: { sex: "male" } })
  const differing = and(eq(comparisons.verificationId, prepared.check.id), eq(comparisons.verdict, "different"))
  expect(await database().select().from(comparisons).where(differing)).toMatchObject([
    { question: "sex", verify: 1, first: "female", again: "male" },
  ])
})

test("a check is done as another kind for a written reason, and not after the respondent was reached", async ({
  page,
  context,
}) => {
  const prepared = await prepare("Басқа түр", "turkistan", REPEATS)
  await become(context, "supervisor")
  await takeCheck(page, prepared.check.id)
  const change = page.getByRole("button", { name: "Түрін өзгерту" })
  await page.getByText("Басқа түрмен тексеру").click()
  await change.click()
  await expect(page.getByText("Себебін жазыңыз.")).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel("Неге?").fill("Бес минуты ғана бар.")
  await change.click()
  await expect(page.getByText("Қайталама сұхбат ретінде іріктелген. Себебі: Бес минуты ғана бар.")).toBeVisible()
  await page.getByRole("button", { name: "Байланыс орнады" }).click()
  await expect(page.locator('[data-name="v_when"], [data-name="v_took_place"]').first()).toBeVisible()
  await page.getByText("Басқа түрмен тексеру").click()
  await page.getByLabel("Неге?").fill("Күмәнді.")
  await change.click()
  await expect(page.getByText("Респондентпен сөйлесіп қойғансыз")).toBeVisible()
})

test("closes as unreachable only after three attempts, and the number is gone then", async ({ page, context }) => {
  const prepared = await prepare("Байланыссыз", "east_kz")
  await become(context, "supervisor")
  await takeCheck(page, prepared.check.id)
  for (const outcome of ["Жауап жоқ", "Бос емес", "Жауап жоқ"]) {
    await expect(page.getByRole("heading", { name: "3. Шешім қабылдаңыз" })).toHaveCount(0)
    const before = await page.getByRole("listitem").count()
    await page.getByRole("button", { name: outcome }).click()
    await expect.poll(() => page.getByRole("listitem").count()).toBeGreaterThan(before)
  }
  await expect(page.getByText("Ұсынылады: Байланысу мүмкін болмады")).toBeVisible()
  await page.getByRole("button", { name: "Не болатынын көру" }).click()
  await expect(page.getByText("келесі сұхбат іріктеледі")).toBeVisible()
  await page.getByRole("button", { name: "Шешімді растау" }).click()
  await expect(page.getByRole("heading", { name: "Шешім қабылданды" })).toBeVisible()
  expect(await standingOf(prepared.interviewId)).toMatchObject({ standing: "counted" })
})

test("a supervisor of another team can neither open nor decide it", async ({ page, context, browser }) => {
  const prepared = await prepare("Бөтен", "nur_sultan")
  await become(context, "supervisor")
  await takeCheck(page, prepared.check.id)
  const coding = await actionOf(page, () => page.getByRole("button", { name: "Бос емес" }).click())
  const outsider = await browser.newContext({ baseURL: page.url() })
  await become(outsider, "outsiderSupervisor")
  const theirs = await outsider.newPage()
  await theirs.goto("/supervisor/verification")
  await expect(theirs.getByRole("link", { name: prepared.check.number })).toHaveCount(0)
  expect((await theirs.goto(path(prepared)))?.status()).toBe(404)
  expect(await sendAgain(outsider, coding)).toContain("not_found")
  await outsider.close()
})

test("interviewers see neither draw nor queue; other roles have no business there", async ({ page, context }) => {
  const prepared = await prepare("Көрінбейді", "almaty_city")
  for (const name of ["interviewer", "coordinator", "analyst", "admin"] as const) {
    await become(context, name)
    await expectForbidden(page, "/supervisor/verification")
    await expectForbidden(page, path(prepared))
  }
  await become(context, prepared.interviewer)
  await page.goto("/interviewer")
  await expect(page.getByRole("button", { name: /Enter/ })).toBeEnabled()
  const words = await page.locator("body").innerText()
  for (const word of ["Тексер", "тексер", "іріктел", prepared.check.number]) expect(words).not.toContain(word)
  expect(await page.content()).not.toContain(prepared.check.id)
})
