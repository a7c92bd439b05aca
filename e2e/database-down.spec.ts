// What people see while the database is away: a sentence in their language and the right status, and nothing typed is gone.
import { type APIRequestContext, expect, test } from "@playwright/test"
import { newId } from "@/db/ids"
import { freePort } from "@/scripts/parts/port"
import { type Serving, serve } from "@/scripts/parts/serve"
import { become } from "./people"
import { world } from "./world"

let server: Serving
let url: string

test.beforeAll(async () => {
  const [port, nothing] = [await freePort(3500, "127.0.0.1"), await freePort(5900, "127.0.0.1")]
  url = `http://127.0.0.1:${port}`
  const DATABASE_URL = `postgres://nobody:nothing@127.0.0.1:${nothing}/away`
  const env = { ...world().env, DATABASE_URL, NEXTAUTH_URL: url, NODE_ENV: "production" }
  server = await serve({ port, host: "127.0.0.1", env, say: () => undefined })
})
test.afterAll(() => server.stop())

const TOKEN = "0123456789abcdef"
const SENTENCES = {
  kk: "Сервер уақытша қолжетімсіз.",
  ru: "Сервер временно недоступен.",
  en: "The server is out of reach for a moment.",
}

for (const [locale, sentence] of Object.entries(SENTENCES)) {
  test(`desk and online form say so in ${locale}`, async ({ context, page }) => {
    await become(context, "coordinator", locale)
    await context.addCookies((await context.cookies()).map((cookie) => ({ ...cookie, domain: "127.0.0.1" })))
    const desk = await page.goto(`${url}/coordinator`)
    expect(desk?.status()).toBe(503)
    await expect(page.getByText(sentence, { exact: false })).toBeVisible()
    const form = await page.goto(`${url}/r/${TOKEN}?lang=${locale}`)
    expect(form?.status()).toBe(503)
    await expect(page.getByText(sentence, { exact: false })).toBeVisible()
  })
}

test("an event is not acknowledged", async ({ request }) => {
  const answer = await send(request)
  expect(answer.status()).toBe(503)
  expect(await answer.json()).toMatchObject({ code: "database_down" })
})

function send(request: APIRequestContext) {
  const event = {
    kind: "answered",
    id: newId(),
    question: "consent",
    value: "yes",
    seq: 1,
    at: new Date().toISOString(),
  }
  return request.post(`${url}/r/${TOKEN}/events`, { data: { events: [event] } })
}
