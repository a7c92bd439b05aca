// One pool per process, shared by the pages that Next bundles and by the server ahead of it.
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres"
import { Pool } from "pg"
import { isToRepeat, problemOf } from "./errors"
import * as schema from "./schema"

export type Database = NodePgDatabase<typeof schema> & { $client: Pool }
/** A transaction, or the database itself where one statement is enough. */
export type Tx = Database | Parameters<Parameters<Database["transaction"]>[0]>[0]

const shared = globalThis as { saualPools?: Map<string, Pool> }

/** The pool of this connection string, made on first use. */
export function poolOf(url: string): Pool {
  shared.saualPools ??= new Map()
  let pool = shared.saualPools.get(url)
  if (!pool) {
    pool = new Pool({ connectionString: url, max: 20, connectionTimeoutMillis: 5_000 })
    // Idle connections die with the server; the next query reports it, so the process must not die here.
    pool.on("error", () => undefined)
    shared.saualPools.set(url, pool)
  }
  return pool
}

const databases = new WeakMap<Pool, Database>()

/** Drizzle over the pool of this connection string; made once, for it reads the whole schema. */
export function databaseOf(url: string): Database {
  const pool = poolOf(url)
  const known = databases.get(pool)
  if (known) return known
  const database = drizzle(pool, { schema })
  databases.set(pool, database)
  return database
}

const TRIES = 5

/**
 * Runs `work` in one transaction; database errors come out as Problems. A transaction that the database asks to be tried
 * again is, so `work` may run more than once.
 */
export async function transact<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction(work)
    } catch (error) {
      if (tries === TRIES || !isToRepeat(error)) throw problemOf(error)
    }
  }
}

/** One or more reads without a transaction; database errors come out as Problems. */
export async function read<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw problemOf(error)
  }
}

export async function closePools(): Promise<void> {
  await Promise.all([...(shared.saualPools?.values() ?? [])].map((pool) => pool.end()))
  shared.saualPools?.clear()
}
