// A hundred people on lines where three requests of ten fail, cut at every page, with reloads and a second tab: what is
// stored is what they typed.
import { expect, test } from "@playwright/test"
import { vaultOf } from "@/adapters/vault/vault"
import { badLine } from "@/bench/parts/faults/proxy"
import { runSessions } from "@/bench/parts/faults/sessions"
import { transact } from "@/db/client"
import { chanceOf } from "@/lib/quality/testing/chance"
import { addInvented, addLink, addWave } from "@/scripts/parts/seeding"
import { database } from "./people"
import { world } from "./world"

// A record of each step would cost more than the sessions.
test.use({ trace: "off", screenshot: "off" })

const SESSIONS = 100
const SEED = 2020

test("100 sessions on a bad line lose and double nothing", async ({ browser }) => {
  test.setTimeout(600_000)
  const vault = vaultOf(world().env.SAUAL_KEYS ?? "")
  const links = await transact(database(), async (tx) => {
    const cells = [{ conditions: { service: "therapy" }, target: SESSIONS, hard: true }]
    const wave = await addWave(tx, vault, "clinic", { name: "faults", practice: true, open: true, cells })
    const places = Array.from({ length: SESSIONS }, () => ({ service: "therapy", language: "kk" }))
    const made: string[] = []
    for (const id of await addInvented(tx, vault, wave, places, 3_000_000)) made.push(await addLink(tx, id ?? ""))
    return made
  })
  const line = await badLine(world().url, 0.3, chanceOf(SEED).next)
  try {
    const { wrong } = await runSessions(browser, database(), { links, line, seed: SEED, atOnce: 4 })
    expect(wrong).toEqual([])
    expect(line.cut() / line.asked()).toBeGreaterThan(0.25)
  } finally {
    line.close()
  }
})
