// The quota board in a wave of a million interviews while interviews finish and 50 people watch, beside a board that
// counts its rows. `npm run bench -- board [interviews] [watchers] [seconds]`
import { Agent } from "node:http"
import { encode } from "next-auth/jwt"
import { Client } from "pg"
import { vaultOf } from "@/adapters/vault/vault"
import { closePools, type Database, databaseOf, transact } from "@/db/client"
import { readBoard } from "@/db/queries/board"
import { startSession } from "@/db/queries/sessions"
import { findWave, type WaveRow } from "@/db/queries/waves"
import { addPeople, addWave } from "@/scripts/parts/seeding"
import { createTestDatabase } from "../db/testing/database"
import { openTestServer } from "../db/testing/server"
import { prepareTemplate } from "../db/testing/template"
import { build } from "../scripts/parts/build"
import { freshKeys } from "../scripts/parts/keys"
import { freePort } from "../scripts/parts/port"
import { serve } from "../scripts/parts/serve"
import { CELLS, fillBoard } from "./parts/board/fill"
import { type Finish, startFinishing } from "./parts/board/finishes"
import { readPlainly } from "./parts/board/plain"
import { readPage, type Watcher, watch } from "./parts/board/watchers"
import { quantile, timesOf } from "./parts/times"

const PER_SECOND = 20
const ROUNDS = 40
const BUDGET = { read: 300, fresh: 2_000 }

export async function run([interviews = "1000000", watchers = "50", seconds = "20"]: string[]): Promise<void> {
  await build()
  const postgres = await openTestServer()
  const database = await createTestDatabase({ server: postgres.url, template: await prepareTemplate(postgres.url) })
  const keys = freshKeys()
  const port = await freePort(4300, "127.0.0.1")
  const url = `http://127.0.0.1:${port}`
  const env = { ...keys, DATABASE_URL: database.url, NODE_ENV: "production", NEXTAUTH_URL: url, SAUAL_JOBS: "0" }
  const { wave, personId } = await fill(database.url, keys.SAUAL_KEYS, Number(interviews))
  const server = await serve({ port, host: "127.0.0.1", env })
  try {
    const cookies = await signIn(databaseOf(database.url), personId, keys.NEXTAUTH_SECRET, Number(watchers) + 1)
    await measure({ db: databaseOf(database.url), wave, url, cookies, seconds: Number(seconds) })
  } finally {
    await server.stop()
    await closePools()
    await database.drop()
    await postgres.stop()
  }
}

async function fill(url: string, vaultKeys: string, interviews: number) {
  const db = databaseOf(url)
  const made = await transact(db, async (tx) => {
    const boss = {
      role: "coordinator",
      name: "Үйлестіруші",
      email: "c@bench",
      password: "long enough",
      regions: [],
    } as const
    const personId = (await addPeople(tx, [boss], "bench")).get(boss.email) ?? ""
    const options = { name: "bench", practice: true, open: true, cells: [] }
    const { id, study } = await addWave(tx, vaultOf(vaultKeys), "public-services", options)
    const codes = (axis: "region" | "service", n: number) =>
      (study.axes[axis]?.register.entries ?? []).slice(0, n).map(({ code }) => code)
    return { id, personId, regions: codes("region", CELLS.regions), services: codes("service", CELLS.services) }
  })
  const wave = await findWave(db, made.id)
  const client = new Client({ connectionString: url })
  await client.connect()
  const from = performance.now()
  try {
    await fillBoard(client, { ...made, instrumentId: wave.instrumentId }, interviews)
  } finally {
    await client.end()
  }
  console.log(
    `made ${interviews} interviews in ${made.regions.length} x ${made.services.length} cells in ${((performance.now() - from) / 1000).toFixed(0)} s`,
  )
  return { wave, personId: made.personId }
}

/** Sessions of their own: one may have four streams at most. */
async function signIn(db: Database, sub: string, secret: string, n: number): Promise<string[]> {
  const cookies: string[] = []
  for (let one = 0; one < n; one++) {
    const sessionId = await transact(db, (tx) => startSession(tx, sub, new Date()))
    cookies.push(`next-auth.session-token=${await encode({ token: { sub, sessionId }, secret, maxAge: 36_000 })}`)
  }
  return cookies
}

type Field = Readonly<{ db: Database; wave: WaveRow; url: string; cookies: readonly string[]; seconds: number }>

