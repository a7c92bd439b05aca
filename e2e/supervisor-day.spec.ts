// Field control through one day, as people see it: every kind of check, a hold, an appeal, the lift, the release.
import { type Browser, expect, type Page, test } from "@playwright/test"
import { and, eq } from "drizzle-orm"
import { comparisons, holds, interviews, verifications } from "@/db/schema"
import type { Person } from "@/lib/permission"
import { caseNumber } from "@/lib/sample/case-number"
import { expectAccessible } from "./axe"
import {
  answerCheck,
  beginCheck,
  decideAsProposed,
  HEARD_AGAIN,
  HELD_BY_PHONE,
  NEVER_HELD,
  takeCheck,
} from "./callback"
import { completeNext, standingOf } from "./checking"
import { beginDay, type Day } from "./day"
import { expectFits } from "./desk"
import { answerAll, startAsking } from "./interviewing"
import { become, database, type Name } from "./people"
import { world } from "./world"

const APPEAL = "Респондент мені басқа нөмірден сөйлескен болуы керек, жазбаны тыңдаңыздаршы."
const UPHELD = "Жазба жоқ, респондент сұхбат болмағанын екінші рет те айтты."
const LIFT = "Интервьюермен сөйлестік, ол қайта оқытылды, жұмысы бақылауда болады."

test("a day of field control, from the first callback to the release", async ({ browser }) => {
  test.setTimeout(300_000)
  const day = await beginDay()
  const [called, repeated] = [await completeNext(day.honest), await completeNext(day.honest)]
  const [invented, suspected] = [await completeNext(day.fabricator), await completeNext(day.fabricator)]
  const desk = await sitDown(browser, day.supervisor)

  await test.step("a drawn interview is listened to as it is held, and put on record", () =>
    listenIn(browser, desk, day.honest))
  await test.step("a callback confirms", () => confirm(desk, called))
  await test.step("a repeat interview finds a fact that differs, and it is corrected", () => correct(desk, repeated))
  await test.step("a fabricated interview puts its interviewer on hold", () => fail(desk, invented, day.fabricator))
  const theirs = await sitDown(browser, day.fabricator)
  await test.step("who is on hold gets no case", () => expectNoCase(theirs))
  await test.step("all their work is checked; nobody answers", () => closeUnreachable(desk, suspected))
  // The place of the voided interview is filled by somebody else.
  await completeNext(day.honest)

  const office = await sitDown(browser, "coordinator")
  const gate = `/coordinator/wave/${day.wave.id}/release`
  await test.step("the hold alone blocks the release", () => expectHeldBack(office, gate, day.fabricator))
  await test.step("the interviewer appeals", () => appeal(theirs, invented))
  await test.step("so does the open appeal", () => expectAppealBlocks(office, gate))
  await test.step("somebody else upholds the decision", () => uphold(browser, day, desk))
  await test.step("and the interviewer reads why", () => expectUpheld(theirs))
  await test.step("it is the hold alone again", () => expectHeldBack(office, gate, day.fabricator))
  await test.step("the coordinator lifts the hold in writing", () => lift(office, day))
  await test.step("the interviewer calls again", () => expectCase(theirs, day))
  await test.step("and the figures can be released", () => release(office, gate))
  for (const page of [desk, theirs, office]) await page.context().close()
})

async function sitDown(browser: Browser, who: Person | Name): Promise<Page> {
  const context = await browser.newContext({ baseURL: world().url, viewport: { width: 1366, height: 768 } })
  await become(context, who)
  return context.newPage()
}

async function checkIdOf(interviewId: string): Promise<string> {
  const [row] = await database().select().from(verifications).where(eq(verifications.interviewId, interviewId))
  if (!row) throw new Error("not drawn")
  return row.id
}

async function listenIn(browser: Browser, desk: Page, interviewer: Person): Promise<void> {
  const following = desk.waitForResponse((answer) => new URL(answer.url()).pathname === "/live")
  await desk.goto("/supervisor")
  await following
  await expectAccessible(desk)
  const field = await sitDown(browser, interviewer)
  const caseId = await startAsking(field)
  await expect(desk.getByText("Тыңдалуы керек сұхбат басталды")).toBeVisible()
  await expect(desk.getByText(`${interviewer.name} · `)).toBeVisible()
  await desk.getByRole("button", { name: "Тыңдау" }).click()
  await desk.waitForURL("**/supervisor/observe/*")
  await expect(desk.locator("[data-live=live]")).toBeVisible()
  await answerAll(field)
  await field.keyboard.press("Enter")
  await expect(field.getByText("Сұхбат қабылданды.")).toBeVisible()
  await expect(desk.getByText("Сұхбат аяқталды").first()).toBeVisible()
  await fillObservation(desk)
  await expectAccessible(desk)
  await desk.getByRole("button", { name: "Түпкілікті сақтау" }).click()
  await expect(desk.getByText("8 жауап белгіленді")).toBeVisible()
  await desk.getByRole("link", { name: /Сұхбат іріктелді/ }).click()
  await desk.waitForURL("**/supervisor/verification/*")
  await expectAccessible(desk)
  await decideAsProposed(desk, "Расталды")
  const [row] = await database().select().from(interviews).where(eq(interviews.caseId, caseId))
  expect(row).toMatchObject({ standing: "counted", interviewerId: interviewer.id })
  await field.context().close()
}

