// Live updates over real HTTP and PostgreSQL: pushes arrive, only where they may, and streams end when they must.
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type Live, openLive } from "@/app/_server/live/live"
import { Problem } from "@/lib/problem"
import { transact } from "./client"
import { newId } from "./ids"
import { notify, type Topic } from "./notify"
import { SYSTEM } from "./queries/audit"
import { createPerson, findPerson, setDisabled } from "./queries/people"
import { endSession, startSession } from "./queries/sessions"
import { type Field, openField } from "./testing/field"

let field: Field
let server: Server
let live: Live
let url: string

beforeAll(async () => {
  field = await openField()
})
afterAll(() => field.close())

beforeEach(async () => {
  const sessionIdOf = async ({ headers }: { headers: NodeJS.Dict<string | string[]> }) =>
    String(headers.cookie ?? "") || null
  const parts = { db: field.db, listenUrl: field.url, own: "http://own.test", sessionIdOf, warn: () => undefined }
  live = openLive(parts)
  server = createServer((request, response) => {
    const path = (request.url ?? "").split("?")[0] ?? ""
    live.take(request, response, path).then(
      (taken) => taken || response.writeHead(404).end(),
      (error) => response.writeHead(error instanceof Problem ? error.status : 500).end(),
    )
  })
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return async () => {
    live.close()
    await new Promise((done) => server.close(done))
  }
})

const signIn = (personId: string) => transact(field.db, (tx) => startSession(tx, personId, new Date()))
const say = (topic: Topic) => transact(field.db, (tx) => notify(tx, topic))

