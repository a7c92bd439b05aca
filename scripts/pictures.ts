// Takes the README's pictures from a running demo: `npm run demo` in one terminal, `npm run pictures` in another.
import { type Browser, chromium, type Page } from "@playwright/test"
import { readyBrowser } from "../e2e/browser"
import { PRACTICE_PEOPLE } from "../lib/practice"
import { inRoot } from "./parts/root"
import { script } from "./parts/run"

const SITE = process.argv[2] ?? "http://localhost:3000"
const DESKTOP = { width: 1366, height: 768 }
const PHONE = { width: 390, height: 700 }

await script(async () => {
  const { executablePath, env } = await readyBrowser()
  const launch = {
    env: { ...(process.env as Record<string, string>), ...env },
    args: ["--no-sandbox", "--disable-gpu"],
  }
  const browser = await chromium.launch({ ...launch, ...(executablePath && { executablePath }) })
  await desk(browser, "interviewer", async (page) => {
    await page.getByRole("button", { name: /Enter/ }).click()
    await page.waitForURL(/case/)
    await page.waitForLoadState("networkidle")
  })
  let openLink = ""
  await desk(browser, "coordinator", async (page) => {
    await page.getByRole("link", { name: /^Жаттығу/ }).click()
    await page.waitForURL(/wave/)
    openLink = await page.getByText(/\/r\/open\//).innerText()
  })
  await desk(browser, "supervisor", (page) => visit(page, "/supervisor/verification"))
  await desk(browser, "analyst", async (page) => {
    await visit(page, "/results/release?lang=en")
    await page
      .getByRole("link", { name: /^Release/ })
      .first()
      .click()
    await page.waitForURL(/release\/.+/)
  })
  await desk(browser, "admin")
  await respondent(browser, openLink)
  await browser.close()
})

async function desk(browser: Browser, role: string, act?: (page: Page) => Promise<void>): Promise<void> {
  const person = PRACTICE_PEOPLE.find((one) => one.role === role)
  if (!person) throw new Error(`no practice ${role}`)
  const page = await browser.newPage({ viewport: DESKTOP, locale: "en" })
  await page.goto(`${SITE}/sign-in`)
  await page.fill("input[type=email]", person.email)
  await page.fill("input[type=password]", person.password)
  await page.click("button[type=submit]")
  await page.waitForURL((url) => url.pathname !== "/sign-in")
  await page.waitForLoadState("networkidle")
  await act?.(page)
  await save(page, role)
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(SITE + path)
}

async function respondent(browser: Browser, openLink: string): Promise<void> {
  const page = await browser.newPage({ viewport: PHONE, locale: "kk" })
  await page.goto(`${openLink}?lang=kk`)
  await page.locator("select").first().selectOption("akmola")
  await page.locator("select").last().selectOption("C24")
  await page.locator("button.main").click()
  await page.waitForLoadState("networkidle")
  await save(page, "respondent")
}

async function save(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle")
  await page.screenshot({ path: inRoot(`docs/pictures/${name}.png`) })
  await page.close()
}
