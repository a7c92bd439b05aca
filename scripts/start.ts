import { existsSync } from "node:fs"
import { readEnv } from "@/app/_server/env"
import { migrate } from "@/db/migrate"
import { openDatabase } from "./parts/database"
import { isFree } from "./parts/port"
import { refusePracticeAccounts } from "./parts/practice-accounts"
import { inRoot } from "./parts/root"
import { script } from "./parts/run"
import { step } from "./parts/say"
import { type Serving, serve } from "./parts/serve"
import { builtHash } from "./parts/sources"
import { type Closing, untilStopped } from "./parts/stop"

const host = process.env.HOST ?? "127.0.0.1"
const port = Number(process.env.PORT ?? 3000)

await script(() => untilStopped(start))

async function start(closing: Closing): Promise<Serving> {
  checkSettings()
  await checkPlace()
  const database = await openDatabase()
  closing.push(database.stop)
  console.log(`- ${database.said}`)
  await step("bringing the schema up to date", () => migrate(database.url))
  await refusePracticeAccounts(database.url)
  const env = { DATABASE_URL: database.url, NODE_ENV: "production", SAUAL_DEMO: "0", SAUAL_DEV: "0" }
  const server = await step("starting the server", () => serve({ port, host, env }))
  console.log(`Saual is running: ${process.env.NEXTAUTH_URL} (listening on ${host}:${port})`)
  return server
}

/** Every setting is checked before anything is started; only DATABASE_URL has a stand-in, and it is named aloud. */
function checkSettings(): void {
  try {
    readEnv({ ...process.env, DATABASE_URL: process.env.DATABASE_URL || "built in" })
  } catch (error) {
    throw new Error(`Settings are missing or wrong:\n${(error as Error).message}`)
  }
}

async function checkPlace(): Promise<void> {
  if (!existsSync(inRoot(".next/BUILD_ID")) || !builtHash()) {
    throw new Error("There is no finished build. Run `npm run build` first.")
  }
  if (!(await isFree(port, host))) throw new Error(`Port ${port} is taken. Set PORT to a free one.`)
}