async function measure(field: Field): Promise<void> {
  const { db, wave, url, cookies } = field
  const [own = "", ...others] = cookies
  const agent = new Agent({ keepAlive: true })
  const over: string[] = []
  const plain = await timesOf(5, () => readPlainly(db.$client, wave.id))
  const say = (name: string, taken: readonly number[], budget?: number) => {
    console.log(line(name, taken, plain))
    if (budget && !(quantile(taken, 0.95) < budget)) over.push(name)
  }
  const read = () => readBoard(db, wave.id, null, new Date())
  const page = (view: string) => () => readPage(`${url}/coordinator/wave/${wave.id}?view=${view}`, own, agent)
  say("plain count of the rows", plain)
  say("the board's figures, nobody else", await timesOf(ROUNDS, read), BUDGET.read)
  say("page by region, nobody else", await timesOf(ROUNDS, page("regions")), BUDGET.read)
  say("page of every cell, nobody else", await timesOf(ROUNDS, page("cells")), BUDGET.read)
  for (const reads of [false, true]) {
    const what = `${others.length} watching${reads ? " and reading again" : ""}`
    const { finishes, watchers, figures, pages } = await underLoad(field, others, reads, read, page("regions"))
    say(`the board's figures, ${what}`, figures, BUDGET.read)
    say(`page by region, ${what}`, pages, BUDGET.read)
    if (reads) {
      const taken = watchers.flatMap(({ readings }) => readings.map(({ from, to }) => to - from))
      say(
        "the figures over HTTP, as they are read again",
        taken.sort((a, b) => a - b),
        BUDGET.read,
      )
    }
    say(
      `commit to push, ${what}`,
      delays(finishes, watchers, ({ pushes }) => pushes.map((at) => ({ from: at, to: at }))),
      BUDGET.fresh,
    )
    if (reads)
      say(
        "commit to figures on the screen",
        delays(finishes, watchers, ({ readings }) => readings),
        BUDGET.fresh,
      )
    const pushed = watchers.reduce((sum, { pushes }) => sum + pushes.length, 0)
    console.log(
      `  ${finishes.length} finishes, ${pushed} pushes, ${watchers.reduce((sum, one) => sum + one.readings.length, 0)} readings`,
    )
  }
  agent.destroy()
  if (over.length > 0) throw new Error(`over the budget: ${over.join("; ")}`)
}

async function underLoad(
  { db, wave, url, seconds }: Field,
  cookies: readonly string[],
  reads: boolean,
  read: () => Promise<unknown>,
  page: () => Promise<unknown>,
) {
  const watchers: Watcher[] = []
  for (const cookie of cookies) watchers.push(await watch({ url, waveId: wave.id, cookie, reads }))
  const finishing = await startFinishing(db.$client, wave, PER_SECOND)
  const until = performance.now() + seconds * 1000
  const figures: number[] = []
  const pages: number[] = []
  while (performance.now() < until) {
    figures.push(...(await timesOf(1, read)))
    pages.push(...(await timesOf(1, page)))
    await new Promise((go) => setTimeout(go, 200))
  }
  await finishing.stop()
  // Those that came last are heard of, too.
  await new Promise((go) => setTimeout(go, 3_000))
  for (const watcher of watchers) watcher.close()
  const sorted = (values: number[]) => values.sort((a, b) => a - b)
  return { finishes: finishing.done, watchers, figures: sorted(figures), pages: sorted(pages) }
}

/** From sending each commit to the end of the first thing that each watcher began after it was known; sorted. */
function delays(
  finishes: readonly Finish[],
  watchers: readonly Watcher[],
  of: (watcher: Watcher) => readonly { from: number; to: number }[],
): number[] {
  const found = watchers.flatMap((watcher) => {
    const spans = of(watcher)
    return finishes.map(
      ({ sent, known }) => (spans.find(({ from }) => from >= known)?.to ?? Number.POSITIVE_INFINITY) - sent,
    )
  })
  return found.sort((a, b) => a - b)
}

function line(name: string, taken: readonly number[], plain: readonly number[]): string {
  const [half, most] = [quantile(taken, 0.5), quantile(taken, 0.95)]
  const ratio = half / quantile(plain, 0.5)
  return `${name.padEnd(52)} p50 ${half.toFixed(1).padStart(8)} ms  p95 ${most.toFixed(1).padStart(8)} ms  ${ratio.toFixed(3)} of the plain count`
}
