// A whole shift in Kazakh without a mouse: nobody answers, a time is agreed, an interview is made; and how fast it is.
import { expect, test } from "@playwright/test"
import { eq } from "drizzle-orm"
import { appointments, calls, cases } from "@/db/schema"
import { expectAccessible } from "./axe"
import { answerAll, comeToWork, interviewsOf, question, startAsking, takeCase } from "./interviewing"
import { database } from "./people"

const DESKTOP = { width: 1366, height: 768 }
test.use({ viewport: DESKTOP, timezoneId: "Asia/Almaty", locale: "kk-KZ" })

const NEXT = "Келесі карточка"

test("a shift of an interviewer by keyboard alone", async ({ page, context }) => {
  test.setTimeout(180_000)
  await comeToWork(context, "shiftInterviewer")
  const keys = page.keyboard

  const unanswered = await takeCase(page)
  await keys.press("F1")
  await expect(page.getByText("Терілді: қоңырау уақыты жүріп жатыр.")).toBeVisible()
  await keys.press("F2")
  await expect(page.getByRole("dialog")).toBeVisible()
  await keys.press("9")
  await keys.press("Enter")
  await expect(page.getByText("Нәтиже жазылды: Жауап бермеді.")).toBeVisible()
  const [noAnswer] = await database().select().from(calls).where(eq(calls.caseId, unanswered))
  expect(noAnswer).toMatchObject({ disposition: "no_answer", answeredAt: null, dialler: "manual", phone: 1 })

  await expect(page.getByRole("button", { name: NEXT })).toBeEnabled()
  await keys.press("Enter")
  await page.waitForURL((url) => url.pathname.includes("/case/") && !url.pathname.endsWith(unanswered))
  const agreed = page.url().split("/").at(-1) ?? ""
  await expect(page.getByRole("button", { name: /^Бастау/ }).first()).toBeEnabled()
  await keys.press("F1")
  await keys.press("F9")
  await expect(page.getByText("Жауап берді: әңгіме уақыты жүріп жатыр.")).toBeVisible()
  await keys.press("F9")
  await keys.press("F3")
  await keys.press("Shift+Tab")
  await keys.press("Enter")
  await keys.press("Tab")
  await keys.press("Enter")
  await expect(page.getByText("Келісілген уақыт жазылды.")).toBeVisible()
  expect(await database().select().from(appointments).where(eq(appointments.caseId, agreed))).toHaveLength(1)
  const [talked] = await database().select().from(calls).where(eq(calls.caseId, agreed))
  expect(talked?.answeredAt).not.toBeNull()
  expect(talked?.hungUpAt).not.toBeNull()

  await expect(page.getByRole("button", { name: NEXT })).toBeEnabled()
  await keys.press("Enter")
  await page.waitForURL((url) => url.pathname.includes("/case/") && !url.pathname.endsWith(agreed))
  const caseId = page.url().split("/").at(-1) ?? ""
  await expect(page.getByRole("button", { name: /^Бастау/ }).first()).toBeEnabled()
  await keys.press("Enter")
  await expect(question(page)).toBeVisible()
  // To the last question over all the others: the list names them, arrows choose, Enter leads there.
  await keys.press("F7")
  await keys.type("сұхбат сапасын")
  await keys.press("Enter")
  await expect(question(page)).toContainText("Сұхбат сапасын")
  await keys.press("2")
  await expect(page.getByText(/^Жауапсыз қалған:/)).toBeVisible()
  await expectAccessible(page)
  await keys.press("ArrowDown")
  await keys.press("ArrowDown")
  await keys.press("Enter")
  await expect(question(page)).not.toContainText("сауалнамаға қатысуға келісесіз бе")
  await keys.press("Backspace")
  await expect(question(page)).toContainText("сауалнамаға қатысуға келісесіз бе")
  await answerAll(page)
  // Another region than the list's, and a capital in it: both were told, both stand.
  await expect(page.locator("[data-doubt=region]")).toBeVisible()
  await keys.press("Control+Enter")
  await expect(page.locator("[data-doubt=settlement_type]")).toBeVisible()
  await keys.press("Control+Enter")
  await expect(page.locator("[data-doubt]")).toBeHidden()
  const frame = await page.evaluate(() => document.documentElement.scrollHeight)
  expect(frame).toBeLessThanOrEqual(DESKTOP.height)
  await keys.press("Enter")
  await expect(page.getByText("Сұхбат қабылданды.")).toBeVisible()
  expect((await interviewsOf(caseId))[0]).toMatchObject({ status: "complete", standing: "counted" })
  expect((await database().select().from(cases).where(eq(cases.id, caseId)))[0]?.finalAt).not.toBeNull()
})

test("definitions and probes are a key away, and the next question is there within 50 ms", async ({
  page,
  context,
}) => {
  test.setTimeout(120_000)
  await comeToWork(context, "shiftInterviewer")
  await startAsking(page)
  await page.keyboard.press("F7")
  await page.keyboard.type("қызметкерлер")
  await page.keyboard.press("Enter")
  await page.keyboard.press("F6")
  await expect(page.getByRole("dialog")).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press("Escape")
  await page.keyboard.press("F7")
  await page.keyboard.type("1")
  await page.keyboard.press("Enter")
  await page.evaluate(watchQuestions)
  await answerAll(page, 25)
  const times = await page.evaluate(() =>
    performance
      .getEntriesByName("next question")
      .map(({ duration }) => duration)
      .sort((a, b) => a - b),
  )
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  test.info().annotations.push({
    type: "next question",
    description: `${times.length} keys, median ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms`,
  })
  console.log(test.info().annotations.at(-1)?.description)
  expect(times.length).toBeGreaterThan(15)
  expect(at(0.5)).toBeLessThan(50)
})

/** Measures from the key's own time stamp to the frame that shows another question. */
function watchQuestions(): void {
  let pressed = 0
  window.addEventListener(
    "keydown",
    (event) => {
      pressed = event.timeStamp
    },
    true,
  )
  const main = document.querySelector("main")
  let shown = document.querySelector("#question-words")?.textContent
  if (!main) return
  new MutationObserver(() => {
    const words = document.querySelector("#question-words")?.textContent
    if (words === shown) return
    shown = words
    const start = pressed
    requestAnimationFrame(() =>
      setTimeout(() => performance.measure("next question", { start, end: performance.now() })),
    )
  }).observe(main, { subtree: true, childList: true, characterData: true })
}
