// Brings a database to the newest schema. Safe to call from several processes at once.
import { fileURLToPath } from "node:url"
import { drizzle } from "drizzle-orm/node-postgres"
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator"
import { Client } from "pg"

const MIGRATION_LOCK = 7_283_550_001

/** Applies what is missing under an advisory lock (the migrator itself takes none). */
export async function migrate(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK])
    await applyMigrations(drizzle(client), {
      migrationsFolder: fileURLToPath(new URL("./migrations", import.meta.url)),
    })
  } finally {
    await client.end()
  }
}
