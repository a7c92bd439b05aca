import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { Client } from "pg"
import { migrate } from "../migrate"
import { onServer, withDatabase } from "./server"

const LOCK = 7_283_550_002
const HOUR = 3_600_000

/**
 * The name of a database with the newest schema and no rows, to copy test databases from; made once per set of migrations.
 * Test databases that a killed run left behind more than an hour ago are dropped.
 */
export async function prepareTemplate(serverUrl: string): Promise<string> {
  const name = `saual_template_${migrationsHash()}`
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK])
    await dropAbandoned(client)
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name])
    if (rowCount === 0) await makeTemplate(client, serverUrl, name)
  } finally {
    await client.end()
  }
  return name
}

/** The time a test database was made is in its name, so that leftovers can be told from those in use. */
export function freshName(): string {
  return `saual_test_${Date.now()}_${crypto.randomUUID().slice(0, 8)}`
}

function migrationsHash(): string {
  const folder = fileURLToPath(new URL("../migrations", import.meta.url))
  const hash = createHash("sha256")
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (file.endsWith(".sql") || file.endsWith("_journal.json"))
      hash.update(file).update(readFileSync(join(folder, file)))
  }
  return hash.digest("hex").slice(0, 12)
}

async function dropAbandoned(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select datname as name from pg_database where datname like 'saual\\_test\\_%' or datname like 'saual\\_making\\_%'",
  )
  for (const { name } of rows) {
    const made = Number(name.split("_")[2])
    if (made < Date.now() - HOUR) await client.query(`drop database if exists ${name} with (force)`)
  }
}

/** Renamed only when complete: a run killed half-way leaves no template that lacks tables. */
async function makeTemplate(client: Client, serverUrl: string, name: string): Promise<void> {
  const draft = `saual_making_${Date.now()}`
  await onServer(serverUrl, `create database ${draft} template template0`)
  await migrate(withDatabase(serverUrl, draft))
  await client.query(`alter database ${draft} rename to ${name}`)
}