/** Everything as it should be; what was coded in the beginning was said so. */
async function fillObservation(desk: Page): Promise<void> {
  const same = desk.getByRole("button", { name: "Дәл солай айтылды" })
  const last = await same.count()
  for (let n = last - 8; n < last; n++) await same.nth(n).click()
  await desk.locator('[data-name="o_prompts"] input[value="no"]').check()
  const open = desk.locator('[data-part="form"] fieldset:not(:has(input:checked))').first()
  for (let asked = 0; asked < 30 && (await open.count()) > 0; asked++) await open.getByRole("radio").first().check()
  await expect(desk.getByText("Жоба сақталды")).toBeVisible()
}

async function confirm(desk: Page, interviewId: string): Promise<void> {
  const id = await checkIdOf(interviewId)
  await desk.goto("/supervisor/verification")
  await expectAccessible(desk)
  await expect(desk.getByRole("link", { name: caseNumber(id) })).toBeVisible()
  await beginCheck(desk, id)
  await answerCheck(desk, HELD_BY_PHONE, (await standingOf(interviewId))?.answers ?? {})
  await decideAsProposed(desk, "Расталды")
  expect(await standingOf(interviewId)).toMatchObject({ standing: "counted" })
}

async function correct(desk: Page, interviewId: string): Promise<void> {
  const id = await checkIdOf(interviewId)
  await beginCheck(desk, id)
  await answerCheck(desk, HEARD_AGAIN, { ...(await standingOf(interviewId))?.answers, sex: "male" })
  await expect(desk.getByText("Фактілер рұқсат етілгеннен көп ерекшеленеді")).toBeVisible()
  await expect(desk.getByRole("row", { name: /Өзгеше/ })).toHaveCount(1)
  await expectAccessible(desk)
  await decideAsProposed(desk, "Сәйкессіздік")
  expect(await standingOf(interviewId)).toMatchObject({ standing: "counted", answers: { sex: "male" } })
  const differing = and(eq(comparisons.verificationId, id), eq(comparisons.verdict, "different"))
  expect(await database().select().from(comparisons).where(differing)).toMatchObject([{ question: "sex", verify: 1 }])
}

async function fail(desk: Page, interviewId: string, interviewer: Person): Promise<void> {
  await beginCheck(desk, await checkIdOf(interviewId))
  await answerCheck(desk, NEVER_HELD, {})
  await decideAsProposed(desk, "Жалған толтырылған")
  expect(await standingOf(interviewId)).toMatchObject({ standing: "out" })
  const [held] = await database().select().from(holds).where(eq(holds.personId, interviewer.id))
  expect(held).toMatchObject({ liftedAt: null })
}

async function expectNoCase(theirs: Page): Promise<void> {
  await theirs.goto("/interviewer")
  await expect(theirs.getByText("Жалған толтырылған")).toBeVisible()
  await theirs.getByRole("button", { name: /Enter/ }).click()
  await expect(theirs.getByText("Жұмысыңыз әзірге тоқтатыла тұрды")).toBeVisible()
  await expectAccessible(theirs)
}

async function closeUnreachable(desk: Page, interviewId: string): Promise<void> {
  await takeCheck(desk, await checkIdOf(interviewId))
  await expect(desk.getByText("Интервьюердің жұмысы тоқтатыла тұрған")).toBeVisible()
  for (const outcome of ["Жауап жоқ", "Бос емес", "Жауап жоқ"]) {
    const before = await desk.getByRole("listitem").count()
    await desk.getByRole("button", { name: outcome }).click()
    await expect.poll(() => desk.getByRole("listitem").count()).toBeGreaterThan(before)
  }
  await decideAsProposed(desk, "Байланысу мүмкін болмады")
  expect(await standingOf(interviewId)).toMatchObject({ standing: "counted" })
}

/** Quotas, shares and open checks are in order; what remains is a held interviewer's work that nobody could check. */
async function expectHeldBack(office: Page, gate: string, interviewer: Person): Promise<void> {
  await office.goto(gate)
  await expect(office.getByText("Жариялауға әлі болмайды")).toBeVisible()
  for (const met of ["барлығы толды: 1", "әр ағында 33 % бар: 2", "Аяқталмаған тексерулер: жоқ"])
    await expect(office.getByRole("listitem").filter({ hasText: met }).first()).toBeVisible()
  await expect(office.getByText("қаралып жатқаны жоқ")).toBeVisible()
  await expect(office.getByRole("link", { name: "тексерілмеген сұхбаттар: 1" })).toBeVisible()
  await expect(office.getByText(`${interviewer.name}: 1`)).toBeVisible()
  await expect(office.getByRole("button", { name: "Жариялау", exact: true })).toHaveCount(0)
  await expectAccessible(office)
}

