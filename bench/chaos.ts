// A phone room whose server is killed with -9 while everybody works: nothing acknowledged is lost, nothing is doubled.
// `npm run bench -- chaos [interviewers] [kills] [cases each]`
import { closePools, databaseOf } from "@/db/client"
import { createTestDatabase } from "../db/testing/database"
import { openTestServer } from "../db/testing/server"
import { prepareTemplate } from "../db/testing/template"
import { build } from "../scripts/parts/build"
import { freshKeys } from "../scripts/parts/keys"
import { freePort } from "../scripts/parts/port"
import { serve } from "../scripts/parts/serve"
import { judge } from "./parts/chaos/judge"
import { openRoom, type Plan, workThrough } from "./parts/chaos/room"

/** Batches of answers in a case, about: how often the server is to die follows from it. */
const BATCHES_A_CASE = 6

export async function run([interviewers = "50", kills = "5", casesEach = "12"]: string[]): Promise<void> {
  await build()
  const postgres = await openTestServer()
  const database = await createTestDatabase({ server: postgres.url, template: await prepareTemplate(postgres.url) })
  const keys = freshKeys()
  const port = await freePort(4300, "127.0.0.1")
  const env = { ...keys, DATABASE_URL: database.url, NODE_ENV: "production", NEXTAUTH_URL: `http://127.0.0.1:${port}` }
  const all = Number(interviewers) * Number(casesEach)
  const plan: Plan = {
    ...{ interviewers: Number(interviewers), casesEach: Number(casesEach), kills: Number(kills) },
    killEvery: Math.ceil((all * BATCHES_A_CASE * 0.5) / (Number(kills) + 1)),
    places: Math.ceil(all * 0.6),
  }
  try {
    const room = await openRoom(databaseOf(database.url), keys, plan)
    const from = performance.now()
    const { ledger, kills: killed } = await workThrough(room, keys, () => serve({ port, host: "127.0.0.1", env }))
    const verdict = await judge(room, ledger, new Date())
    console.log(
      `${interviewers} interviewers, server killed ${killed} times, ${Math.round((performance.now() - from) / 1000)} s`,
    )
    console.log(verdict)
    const { lost, strange, altered, doubled, beyondTarget, miscounted, left, returned, faults } = verdict
    const wrong = lost + strange + altered + doubled + beyondTarget + miscounted + left - returned + faults.length
    if (killed < plan.kills) throw new Error(`the server was killed ${killed} times only: give more cases`)
    if (wrong > 0) throw new Error("something was lost, doubled or not returned; the figures are above")
  } finally {
    await closePools()
    await database.drop()
    await postgres.stop()
  }
}
