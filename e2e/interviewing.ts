// What an interviewer does in the browser tests: come to work, take a case, ask with the keyboard.
import { type BrowserContext, expect, type Page } from "@playwright/test"
import { and, eq, sql } from "drizzle-orm"
import { transact } from "@/db/client"
import { recordOutcome } from "@/db/queries/calls"
import { takeNextCase } from "@/db/queries/cases"
import { findSessionPerson } from "@/db/queries/sessions"
import { answerEvents, cases, interviews } from "@/db/schema"
import { become, database, type Name } from "./people"

/** Signs in with no case in hand; a case left by an earlier test ends with a refusal. */
export async function comeToWork(context: BrowserContext, name: Name, locale = "kk"): Promise<string> {
  const sessionId = await become(context, name, locale)
  const person = await findSessionPerson(database(), sessionId, new Date())
  if (!person) throw new Error(`${name} could not sign in`)
  await transact(database(), async (tx) => {
    const [held] = await tx.select({ id: cases.id }).from(cases).where(eq(cases.leasedBy, person.id))
    if (!held) return
    const now = new Date()
    await takeNextCase(tx, person, now)
    const [own] = await tx.select({ id: cases.id }).from(cases).where(eq(cases.leasedBy, person.id))
    if (own) await recordOutcome(tx, own.id, person.id, { code: "refusal", note: null, appointmentAt: null }, now)
  })
  return sessionId
}

/** From the home page to the introduction of the next case, with one key; the case's id. */
export async function takeCase(page: Page): Promise<string> {
  await page.goto("/interviewer")
  await expect(page.getByRole("button", { name: /Enter/ })).toBeEnabled()
  await page.keyboard.press("Enter")
  await page.waitForURL("**/interviewer/case/*")
  await expect(startButtons(page).first()).toBeEnabled()
  return caseIdOf(page)
}

/** Starts the interview at its first question. */
export async function startAsking(page: Page): Promise<string> {
  const caseId = await takeCase(page)
  await page.keyboard.press("Enter")
  await expect(question(page)).toBeVisible()
  return caseId
}

/** Presses a key and waits for another question. */
export async function answerWith(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    const before = await question(page).innerText()
    await page.keyboard.press(key)
    await expect(question(page)).not.toHaveText(before, { useInnerText: true })
  }
}

/**
 * Answers whatever is asked, by keyboard, to the end or so many questions: the first choice, or a word. What was given,
 * in its order.
 */
export async function answerAll(page: Page, most = 100): Promise<(string | string[])[]> {
  const given: (string | string[])[] = []
  for (let asked = 0; asked < most; asked++) {
    const before = await screen(page)
    if (before.kind === "end") return given
    const words = before.phone ? "+7 701 234 56 78" : "сөз"
    if (before.kind === "field") await page.keyboard.type(words)
    if (before.kind !== "field") await page.keyboard.press("1")
    if (before.kind !== "one") await page.keyboard.press("Enter")
    given.push(before.kind === "field" ? words : before.kind === "several" ? [before.first] : before.first)
    await expect.poll(async () => (await screen(page)).words).not.toBe(before.words)
  }
  if (most === 100) throw new Error("the interview does not end")
  return given
}

type Screen = { words: string; kind: "field" | "several" | "one" | "end"; first: string; phone: boolean }

const screen = (page: Page): Promise<Screen> =>
  page.evaluate(() => {
    const words = document.querySelector("#question-words")?.textContent ?? ""
    const first = document.querySelector<HTMLElement>('[data-row][aria-keyshortcuts="1"]')?.dataset.row ?? ""
    const said = { words, first, phone: /телефон/.test(words) }
    if (words === "") return { ...said, kind: "end" }
    if (document.querySelector("[data-field]")) return { ...said, kind: "field" }
    return { ...said, kind: document.querySelector("[role=checkbox]") ? "several" : "one" }
  })

/** Answers that the server stored for the case, in the order in which they were given. */
export async function givenOf(caseId: string): Promise<unknown[]> {
  const rows = await database()
    .select({ value: sql<unknown>`${answerEvents.value}` })
    .from(answerEvents)
    .innerJoin(interviews, eq(interviews.id, answerEvents.interviewId))
    .where(and(eq(interviews.caseId, caseId), eq(answerEvents.kind, "answered")))
    .orderBy(answerEvents.seq)
  return rows.map(({ value }) => value)
}

export const question = (page: Page) => page.locator("#question-words")
export const saved = (page: Page) => page.locator("[data-saved]")
export const startButtons = (page: Page) => page.getByRole("button", { name: /^Бастау|^Жалғастыру/ })
export const caseIdOf = (page: Page): string => new URL(page.url()).pathname.split("/").at(-1) ?? ""

/** Everything entered is on the server. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(saved(page)).toHaveAttribute("data-saved", "saved")
}

/** The interviews of a case, as the server knows them. */
export const interviewsOf = (caseId: string) =>
  database().select().from(interviews).where(eq(interviews.caseId, caseId))

export async function answersOf(caseId: string): Promise<Record<string, unknown>> {
  const [interview] = await interviewsOf(caseId)
  return interview?.answers ?? {}
}

/** How many events of a kind the server has for the case. */
export async function countEvents(caseId: string, kind: string): Promise<number> {
  const [row] = await database()
    .select({ n: sql<number>`count(*)::int` })
    .from(answerEvents)
    .innerJoin(interviews, eq(interviews.id, answerEvents.interviewId))
    .where(and(eq(interviews.caseId, caseId), eq(answerEvents.kind, kind)))
  return row?.n ?? 0
}