/** An open stream; `next` waits for its next event, `undefined` when it has ended. */
async function follow(session: string, topics: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${url}/live?topics=${topics}`, { headers: { cookie: session, ...headers } })
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ""
  async function next(): Promise<{ event: string; data: string } | undefined> {
    for (;;) {
      const found = /^event: (.*)\ndata: (.*)\n\n/m.exec(rest)
      if (found) {
        rest = rest.slice(found.index + found[0].length)
        return { event: found[1]!, data: found[2]! }
      }
      const { done, value } = await reader.read()
      if (done) return undefined
      rest += value
    }
  }
  async function until(event: string) {
    for (;;) {
      const got = await next()
      if (!got || got.event === event) return got
    }
  }
  async function listening() {
    for (;;) if ((await until("state"))?.data === "live") return
  }
  return { status: answer.status, next, until, listening, leave: () => reader.cancel() }
}

describe("a stream", () => {
  it("gets a push of its topic at commit, without data, and none of another", async () => {
    const session = await signIn(field.coordinator.id)
    const stream = await follow(session, `board:${field.wave.id}`)
    await stream.listening()
    await stream.until("push")
    await say({ topic: "board", waveId: newId() })
    await say({ topic: "board", waveId: field.wave.id })
    expect(await stream.next()).toEqual({ event: "push", data: `board:${field.wave.id}` })
    await stream.leave()
  })

  it("says nothing of what was rolled back", async () => {
    const stream = await follow(await signIn(field.coordinator.id), `board:${field.wave.id}`)
    await stream.listening()
    await stream.until("push")
    const broken = transact(field.db, async (tx) => {
      await notify(tx, { topic: "board", waveId: field.wave.id })
      throw new Error("rolled back")
    })
    await expect(broken).rejects.toThrow()
    await say({ topic: "session", personId: field.coordinator.id })
    live.close()
    expect(await stream.next()).toEqual({ event: "closing", data: "-" })
  })

  it("puts a burst into two pushes a second", async () => {
    const stream = await follow(await signIn(field.coordinator.id), `board:${field.wave.id}`)
    await stream.listening()
    await stream.until("push")
    const from = Date.now()
    for (let n = 0; n < 60; n++) await say({ topic: "board", waveId: field.wave.id })
    const took = Date.now() - from
    expect(await stream.until("push")).toBeDefined()
    let pushes = 1
    const counting = (async () => {
      while ((await stream.until("push")) !== undefined) pushes++
    })()
    live.close()
    await counting
    expect(pushes).toBeLessThanOrEqual(2 + Math.ceil(took / 500))
  })

  it("pushes everything when the database has been away", async () => {
    const stream = await follow(await signIn(field.coordinator.id), `board:${field.wave.id}`)
    await stream.listening()
    await stream.until("push")
    await field.db.execute("select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%'")
    expect(await stream.until("state")).toEqual({ event: "state", data: "away" })
    await stream.listening()
    expect(await stream.until("push")).toEqual({ event: "push", data: `board:${field.wave.id}` })
    await stream.leave()
  })

  it("ends at sign-out", async () => {
    const session = await signIn(field.coordinator.id)
    const stream = await follow(session, `board:${field.wave.id}`)
    await stream.listening()
    await transact(field.db, (tx) => endSession(tx, session, new Date()))
    expect(await stream.until("ended")).toBeDefined()
    expect(await stream.next()).toBeUndefined()
  })

  it("ends when the account is closed", async () => {
    const person = { email: `${newId()}@test`, name: "x", role: "coordinator", languages: [], regions: [] } as const
    const id = await transact(field.db, (tx) => createPerson(tx, SYSTEM, { ...person, teamId: null }, "-"))
    expect(await transact(field.db, (tx) => findPerson(tx, id))).not.toBeNull()
    const stream = await follow(await signIn(id), `board:${field.wave.id}`)
    await stream.listening()
    await transact(field.db, (tx) => setDisabled(tx, SYSTEM, id, true, new Date()))
    expect(await stream.until("ended")).toBeDefined()
  })

  it("closes when the server goes", async () => {
    const stream = await follow(await signIn(field.coordinator.id), `board:${field.wave.id}`)
    live.close()
    expect(await stream.until("closing")).toBeDefined()
    expect(await stream.next()).toBeUndefined()
  })

  it("loses a topic that may no longer be followed", async () => {
    const email = `${newId()}@test`
    const person = { email, name: "x", role: "supervisor", languages: [], regions: [], teamId: field.supervisor.teamId }
    const made = await transact(field.db, (tx) => createPerson(tx, SYSTEM, { ...person, role: "supervisor" }, "-"))
    const address = `floor:${field.supervisor.teamId}`
    const stream = await follow(await signIn(made), address)
    await stream.listening()
    await stream.until("push")
    await field.db.execute(`update people set team_id = null where email = '${email}'`)
    await say({ topic: "floor", teamId: field.supervisor.teamId ?? "" })
    expect(await stream.next()).toEqual({ event: "refused", data: address })
    await stream.leave()
  })
})

describe("who may not", () => {
  const statusOf = async (session: string, topics: string, headers?: Record<string, string>) => {
    const stream = await follow(session, topics, headers)
    await stream.leave()
    return stream.status
  }

  it.each([
    ["signed out", () => "", () => `board:${field.wave.id}`, 401],
    ["another's offers", () => signIn(field.supervisor.id), () => `observation:${field.coordinator.id}`, 403],
    ["a screen nobody observes", () => signIn(field.supervisor.id), () => `screen:${newId()}`, 403],
    ["another team's floor", () => signIn(field.supervisor.id), () => `floor:${newId()}`, 403],
    ["an interviewer's board", () => signIn(field.interviewers[0]!.id), () => `board:${field.wave.id}`, 403],
    [
      "an interviewer's observation",
      () => signIn(field.interviewers[0]!.id),
      () => `observation:${field.interviewers[0]!.id}`,
      403,
    ],
    ["a coordinator's screen", () => signIn(field.coordinator.id), () => `screen:${newId()}`, 403],
    ["no topic", () => signIn(field.coordinator.id), () => "", 400],
    ["sessions", () => signIn(field.coordinator.id), () => `session:${field.coordinator.id}`, 400],
    ["an unknown topic", () => signIn(field.coordinator.id), () => `toString:${field.wave.id}`, 400],
  ])("%s", async (_name, session, topics, status) => {
    expect(await statusOf(await session(), topics())).toBe(status)
  })

  it("another site's page", async () => {
    const session = await signIn(field.coordinator.id)
    const address = `board:${field.wave.id}`
    expect(await statusOf(session, address, { "sec-fetch-site": "cross-site" })).toBe(403)
    expect(await statusOf(session, address, { origin: "https://elsewhere.test" })).toBe(403)
    expect(await statusOf(session, address, { "sec-fetch-site": "same-origin" })).toBe(200)
  })

  it("a fifth page of one session; when one goes there is room again", async () => {
    const session = await signIn(field.coordinator.id)
    const open = await Promise.all([1, 2, 3, 4].map(() => follow(session, `board:${field.wave.id}`)))
    expect(open.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(await statusOf(session, `board:${field.wave.id}`)).toBe(429)
    await open[0]!.leave()
    await expect.poll(() => statusOf(session, `board:${field.wave.id}`)).toBe(200)
    for (const stream of open.slice(1)) await stream.leave()
  })
})
