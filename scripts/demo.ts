import { buildRespondentAssets } from "@/app/r/assets/build"
import { buildPublicAssets } from "@/app/results/release/_page/build"
import { migrate } from "@/db/migrate"
import { build } from "./parts/build"
import { openDatabase } from "./parts/database"
import { demoKeys } from "./parts/keys"
import { freePort, isFree } from "./parts/port"
import { inRoot } from "./parts/root"
import { script } from "./parts/run"
import { box, columns, step } from "./parts/say"
import { type Serving, serve } from "./parts/serve"
import { type Closing, untilStopped } from "./parts/stop"
import { type DemoSeed, seedDemo } from "./seed-demo"

const dev = process.argv.includes("--dev")

await script(() => untilStopped(start))

async function start(closing: Closing): Promise<Serving> {
  const keys = await demoKeys(inRoot(".saual/keys.json"))
  const database = await openDatabase()
  closing.push(database.stop)
  console.log(`- ${database.said}`)
  const env = { ...keys, DATABASE_URL: database.url, SAUAL_DEMO: "1", SAUAL_DEV: dev ? "1" : "0" }
  await step("bringing the schema up to date", () => migrate(database.url))
  const seed = await step("loading the practice wave and the replay of 2020 (the first time takes half a minute)", () =>
    seedDemo(env),
  )
  if (dev)
    await step("making the style and script of the pages without Next's own", async () => {
      await buildRespondentAssets()
      await buildPublicAssets()
    })
  else await step("building, unless nothing changed", () => build())
  const server = await step("starting the server", () => serveOnFreePort(env))
  console.log(`\n${box(welcome(server.url, seed))}\n`)
  return server
}

/** Port 3000 or the next free one; another demo may take it between our look and our start, so look again then. */
async function serveOnFreePort(env: Record<string, string>): Promise<Serving> {
  const host = process.env.HOST ?? "127.0.0.1"
  const wanted = Number(process.env.PORT ?? 3000)
  for (let from = wanted; ; from++) {
    const port = await freePort(from, host)
    if (port !== wanted) console.log(`  port ${wanted} is taken; using ${port}`)
    const url = process.env.NEXTAUTH_URL ?? `http://localhost:${port}`
    const mode = env.SAUAL_DEV === "1" ? "development" : "production"
    try {
      const server = await serve({ port, host, env: { ...env, NEXTAUTH_URL: url, NODE_ENV: mode } })
      return { ...server, url }
    } catch (error) {
      if (await isFree(port, host)) throw error
      from = port
    }
  }
}

function welcome(url: string, { people, wave, openLink, personalLinks, release }: DemoSeed): string[] {
  const open = (path: string) => new URL(path, url).href
  return [
    `Saual is running: ${url}`,
    `Practice wave: ${wave}`,
    "",
    ...columns([
      ["Role", "E-mail", "Password"],
      ...people.map((person) => [person.role, person.email, person.password]),
    ]),
    "",
    ...columns([
      ["Figures of 2020", open(release)],
      ["Open link", open(openLink)],
      ...personalLinks.map((link) => ["Personal link", open(link)]),
    ]),
    "",
    `Ctrl-C stops it. Your data stays in ${process.env.DATABASE_URL ? "your database" : ".saual"}.`,
  ]
}
