// The server is killed with -9 while twenty people send answers: nothing acknowledged is lost, nothing is doubled.
import { expect, test } from "@playwright/test"
import { inArray } from "drizzle-orm"
import { vaultOf } from "@/adapters/vault/vault"
import { transact } from "@/db/client"
import { newId } from "@/db/ids"
import { findInterview, startInterview } from "@/db/queries/interviews"
import { answerEvents } from "@/db/schema"
import { freePort } from "@/scripts/parts/port"
import { addInvented, addLink, addWave } from "@/scripts/parts/seeding"
import { type Serving, serve } from "@/scripts/parts/serve"
import { database } from "./people"
import { world } from "./world"

const CLIENTS = 20
const EVENTS_EACH = 30
const KILL_AFTER = 150

type Client = { interviewId: string; address: string }

test("a killed server loses no acknowledged event and doubles none", async () => {
  test.setTimeout(120_000)
  const clients = await respondents()
  const port = await freePort(3400, "127.0.0.1")
  const start = () =>
    serve({
      port,
      host: "127.0.0.1",
      env: { ...world().env, NEXTAUTH_URL: `http://127.0.0.1:${port}`, NODE_ENV: "production" },
      say: () => undefined,
    })
  let server: Promise<Serving> = start()
  await server

  let acknowledged = 0
  let restarted = false
  const noteOne = async () => {
    acknowledged++
    if (acknowledged < KILL_AFTER || restarted) return
    restarted = true
    const killed = await server
    server = killed.kill().then(start)
    await server
  }
  const sent = await Promise.all(clients.map((client) => sendAll(client, port, () => server, noteOne)))

  expect(restarted).toBe(true)
  const rows = await database()
    .select({ id: answerEvents.id })
    .from(answerEvents)
    .where(
      inArray(
        answerEvents.interviewId,
        clients.map((c) => c.interviewId),
      ),
    )
  expect(rows.map((row) => row.id).sort()).toEqual(sent.flat().sort())
  for (const { interviewId } of clients) {
    const interview = await findInterview(database(), interviewId)
    expect(interview?.answers).toEqual({ o_staff_polite: "5", suggestions: `${EVENTS_EACH}` })
  }
  await (await server).stop()
})

/** Sends one event after the other; each again and again until it is acknowledged. Returns the ids it made. */
async function sendAll(
  client: Client,
  port: number,
  server: () => Promise<Serving>,
  acknowledged: () => Promise<void>,
): Promise<string[]> {
  const ids: string[] = []
  for (let seq = 1; seq <= EVENTS_EACH; seq++) {
    const [question, value] = seq === 1 ? ["o_staff_polite", "5"] : ["suggestions", `${seq}`]
    const event = { kind: "answered", id: newId(), question, value, seq, at: new Date().toISOString() }
    ids.push(event.id)
    while (!(await isStored(`http://127.0.0.1:${port}${client.address}/events`, event))) await server()
    await acknowledged()
  }
  return ids
}

async function isStored(url: string, event: { id: string }): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ events: [event] }),
    })
    const { stored } = (await response.json()) as { stored?: string[] }
    return stored?.includes(event.id) ?? false
  } catch {
    // The server is gone: the caller waits for the next one and sends the same event again.
    return false
  }
}

async function respondents(): Promise<Client[]> {
  const vault = vaultOf(world().env.SAUAL_KEYS ?? "")
  return transact(database(), async (tx) => {
    const cells = [{ conditions: { region: "kyzylorda" }, target: CLIENTS, hard: true }]
    const wave = await addWave(tx, vault, "public-services", { name: "chaos", practice: true, open: true, cells })
    const places = Array.from({ length: CLIENTS }, () => ({ region: "kyzylorda", service: "C24", language: "kk" }))
    const clients: Client[] = []
    for (const caseId of await addInvented(tx, vault, wave, places, 5_000)) {
      const begin = { id: newId(), caseId: caseId ?? "", mode: "online" as const, language: "kk", interviewerId: null }
      const { id } = await startInterview(tx, begin, new Date())
      clients.push({ interviewId: id, address: await addLink(tx, begin.caseId) })
    }
    return clients
  })
}
