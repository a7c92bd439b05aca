import { fileURLToPath } from "node:url"
import { Client } from "pg"
import { startPostgres } from "@/adapters/embedded-postgres/start"

/** In the dependencies' cache: outlives a run, so a killed one is adopted by the next instead of being left behind. */
const DATA = new URL("../../node_modules/.cache/saual-tests/pgdata", import.meta.url)

export type TestServer = { url: string; stop(): Promise<void> }

/** The server that tests make their databases on: DATABASE_URL, or the built-in one. */
export async function openTestServer(): Promise<TestServer> {
  const given = process.env.DATABASE_URL
  if (given) return { url: given, stop: async () => undefined }
  return startPostgres({ dataDir: fileURLToPath(DATA) })
}

/** Runs SQL on a server, one connection a call: making and dropping databases cannot be part of a transaction. */
export async function onServer(url: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql, values)).rows
  } finally {
    await client.end()
  }
}

export function withDatabase(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}
