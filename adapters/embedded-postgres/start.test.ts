import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, watch, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { Client } from "pg"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Way } from "./privileges"
import { type RunningPostgres, startPostgres } from "./start"

let dataDir: string
let running: RunningPostgres[]

beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), "saual postgres ")), "data")
  running = []
})

afterEach(async () => {
  for (const server of running) await server.stop()
  rmSync(dirname(dataDir), { recursive: true })
})

describe("the built-in PostgreSQL", { timeout: 60_000 }, () => {
  it("keeps its data from one start to the next", async () => {
    const first = await start()
    await ask(first, "create table kept as select 'Ғ' as letter")
    await first.stop()
    expect(existsSync(join(dataDir, "postmaster.pid"))).toBe(false)
    expect(await ask(await start(), "select letter from kept")).toEqual([{ letter: "Ғ" }])
  })

  it("writes durably, in UTF-8, for this machine and password holders only", async () => {
    const server = await start()
    expect(await ask(server, "select current_setting('fsync') as fsync")).toEqual([{ fsync: "on" }])
    expect(await ask(server, "select current_setting('server_encoding') as it")).toEqual([{ it: "UTF8" }])
    expect(await ask(server, "select current_setting('listen_addresses') as it")).toEqual([{ it: "127.0.0.1" }])
    expect(await ask(server, "select lower('ӘҒҚҢӨҰҮҺІ') as it")).toEqual([{ it: "әғқңөұүһі" }])
    expect(statSync(`${dataDir}.password`).mode & 0o777).toBe(0o600)
    const stranger = new Client({ connectionString: server.url.replace(/:[^:@]+@/, ":wrong@") })
    await expect(stranger.connect()).rejects.toMatchObject({ code: "28P01" })
  })

  it("is shared by those who start it twice, until the last one stops it", async () => {
    const [one, two] = await Promise.all([start(), start()])
    expect([one.adopted, two.adopted].sort()).toEqual([false, true])
    expect(one.url).toBe(two.url)
    await one.stop()
    expect(await ask(two, "select 1 as alive")).toEqual([{ alive: 1 }])
    await two.stop()
    await expect(ask(two, "select 1")).rejects.toMatchObject({ code: "ECONNREFUSED" })
  })

  it("starts again after the server was killed", async () => {
    const first = await start()
    await ask(first, "create table kept as select 1 as one")
    process.kill(first.pid, "SIGKILL")
    const second = await start()
    expect(second.adopted).toBe(false)
    expect(await ask(second, "select one from kept")).toEqual([{ one: 1 }])
  })

  it("adopts the server of a process that was killed", async () => {
    const owner = startElsewhere()
    const pid = await firstNumber(owner)
    await kill(owner)
    const server = await start()
    expect(server).toMatchObject({ adopted: true, pid })
  })

  it("begins anew when it was killed while making the data folder", async () => {
    const owner = startElsewhere()
    await appearance(dirname(dataDir), (name) => name.startsWith("data.init-"))
    await kill(owner)
    expect(existsSync(join(dataDir, "PG_VERSION"))).toBe(false)
    expect(await ask(await start(), "select 1 as alive")).toEqual([{ alive: 1 }])
    expect(readdirSync(dirname(dataDir)).filter((name) => name.includes(".init-"))).toEqual([])
  })

  it("is not fooled by a pid file that names another program", async () => {
    const first = await start()
    await first.stop()
    const lines = [process.pid, dataDir, 1, 5432, "", "127.0.0.1", "", "ready"]
    writeFileSync(join(dataDir, "postmaster.pid"), `${lines.join("\n")}\n`)
    expect(await ask(await start(), "select 1 as alive")).toEqual([{ alive: 1 }])
  })

  it("says what to do when the password file was lost", async () => {
    const first = await start()
    await first.stop()
    rmSync(`${dataDir}.password`)
    await expect(startPostgres({ dataDir })).rejects.toThrow(/\.password is not the one of the database/)
    expect(existsSync(join(dataDir, "postmaster.pid"))).toBe(false)
  })

  it.runIf(process.platform === "linux" && process.getuid?.() === 0).each<Way>(["user namespace", "kept capability"])(
    "runs for root by way of: %s",
    async (way) => {
      const server = await startPostgres({ dataDir, ways: [way] })
      running.push(server)
      expect(await ask(server, "select 1 as alive")).toEqual([{ alive: 1 }])
    },
  )
})

async function start(): Promise<RunningPostgres> {
  const server = await startPostgres({ dataDir })
  running.push(server)
  return server
}

function startElsewhere(): ChildProcess {
  const script = fileURLToPath(new URL("start-and-wait.ts", import.meta.url))
  return spawn(process.execPath, ["--import", "tsx", script, dataDir], { stdio: ["ignore", "pipe", "inherit"] })
}

async function firstNumber(child: ChildProcess): Promise<number> {
  const [text] = await once(child.stdout!, "data")
  return Number(text)
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit")
  child.kill("SIGKILL")
  await gone
}

function appearance(folder: string, wanted: (name: string) => boolean): Promise<void> {
  return new Promise((seen) => {
    const watcher = watch(folder, (_, name) => {
      if (!name || !wanted(name)) return
      watcher.close()
      seen()
    })
  })
}

async function ask(server: RunningPostgres, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: server.url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
