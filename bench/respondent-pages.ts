// The online form's pages through HTTP: how many a second the server makes at most, and how long 200 people wait who
// each ask for one a second, beside a bare Node server that sends the same bytes, in turns in one run.
// `npm run bench -- respondent-pages [seconds per round]`
import { createServer } from "node:http"
import { vaultOf } from "@/adapters/vault/vault"
import { databaseOf, transact } from "@/db/client"
import { newId } from "@/db/ids"
import { startInterview } from "@/db/queries/interviews"
import { addInvented, addLink, addWave } from "@/scripts/parts/seeding"
import { createTestDatabase } from "../db/testing/database"
import { openTestServer } from "../db/testing/server"
import { prepareTemplate } from "../db/testing/template"
import { build } from "../scripts/parts/build"
import { freshKeys } from "../scripts/parts/keys"
import { freePort } from "../scripts/parts/port"
import { serve } from "../scripts/parts/serve"
import { type Asking, askPages } from "./parts/ask-pages"
import { fillIn, type Mind } from "./parts/fill-in"

const ROUNDS = 5
const PEOPLE = 200
const BUDGET = { perSecond: 500, p95: 100 }
/** The block that a phone-sized page is made of most: a scale and its rating rows. */
const BLOCK = "rate_office"
const MIND: Mind = { consent: "yes", scr_received: "yes", scr_age18: "yes", receipt_form: "office" }

export async function run([seconds = "4"]: string[]): Promise<void> {
  await build()
  const postgres = await openTestServer()
  const database = await createTestDatabase({ server: postgres.url, template: await prepareTemplate(postgres.url) })
  const env = { ...freshKeys(), DATABASE_URL: database.url, NODE_ENV: "production" }
  const people = await addPeople(env)
  const port = await freePort(4100, "127.0.0.1")
  const origin = `http://127.0.0.1:${port}`
  const ours = await serve({ port, host: "127.0.0.1", env: { ...env, NEXTAUTH_URL: origin } })
  const links = await Promise.all(people.map((link) => walkTo(origin, link)))
  const sample = await (await fetch(`${origin}${links[0]}`)).text()
  const bare = createServer((_request, response) => response.end(sample))
  const barePort = await freePort(4200, "127.0.0.1")
  bare.listen(barePort, "127.0.0.1")
  const plain = `http://127.0.0.1:${barePort}`
  try {
    console.log(`a page of ${sample.length} characters, ${(sample.match(/type="radio"/g) ?? []).length} targets`)
    const most: Asking[] = []
    const calm: Asking[] = []
    for (let round = 1; round <= ROUNDS; round++) {
      const full = await askPages(origin, links, { connections: 20, seconds: Number(seconds) })
      const bytes = await askPages(plain, links, { connections: 20, seconds: Number(seconds) })
      const people = await askPages(origin, links, { connections: PEOPLE, seconds: Number(seconds), perSecond: PEOPLE })
      most.push(full)
      calm.push(people)
      console.log(
        `round ${round}: ${full.perSecond} pages/s (bare server ${bytes.perSecond}/s), ${PEOPLE} people: p97.5 ${people.p97} ms, failed ${full.failed + people.failed}`,
      )
    }
    const rate = median(most.map(({ perSecond }) => perSecond))
    const p97 = median(calm.map((asking) => asking.p97))
    console.log(
      `median: ${rate} pages/s, ${(rate / BUDGET.perSecond).toFixed(2)} of the budget of ${BUDGET.perSecond}/s`,
    )
    console.log(`median p97.5: ${p97} ms, ${(p97 / BUDGET.p95).toFixed(2)} of the budget of ${BUDGET.p95} ms (for p95)`)
  } finally {
    bare.close()
    await ours.stop()
    await database.drop()
    await postgres.stop()
  }
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Answers page after page until the one with the ratings; returns its address. */
async function walkTo(origin: string, link: string): Promise<string> {
  let page = await fetch(origin + link)
  for (;;) {
    const path = page.url.slice(origin.length)
    if (path.endsWith(`page=${BLOCK}`)) return path
    const body = fillIn(await page.text(), MIND)
    if (!body) throw new Error(`${path} is no page of questions.`)
    page = await fetch(origin + link, { method: "POST", body, headers: { Origin: origin } })
  }
}

/** Running interviews that nothing is answered in yet. */
async function addPeople(env: { DATABASE_URL: string; SAUAL_KEYS: string }): Promise<string[]> {
  const vault = vaultOf(env.SAUAL_KEYS)
  return transact(databaseOf(env.DATABASE_URL), async (tx) => {
    const cells = [{ conditions: { region: "akmola" }, target: 100_000, hard: true }]
    const wave = await addWave(tx, vault, "public-services", { name: "bench", practice: true, open: true, cells })
    const places = Array.from({ length: PEOPLE }, () => ({ region: "akmola", service: "C24", language: "kk" }))
    const links: string[] = []
    for (const caseId of await addInvented(tx, vault, wave, places)) {
      const start = { id: newId(), caseId: caseId ?? "", mode: "online" as const, language: "kk", interviewerId: null }
      await startInterview(tx, start, new Date())
      links.push(await addLink(tx, start.caseId))
    }
    return links
  })
}
