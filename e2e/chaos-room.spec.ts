// A small phone room whose server is killed with -9 twice while everybody works. `npm run bench -- chaos` has fifty people.
import { expect, test } from "@playwright/test"
import { judge } from "@/bench/parts/chaos/judge"
import { openRoom, workThrough } from "@/bench/parts/chaos/room"
import { databaseOf, poolOf } from "@/db/client"
import { createTestDatabase } from "@/db/testing/database"
import { prepareTemplate } from "@/db/testing/template"
import { freePort } from "@/scripts/parts/port"
import { serve } from "@/scripts/parts/serve"
import { world } from "./world"

const PLAN = { interviewers: 8, casesEach: 4, killEvery: 30, kills: 2, places: 14 }

test("a phone room survives a server that is killed", async () => {
  test.setTimeout(180_000)
  const { DATABASE_URL: server = "", SAUAL_KEYS = "", NEXTAUTH_SECRET = "" } = world().env
  const database = await createTestDatabase({ server, template: await prepareTemplate(server) })
  const keys = { SAUAL_KEYS, NEXTAUTH_SECRET }
  const port = await freePort(3600, "127.0.0.1")
  const own = { DATABASE_URL: database.url, NEXTAUTH_URL: `http://127.0.0.1:${port}`, NODE_ENV: "production" }
  const env = { ...world().env, ...own }
  try {
    const room = await openRoom(databaseOf(database.url), keys, PLAN)
    const start = () => serve({ port, host: "127.0.0.1", env, say: () => undefined })
    const { ledger, kills } = await workThrough(room, keys, start)
    const verdict = await judge(room, ledger, new Date())
    expect(kills).toBe(PLAN.kills)
    expect(verdict).toMatchObject({
      ...{ lost: 0, strange: 0, altered: 0, doubled: 0, beyondTarget: 0, miscounted: 0 },
      ...{ returned: verdict.left, faults: [] },
    })
    expect(verdict.acknowledged).toBeGreaterThan(PLAN.killEvery * PLAN.kills)
  } finally {
    await poolOf(database.url).end()
    await database.drop()
  }
})