async function appeal(theirs: Page, interviewId: string): Promise<void> {
  const { caseId = "" } = (await standingOf(interviewId)) ?? {}
  await theirs.goto("/interviewer")
  await theirs.getByRole("button", { name: `${caseNumber(caseId)} сұхбаты туралы қорытындыға шағым беру` }).click()
  await theirs.getByLabel("Сіз немен келіспейсіз?").fill("Жоқ")
  await theirs.getByRole("button", { name: "Шағымды жіберу" }).click()
  await expect(theirs.getByText("Кемінде 10 таңба жазыңыз.")).toBeVisible()
  await theirs.getByLabel("Сіз немен келіспейсіз?").fill(APPEAL)
  await expectAccessible(theirs)
  await theirs.getByRole("button", { name: "Шағымды жіберу" }).click()
  await expect(theirs.getByText("берген шағымыңыз қаралып жатыр")).toBeVisible()
}

async function expectAppealBlocks(office: Page, gate: string): Promise<void> {
  await office.goto(gate)
  await expect(office.getByRole("link", { name: "шешу керек: 1" })).toBeVisible()
  await expect(office.getByRole("button", { name: "Жариялау", exact: true })).toHaveCount(0)
}

async function uphold(browser: Browser, day: Day, desk: Page): Promise<void> {
  await desk.goto("/supervisor/appeals")
  await expect(desk.getByText("Басқа адам шешеді")).toBeVisible()
  await desk.getByRole("link", { name: /^Ашу: Шағым/ }).click()
  await expect(desk.getByText(APPEAL)).toBeVisible()
  await expect(desk.getByRole("button", { name: "Не болатынын көру" })).toHaveCount(0)

  const other = await sitDown(browser, await day.colleague())
  await other.goto("/supervisor/appeals")
  await expectAccessible(other)
  await other.getByRole("link", { name: /^Ашу: Шағым/ }).click()
  await expect(other.getByText(APPEAL)).toBeVisible()
  await other.getByLabel("Негіздеме").fill(UPHELD)
  await other.getByRole("button", { name: "Не болатынын көру" }).click()
  await expect(other.getByText("Ештеңе өзгермейді")).toBeVisible()
  await expectAccessible(other)
  await other.setViewportSize({ width: 360, height: 760 })
  await expectFits(other)
  await other.getByRole("button", { name: "Шешімді растау" }).click()
  await expect(other.getByText("Шешім күшінде қалды", { exact: true })).toBeVisible()
  await other.context().close()
}

async function expectUpheld(theirs: Page): Promise<void> {
  await theirs.reload()
  await expect(theirs.getByText(/қайта қаралды: шешім күшінде қалды/)).toBeVisible()
  await expect(theirs.getByText(UPHELD)).toBeVisible()
  await theirs.getByRole("button", { name: /Enter/ }).click()
  await expect(theirs.getByText("Жұмысыңыз әзірге тоқтатыла тұрды")).toBeVisible()
}

async function lift(office: Page, { wave, fabricator }: Day): Promise<void> {
  await office.getByRole("link", { name: "тексерілмеген сұхбаттар: 1" }).click()
  await expect(office).toHaveURL(`/coordinator/wave/${wave.id}/holds`)
  await office.getByLabel("Сіздің шешіміңіз").fill(LIFT)
  await expectAccessible(office)
  await office.getByRole("button", { name: `Тоқтата тұруды алып тастау: ${fabricator.name}` }).click()
  await expect(office.getByText("Алып тасталды", { exact: true })).toBeVisible()
  const [held] = await database().select().from(holds).where(eq(holds.personId, fabricator.id))
  expect(held).toMatchObject({ lifting: LIFT })
}

async function expectCase(theirs: Page, day: Day): Promise<void> {
  await day.addSomebody()
  await theirs.goto("/interviewer")
  await theirs.getByRole("button", { name: /Enter/ }).click()
  await expect(theirs).toHaveURL(/\/interviewer\/case\//)
}

async function release(office: Page, gate: string): Promise<void> {
  await office.goto(gate)
  await expect(office.getByText("Жариялауға дайын")).toBeVisible()
  await office.getByRole("button", { name: "Жариялау", exact: true }).click()
  await office.getByRole("alertdialog").getByRole("button", { name: "Иә, жариялаймын" }).click()
  await expect(office.getByRole("link", { name: /^1-жарияланым/ })).toBeVisible()
}
