import { Client, type ClientConfig } from "pg"
import { SUPERUSER } from "./cluster"

const HOLDER = "saual holder"
const LETTING_GO = 7_238_512

/** A client that does not keep the process alive; pg has this, its types do not. */
type HoldingClient = Client & { ref(): void; unref(): void }
const HoldingClient = Client as unknown as new (config: ClientConfig) => HoldingClient

/** One open connection per user of the server. It ends with its process, even a killed one, so nobody is counted who is gone. */
export type Hold = { letGo(stopServer: () => Promise<void>): Promise<void> }

export function serverUrl(port: number, password: string, database: string): string {
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`
}

/** Connects to the server on this data folder; undefined when it is not (or no longer) ready. Throws when it is not ours. */
export async function takeHold(url: string, dataDir: string): Promise<Hold | undefined> {
  const client = new HoldingClient({ connectionString: url, application_name: HOLDER, connectionTimeoutMillis: 5_000 })
  let ended = false
  client.on("error", () => {
    ended = true
  })
  try {
    await client.connect()
    const { rows } = await client.query("select current_setting('data_directory') as folder")
    if (rows[0].folder !== dataDir) throw new Error(`The server at ${hostOf(url)} keeps its data in ${rows[0].folder}.`)
  } catch (error) {
    await client.end().catch(() => undefined)
    if (isNotReady(error as Error & { code?: string })) return undefined
    throw explained(error as Error & { code?: string }, dataDir)
  }
  client.unref()
  return {
    async letGo(stopServer) {
      if (ended) return
      ended = true
      await leave(client, stopServer)
    },
  }
}

export async function createDatabase(url: string, database: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [database])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`)
  } catch (error) {
    // 42P04, 23505: another start made it in the same moment
    if (!["42P04", "23505"].includes((error as { code?: string }).code ?? "")) throw error
  } finally {
    await client.end()
  }
}

/** The last one out stops the server; the lock keeps two leavers from each waiting for the other. */
async function leave(client: HoldingClient, stopServer: () => Promise<void>): Promise<void> {
  client.ref()
  await client.query("select pg_advisory_lock($1)", [LETTING_GO])
  const { rowCount } = await client.query(
    "select from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()",
    [HOLDER],
  )
  if (rowCount === 0) await stopServer()
  await client.end().catch(() => undefined)
}

function isNotReady({ code, message }: Error & { code?: string }): boolean {
  const passing = ["ECONNREFUSED", "ECONNRESET", "57P01", "57P02", "57P03"]
  return passing.includes(code ?? "") || /terminated|timeout/i.test(message)
}

function explained(error: Error & { code?: string }, dataDir: string): Error {
  if (error.code !== "28P01") return error
  return new Error(
    `The password in ${dataDir}.password is not the one of the database in ${dataDir}. ` +
      "Put the right file back, or move both away to begin with an empty database.",
    { cause: error },
  )
}

const hostOf = (url: string) => new URL(url).host
