// Durable answer events through HTTP, beside a bare Node and pg server doing the same writes, in turns in one run.
// `npm run bench -- intake [seconds per round]`
import { type ChildProcess, spawn } from "node:child_process"
import { createInterface } from "node:readline"
import { vaultOf } from "@/adapters/vault/vault"
import { databaseOf, transact } from "@/db/client"
import { newId } from "@/db/ids"
import { startInterview } from "@/db/queries/interviews"
import { addInvented, addLink, addWave } from "@/scripts/parts/seeding"
import { createTestDatabase } from "../db/testing/database"
import { openTestServer } from "../db/testing/server"
import { prepareTemplate } from "../db/testing/template"
import { build } from "../scripts/parts/build"
import { freshKeys } from "../scripts/parts/keys"
import { freePort } from "../scripts/parts/port"
import { inRoot } from "../scripts/parts/root"
import { serve } from "../scripts/parts/serve"
import { type Load, sendEvents } from "./parts/load"

const ROUNDS = 5
const INTERVIEWS = 200
const BUDGET = { perSecond: 1_000, ratio: 0.7 }

export async function run([seconds = "4"]: string[]): Promise<void> {
  await build()
  const postgres = await openTestServer()
  const database = await createTestDatabase({ server: postgres.url, template: await prepareTemplate(postgres.url) })
  const keys = freshKeys()
  const env = { ...keys, DATABASE_URL: database.url, NODE_ENV: "production" }
  const respondents = await fillDatabase(env)
  const [port, barePort] = [await freePort(4100, "127.0.0.1"), await freePort(4200, "127.0.0.1")]
  const ours = await serve({ port, host: "127.0.0.1", env: { ...env, NEXTAUTH_URL: `http://127.0.0.1:${port}` } })
  const bare = await startBare(barePort, database.url)
  try {
    const pairs: [Load, Load][] = []
    for (let round = 0; round < ROUNDS; round++) {
      const one = await sendEvents(
        respondents.map((r) => `http://127.0.0.1:${port}${r.link}/events`),
        Number(seconds),
      )
      const other = await sendEvents(
        respondents.map((r) => `http://127.0.0.1:${barePort}/${r.id}`),
        Number(seconds),
      )
      pairs.push([one, other])
      console.log(
        `round ${round + 1}: ours ${one.perSecond}/s p97.5 ${one.p97} ms, bare ${other.perSecond}/s p97.5 ${other.p97} ms, failed ${one.failed + other.failed}`,
      )
    }
    report(pairs)
  } finally {
    bare.kill()
    await ours.stop()
    await database.drop()
    await postgres.stop()
  }
}

function report(pairs: readonly [Load, Load][]): void {
  const rate = median(pairs.map(([ours]) => ours.perSecond))
  const ratio = median(pairs.map(([ours, bare]) => ours.perSecond / bare.perSecond))
  console.log(
    `median: ${rate} events/s, ${(rate / BUDGET.perSecond).toFixed(2)} of the budget of ${BUDGET.perSecond}/s`,
  )
  console.log(`median ratio to the bare server: ${ratio.toFixed(2)} (budget ${BUDGET.ratio})`)
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

async function fillDatabase(env: {
  DATABASE_URL: string
  SAUAL_KEYS: string
}): Promise<{ id: string; link: string }[]> {
  const vault = vaultOf(env.SAUAL_KEYS)
  return transact(databaseOf(env.DATABASE_URL), async (tx) => {
    const wave = await addWave(tx, vault, "public-services", {
      name: "bench",
      practice: true,
      open: true,
      cells: [{ conditions: { region: "akmola" }, target: 100_000, hard: true }],
    })
    const places = Array.from({ length: INTERVIEWS }, () => ({ region: "akmola", service: "C24", language: "kk" }))
    const respondents = []
    for (const caseId of await addInvented(tx, vault, wave, places)) {
      const start = { id: newId(), caseId: caseId ?? "", mode: "online" as const, language: "kk", interviewerId: null }
      const { id } = await startInterview(tx, start, new Date())
      respondents.push({ id, link: await addLink(tx, start.caseId) })
    }
    return respondents
  })
}

function startBare(port: number, databaseUrl: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", inRoot("bench/parts/bare-server.ts")], {
    env: { ...process.env, PORT: String(port), DATABASE_URL: databaseUrl },
    stdio: ["ignore", "pipe", "inherit"],
  })
  return new Promise((ready) => createInterface({ input: child.stdout }).on("line", () => ready(child)))
}
