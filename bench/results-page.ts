// The public pages of a release: how long the server takes, and when a phone on slow 3G can read them.
// `npm run bench -- results-page [rounds]`
import { type Browser, chromium } from "@playwright/test"
import { vaultOf } from "@/adapters/vault/vault"
import { closePools, databaseOf } from "@/db/client"
import { loadReleasedReplay } from "@/scripts/replay/release"
import { createTestDatabase } from "../db/testing/database"
import { openTestServer } from "../db/testing/server"
import { prepareTemplate } from "../db/testing/template"
import { readyBrowser } from "../e2e/browser"
import { build } from "../scripts/parts/build"
import { freshKeys } from "../scripts/parts/keys"
import { freePort } from "../scripts/parts/port"
import { serve } from "../scripts/parts/serve"
import { openSlowly, report, SLOW_3G, type Visit } from "./parts/results-page/slow"
import { quantile, timesOf } from "./parts/times"

const BUDGET = { server: 50, usable: 2_000 }
const LANGUAGES = ["kk", "ru", "en"]
const VISITS = 3

export async function run([rounds = "100"]: string[]): Promise<void> {
  await build()
  const postgres = await openTestServer()
  const database = await createTestDatabase({ server: postgres.url, template: await prepareTemplate(postgres.url) })
  const keys = freshKeys()
  const port = await freePort(4400, "127.0.0.1")
  const url = `http://127.0.0.1:${port}`
  const release = await loadReleasedReplay(databaseOf(database.url), vaultOf(keys.SAUAL_KEYS))
  const env = { ...keys, DATABASE_URL: database.url, NODE_ENV: "production", NEXTAUTH_URL: url, SAUAL_JOBS: "0" }
  const server = await serve({ port, host: "127.0.0.1", env })
  const { executablePath, env: libraries } = await readyBrowser()
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    env: { ...(process.env as Record<string, string>), ...libraries },
    args: ["--no-sandbox", "--disable-gpu"],
  })
  const pages = { release, table: `${release}/tables/services`, service: `${release}/service/C24` }
  try {
    // The process has started and knows the release; what each page costs when it is asked for first is told apart.
    await fetch(`${url}${release}/tables/criteria?lang=kk`)
    const over: string[] = []
    for (const [name, path] of Object.entries(pages))
      over.push(...(await measure(browser, { name, address: url + path, rounds: Number(rounds) })))
    if (over.length > 0) throw new Error(`Over the budget: ${over.join(", ")}.`)
  } finally {
    await browser.close()
    await server.stop()
    await closePools()
    await database.drop()
    await postgres.stop()
  }
}

type Page = Readonly<{ name: string; address: string; rounds: number }>

async function measure(browser: Browser, { name, address, rounds }: Page): Promise<string[]> {
  const first: number[] = []
  for (const language of LANGUAGES) first.push(await timeOf(`${address}?lang=${language}`))
  let turn = 0
  const times = await timesOf(rounds, () => timeOf(`${address}?lang=${LANGUAGES[turn++ % LANGUAGES.length]}`))
  const visits: Visit[] = []
  for (let visit = 0; visit < VISITS; visit++) visits.push(await openSlowly(browser, `${address}?lang=kk`, SLOW_3G))
  const server = quantile(times, 0.95)
  const usable = Math.max(...visits.map((visit) => visit.usable))
  console.log(report(name, { first: Math.max(...first), median: quantile(times, 0.5), server, visits }))
  return [
    ...(server > BUDGET.server ? [`${name}: ${server.toFixed(0)} ms of the server`] : []),
    ...(usable > BUDGET.usable ? [`${name}: usable after ${usable.toFixed(0)} ms`] : []),
  ]
}

/** Milliseconds until the whole page has come, as on the wire. */
async function timeOf(address: string): Promise<number> {
  const from = performance.now()
  const response = await fetch(address, { headers: { "accept-encoding": "gzip" } })
  await response.arrayBuffer()
  if (response.status !== 200) throw new Error(`${address} was answered with ${response.status}`)
  return performance.now() - from
}
