// One respondent with a poor line and little patience: answers, reloads, opens a second tab, changes an answer, and
// comes back by the link whenever the browser shows that a page did not come.
import type { BrowserContext, Locator, Page } from "@playwright/test"

/** What was typed, in order, by question; a list for several choices. `kept`: on a page with its script. */
export type Typed = Readonly<{ question: string; value: string | readonly string[]; kept?: boolean }>

/** `retyped`: how often an answer was given again, for a page did not show it. */
export type Told = Readonly<{ link: string; typed: readonly Typed[]; loads: number; retyped: number }>

type Moves = { reloads: number; tabs: number; changes: number }
type Life = Readonly<{
  context: BrowserContext
  address: string
  random: () => number
  left: Moves
  typed: Typed[]
}>

const RELOADS = 3
const PATIENCE = 200

/** From the first page to the thanks. Throws when the end is never reached. */
export async function answerAll(
  context: BrowserContext,
  url: string,
  link: string,
  random: () => number,
): Promise<Told> {
  const life: Life = {
    ...{ context, address: url + link, random, typed: [] },
    left: { reloads: RELOADS, tabs: 1, changes: 1 },
  }
  const page = await context.newPage()
  let loads = 0
  let retyped = 0
  for (; loads < PATIENCE; loads++) {
    const where = await seen(page)
    if (where === "end") {
      await emptied(page)
      return { link, typed: life.typed, loads, retyped }
    }
    if (where === "start") await press(page)
    else if (where === "nothing") await open(page, life.address)
    else retyped += await onePage(page, life)
  }
  throw new Error(`${link}: no end after ${PATIENCE} pages`)
}

async function seen(page: Page): Promise<"start" | "questions" | "end" | "nothing"> {
  if ((await page.locator(".number").count()) > 0) return "end"
  if ((await page.locator("form#page").count()) > 0) return "questions"
  return (await page.locator('button[value="start"]').count()) > 0 ? "start" : "nothing"
}

/** Answers what is open, with the line cut once in between, then sends. Returns how many answers had to be given again. */
async function onePage(page: Page, life: Life): Promise<number> {
  const { context, random, left, typed } = life
  const kept = await hasScript(page)
  const rows = await page.locator("#questions > [data-type]:not(.note)").all()
  const cutAt = Math.floor(random() * rows.length)
  let retyped = 0
  for (const [at, row] of rows.entries()) {
    const name = (await row.getAttribute("data-name")) ?? ""
    const before = typed.findLast(({ question }) => question === name)
    if (await isFilled(row)) continue
    if (before) retyped++
    if (at === cutAt) await context.setOffline(true)
    typed.push({ ...(await give(row, name, before, random)), kept })
    if (at === cutAt) await context.setOffline(false)
    if (left.reloads > 0 && random() < 0.5) {
      left.reloads--
      await page.reload().catch(() => undefined)
      return retyped
    }
  }
  if (left.tabs > 0 && random() < 0.5) {
    left.tabs--
    await inAnotherTab(life, await page.locator(':root input[name=":page"]').inputValue())
  }
  const [first] = rows
  if (first && left.changes > 0 && random() < 0.5 && (await first.isVisible())) {
    left.changes--
    typed.push(await change(first))
  }
  await press(page)
  return retyped
}

/** The same page once more: another answer is given there, and the tab is closed before anything is sent by hand. */
async function inAnotherTab({ context, address, typed }: Life, block: string): Promise<void> {
  const other = await context.newPage()
  await open(other, `${address}?page=${block}`)
  const row = other.locator("#questions > [data-type]:not(.note)").first()
  if ((await other.locator("form#page").count()) > 0 && (await row.count()) > 0 && (await hasScript(other))) {
    typed.push(await change(row))
    await emptied(other)
  }
  await other.close()
}

const hasScript = (page: Page): Promise<boolean> =>
  page
    .evaluate(() =>
      performance
        .getEntriesByType("resource")
        .some((file) => file.name.endsWith(".js") && (file as PerformanceResourceTiming).responseStatus === 200),
    )
    .catch(() => false)

const isFilled = async (row: Locator): Promise<boolean> =>
  (await row.locator("input:checked").count()) > 0 ||
  (await row
    .locator("textarea, input:not([type=radio]):not([type=checkbox]):not([type=hidden])")
    .evaluateAll((all) => all.some((one) => (one as HTMLInputElement).value !== "")))

/** Answers as before, or with something new. */
async function give(row: Locator, question: string, before: Typed | undefined, random: () => number): Promise<Typed> {
  const type = (await row.getAttribute("data-type")) ?? ""
  if (type === "text" || type === "integer") {
    const words = String(
      before?.value ?? (type === "text" ? `Мысал <b>${Math.floor(random() * 1e6)}</b>` : 1 + Math.floor(random() * 90)),
    )
    const field = row.locator("textarea, input:not([type=radio]):not([type=hidden])").first()
    await field.fill(words)
    await field.blur()
    return { question, value: words }
  }
  const codes = await row
    .locator("input:not([type=hidden])")
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))
  const wanted = question === "visited" ? "yes" : codes[Math.floor(random() * Math.min(codes.length, 3))]
  const code = before ? [before.value].flat()[0] : wanted
  await row.locator(`input[value="${code}"]`).check({ force: true })
  return { question, value: type === "select_multiple" ? [code ?? ""] : (code ?? "") }
}

/** Another answer to a question of one choice or of words; the same again where there is only one that goes on. */
async function change(row: Locator): Promise<Typed> {
  const question = (await row.getAttribute("data-name")) ?? ""
  const type = (await row.getAttribute("data-type")) ?? ""
  if (type === "select_multiple") return give(row, question, { question, value: ["none"] }, () => 0)
  const code = question === "visited" ? "yes" : "5"
  await row.locator(`input[value="${code}"]`).check({ force: true })
  return { question, value: code }
}

async function press(page: Page): Promise<void> {
  const loaded = page.waitForEvent("load", { timeout: 4_000 }).catch(() => undefined)
  await page
    .locator("button.main:visible")
    .first()
    .click({ noWaitAfter: true, timeout: 4_000 })
    .catch(() => undefined)
  await loaded
}

const open = (page: Page, address: string) => page.goto(address).catch(() => undefined)

/** What lies on the device has reached the server. */
async function emptied(page: Page): Promise<void> {
  for (let tries = 0; tries < PATIENCE; tries++) {
    const left = await page
      .evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("saual ")))
      .catch(() => [""])
    if (left.length === 0) return
    // A page whose script did not come sends nothing: the person looks again.
    if (tries % 10 === 9) await page.reload().catch(() => undefined)
    else await page.waitForTimeout(200)
  }
  throw new Error("the device still keeps answers")
}
