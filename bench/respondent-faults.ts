// People on lines where three requests of ten fail, before the server hears them or after it has answered; the network is
// cut at every page, the page reloaded three times, a second tab opened. What is stored must be what was typed, once.
// `npm run bench -- respondent-faults [sessions] [share of requests that fail]`
import { chromium } from "@playwright/test"
import { vaultOf } from "@/adapters/vault/vault"
import { closePools, databaseOf, transact } from "@/db/client"
import { chanceOf } from "@/lib/quality/testing/chance"
import { addInvented, addLink, addWave } from "@/scripts/parts/seeding"
import { createTestDatabase } from "../db/testing/database"
import { openTestServer } from "../db/testing/server"
import { prepareTemplate } from "../db/testing/template"
import { readyBrowser } from "../e2e/browser"
import { build } from "../scripts/parts/build"
import { freshKeys } from "../scripts/parts/keys"
import { freePort } from "../scripts/parts/port"
import { serve } from "../scripts/parts/serve"
import { badLine } from "./parts/faults/proxy"
import { runSessions } from "./parts/faults/sessions"

const SEED = 2020

export async function run([sessions = "1000", share = "0.3"]: string[]): Promise<void> {
  await build()
  const postgres = await openTestServer()
  const database = await createTestDatabase({ server: postgres.url, template: await prepareTemplate(postgres.url) })
  const env = { ...freshKeys(), DATABASE_URL: database.url, NODE_ENV: "production" }
  const port = await freePort(4400, "127.0.0.1")
  const url = `http://127.0.0.1:${port}`
  const server = await serve({ port, host: "127.0.0.1", env: { ...env, NEXTAUTH_URL: url } })
  const line = await badLine(url, Number(share), chanceOf(SEED).next)
  const installed = await readyBrowser()
  const browser = await chromium.launch({
    ...(installed.executablePath && { executablePath: installed.executablePath }),
    env: { ...(process.env as Record<string, string>), ...installed.env },
    args: ["--no-sandbox", "--disable-gpu"],
  })
  try {
    const db = databaseOf(database.url)
    const links = await addPeople(db, env.SAUAL_KEYS, Number(sessions))
    const from = performance.now()
    const { wrong, loads, retyped } = await runSessions(browser, db, { links, line, seed: SEED, atOnce: 4 })
    console.log(
      `${links.length} sessions, ${line.asked()} requests, ${line.cut()} of them cut, ${loads} pages seen, ${Math.round((performance.now() - from) / 1000)} s`,
    )
    console.log(`given again after a page without its script, which keeps nothing before it is sent: ${retyped}`)
    console.log(`stored other than typed: ${wrong.length} (must be 0)`)
    for (const one of wrong) console.log(`  ${one}`)
    if (wrong.length > 0) throw new Error("something was lost, changed or doubled")
  } finally {
    await browser.close()
    line.close()
    await server.stop()
    await closePools()
    await database.drop()
    await postgres.stop()
  }
}

async function addPeople(db: ReturnType<typeof databaseOf>, keys: string, n: number): Promise<string[]> {
  const vault = vaultOf(keys)
  return transact(db, async (tx) => {
    const cells = [{ conditions: { service: "therapy" }, target: n, hard: true }]
    const wave = await addWave(tx, vault, "clinic", { name: "faults", practice: true, open: true, cells })
    const places = Array.from({ length: n }, () => ({ service: "therapy", language: "kk" }))
    const links: string[] = []
    for (const caseId of await addInvented(tx, vault, wave, places)) links.push(await addLink(tx, caseId ?? ""))
    return links
  })
}
