// Open pages against machines: limits by network and device, signs that are kept with the interview, and people let through.
import { type APIRequestContext, expect, test } from "@playwright/test"
import { eq } from "drizzle-orm"
import { hashToken } from "@/adapters/vault/token"
import { findLatestInterview } from "@/db/queries/respondent"
import { links } from "@/db/schema"
import { LIMITS } from "@/lib/abuse/limit"
import { type OwnWave, ownWave } from "./own-wave"
import { database } from "./people"

const PLACE = { region: "kostanay", service: "C24" }

/** A device of its own, so that no limit counts what others do. */
const device = () => `e2e ${Math.random()}`

async function signsOf(address: string): Promise<readonly string[] | undefined> {
  const hash = hashToken(address.replace("/r/", ""))
  const [row] = await database().select().from(links).where(eq(links.tokenHash, hash))
  return (await findLatestInterview(database(), row?.caseId ?? ""))?.signs
}

const begin = (request: APIRequestContext, wave: OwnWave, form: Record<string, string>, agent = device()) =>
  request.post(wave.openLink, { form, maxRedirects: 0, headers: { "user-agent": agent } })

const fieldIn = (html: string, name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? ""

test("a person with a browser leaves no sign, and waits for nothing", async ({ browser }) => {
  const wave = await ownWave("Ашық сілтеме")
  const context = await browser.newContext({ userAgent: device() })
  const page = await context.newPage()
  await page.goto(wave.openLink)
  await page.locator("#region").selectOption("kostanay")
  await page.locator("#service").selectOption("C24")
  await expect(page.locator('input[name=":answer"]')).not.toHaveValue("")
  // As somebody reads it: the page was made a while ago, and began to arrive after it was made.
  const sinceArrival = () => {
    const [arrival] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[]
    return performance.now() - (arrival?.responseStart ?? 0)
  }
  await expect.poll(() => page.evaluate(sinceArrival), { timeout: 10_000 }).toBeGreaterThan(3_000)
  await page.locator("button.main").click()
  await expect(page.locator("form#page")).toBeVisible()
  expect(await signsOf(new URL(page.url()).pathname)).toEqual([])
  await context.close()
})

test("without a script the form begins the same; a machine's signs are kept, and it is let in", async ({ request }) => {
  const wave = await ownWave("Ашық сілтеме, белгілер")
  const html = await (await request.get(wave.openLink)).text()
  const challenge = fieldIn(html, ":challenge")
  const answer = await begin(request, wave, {
    ...PLACE,
    service: "C39",
    website: "http://spam",
    ":challenge": challenge,
  })
  expect(answer.status()).toBe(303)
  expect(await signsOf(answer.headers().location ?? "")).toEqual(["hidden_field", "too_soon", "no_work"])
  const plain = await begin(request, wave, PLACE)
  expect(await signsOf(plain.headers().location ?? "")).toEqual(["no_work"])
})

test("one device begins so often, then it is told when to come again, in its language", async ({ request }) => {
  const wave = await ownWave("Ашық сілтеме, шек")
  const agent = device()
  const statuses: number[] = []
  for (let n = 0; n <= LIMITS.openDevice.most; n++) {
    const answer = await begin(request, wave, PLACE, agent)
    statuses.push(answer.status())
  }
  expect(statuses.at(-1)).toBe(429)
  expect(statuses.filter((status) => status === 429)).toHaveLength(1)
  const refused = await begin(request, wave, { ...PLACE, ":language": "kk" }, agent)
  expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(60)
  expect(await refused.text()).toContain("Осы желіден тым көп сұрау келді")
  const other = await begin(request, wave, PLACE)
  expect(other.status()).not.toBe(429)
})

test("a page sent again and again is slowed down, and nothing typed is lost", async ({ request }) => {
  const wave = await ownWave("Жиі жіберу")
  const link = await wave.link({ region: "kostanay", service: "C24", language: "kk" })
  const send = () => request.post(link, { form: { ":go": "next", ":page": "screening" }, maxRedirects: 0 })
  const answers = await Promise.all(Array.from({ length: 90 }, send))
  const slowed = answers.find((answer) => answer.status() === 429)
  expect(await slowed?.text()).toContain('name=":page" value="screening"')
})
