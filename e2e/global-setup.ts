import { appendFileSync, mkdirSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { createTestDatabase } from "../db/testing/database"
import { openTestServer } from "../db/testing/server"
import { prepareTemplate } from "../db/testing/template"
import { build } from "../scripts/parts/build"
import { freshKeys } from "../scripts/parts/keys"
import { freePort } from "../scripts/parts/port"
import { inRoot } from "../scripts/parts/root"
import { type Serving, serve } from "../scripts/parts/serve"
import { readyBrowser } from "./browser"
import { seed } from "./seed"
import type { World } from "./world"

const HOST = "127.0.0.1"
const LOG = inRoot("node_modules/.cache/saual-tests/e2e-server.log")

/** A browser, a fresh database with the e2e study, and the server: all gone again afterwards. */
export default async function setup(): Promise<() => Promise<void>> {
  const closers: (() => Promise<void>)[] = []
  const teardown = async () => {
    for (const close of closers.reverse()) await close()
  }
  try {
    process.env.SAUAL_E2E_BROWSER = JSON.stringify(await readyBrowser())
    await build()
    const { url: serverUrl, stop } = await openTestServer()
    closers.push(stop)
    const database = await createTestDatabase({ server: serverUrl, template: await prepareTemplate(serverUrl) })
    closers.push(database.drop)
    const { world, server } = await openWorld(database.url)
    closers.push(server.stop)
    process.env.SAUAL_E2E = JSON.stringify(world)
    return teardown
  } catch (error) {
    await teardown()
    throw error
  }
}

async function openWorld(databaseUrl: string): Promise<{ world: World; server: Serving }> {
  const port = await freePort(3100, HOST)
  const url = `http://${HOST}:${port}`
  const { SAUAL_KEYS, NEXTAUTH_SECRET } = freshKeys()
  const env = {
    SAUAL_KEYS,
    NEXTAUTH_SECRET,
    NEXTAUTH_URL: url,
    DATABASE_URL: databaseUrl,
    SAUAL_DEMO: "0",
    SAUAL_JOBS: "0",
  }
  const seeded = await seed(env)
  mkdirSync(dirname(LOG), { recursive: true })
  writeFileSync(LOG, "")
  const say = (line: string) => appendFileSync(LOG, `${line}\n`)
  const server = await serve({ port, host: HOST, env: { ...env, NODE_ENV: "production" }, say })
  return { world: { url, env, seeded }, server }
}
