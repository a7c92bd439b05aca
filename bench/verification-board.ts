// The board of field control and the queue in a wave of a million interviews, beside a plain count of the checks.
// `npm run bench -- verification-board [interviews] [interviewers]`
import { Client } from "pg"
import { vaultOf } from "@/adapters/vault/vault"
import { closePools, databaseOf, transact } from "@/db/client"
import { readControlBoard } from "@/db/queries/control-board"
import { countQueue, listQueue } from "@/db/queries/queue"
import { spreadWork } from "@/db/queries/spread"
import { findWave } from "@/db/queries/waves"
import type { Person } from "@/lib/permission"
import { addWave } from "@/scripts/parts/seeding"
import { createTestDatabase } from "../db/testing/database"
import { openTestServer } from "../db/testing/server"
import { prepareTemplate } from "../db/testing/template"
import { freshKeys } from "../scripts/parts/keys"
import { fillBigWave } from "./parts/big-wave"

const ROUNDS = 60
const BUDGET_MS = 300
const SHARE = 0.15

export async function run([interviews = "1000000", interviewers = "5000"]: string[]): Promise<void> {
  const postgres = await openTestServer()
  const database = await createTestDatabase({ server: postgres.url, template: await prepareTemplate(postgres.url) })
  try {
    const db = databaseOf(database.url)
    const vault = vaultOf(freshKeys().SAUAL_KEYS)
    const options = { name: "bench", practice: true, open: true }
    const { id } = await transact(db, (tx) => addWave(tx, vault, "public-services", options))
    const size = { interviews: Number(interviews), interviewers: Number(interviewers), teams: 200 }
    const seconds = await fill(database.url, await findWave(db, id), { ...size, checks: size.interviews * SHARE })
    console.log(`made ${interviews} interviews and their checks in ${seconds.toFixed(0)} s`)
    await measure(database.url, id)
  } finally {
    await closePools()
    await database.drop()
    await postgres.stop()
  }
}

async function fill(url: string, wave: { id: string; instrumentId: string }, size: Parameters<typeof fillBigWave>[2]) {
  const client = new Client({ connectionString: url })
  await client.connect()
  const from = performance.now()
  try {
    await fillBigWave(client, wave, size)
  } finally {
    await client.end()
  }
  return (performance.now() - from) / 1000
}

async function measure(url: string, waveId: string): Promise<void> {
  const db = databaseOf(url)
  const wave = await findWave(db, waveId)
  const teamId = (await db.$client.query("select md5('team7')::uuid as id")).rows[0].id as string
  const [supervisor] = (await db.$client.query("select id from people where email = 's7@bench'")).rows as {
    id: string
  }[]
  const person: Person = {
    ...{
      id: supervisor?.id ?? "",
      email: "s7@bench",
      name: "s7",
      role: "supervisor",
      teamId,
      regions: [],
      languages: [],
    },
  }
  const now = new Date()
  const view = { search: "", alertsOnly: false, page: 1, size: 25 }
  const page = { now, size: 50, after: null }
  const plain = await times(() => db.$client.query("select count(*) from verifications where wave_id = $1", [waveId]))
  console.log(line("plain count of the checks", plain, plain))
  const budgeted = {
    "board, everybody": () => readControlBoard(db, { wave, now }, view, "kk"),
    "board, everybody, page 100": () => readControlBoard(db, { wave, now }, { ...view, page: 100 }, "kk"),
    "board, a search": () => readControlBoard(db, { wave, now }, { ...view, search: "49" }, "kk"),
    "board, one team": () => readControlBoard(db, { wave, now, teamId }, view, "kk"),
    "queue, a page": () => listQueue(db, person, {}, page),
    "queue, counts of the filters": () => countQueue(db, person, now),
  }
  const over: string[] = []
  const report = async (name: string, work: () => Promise<unknown>) => {
    const taken = await times(work)
    console.log(line(name, taken, plain))
    if (quantile(taken, 0.95) >= BUDGET_MS) over.push(name)
  }
  for (const [name, work] of Object.entries(budgeted)) await report(name, work)
  const from = performance.now()
  let spread = 0
  for (let n = -1; n !== 0; spread += n) n = await transact(db, spreadWork)
  console.log(`spread ${spread} checks in ${((performance.now() - from) / 1000).toFixed(1)} s`)
  await report("queue, a page of one's own", () => listQueue(db, person, { whose: "mine" }, page))
  await report("spreading when nothing is to be spread", () => transact(db, spreadWork))
  if (over.length > 0) throw new Error(`over the budget of ${BUDGET_MS} ms: ${over.join("; ")}`)
}

async function times(work: () => Promise<unknown>): Promise<number[]> {
  for (let warm = 0; warm < 3; warm++) await work()
  const taken: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const from = performance.now()
    await work()
    taken.push(performance.now() - from)
  }
  return taken.sort((a, b) => a - b)
}

const quantile = (sorted: readonly number[], share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0

function line(name: string, taken: readonly number[], plain: readonly number[]): string {
  const [half, most] = [quantile(taken, 0.5), quantile(taken, 0.95)]
  const ratio = half / quantile(plain, 0.5)
  return `${name.padEnd(40)} p50 ${half.toFixed(1).padStart(7)} ms  p95 ${most.toFixed(1).padStart(7)} ms  ${ratio.toFixed(2)} of the plain count`
}
