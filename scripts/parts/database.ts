import { Client } from "pg"
import { startPostgres } from "@/adapters/embedded-postgres/start"
import { inRoot } from "./root"

export type OpenDatabase = { url: string; said: string; stop(): Promise<void> }

/** DATABASE_URL when it is set (checked: it answers and is new enough), else the PostgreSQL that npm brought. */
export async function openDatabase(given = process.env.DATABASE_URL): Promise<OpenDatabase> {
  if (given) {
    await checkServer(given)
    return { url: given, said: `PostgreSQL at ${new URL(given).host} (DATABASE_URL)`, stop: async () => undefined }
  }
  const { url, adopted, stop } = await startPostgres({ dataDir: inRoot(".saual/pgdata") })
  const where = `port ${new URL(url).port}, data in .saual/pgdata`
  return { url, stop, said: `built-in PostgreSQL, ${adopted ? "already running" : "started"} (${where})` }
}

async function checkServer(url: string): Promise<void> {
  if (!URL.canParse(url)) throw new Error("DATABASE_URL is not an address like postgres://user:password@host/saual")
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query("select current_setting('server_version_num')::int as version")
    if (rows[0].version < 150_000) throw new Error("the server is older than PostgreSQL 15")
  } catch (cause) {
    throw new Error(`The database at ${new URL(url).host} (DATABASE_URL) cannot be used`, { cause })
  } finally {
    await client.end().catch(() => undefined)
  }
}
