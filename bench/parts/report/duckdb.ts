// DuckDB, to compare with: installed beside the project on first use, never a part of it.
import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { inRoot } from "../../../scripts/parts/root"

const NAME = "@duckdb/node-api"
const VERSION = "1.5.6-r.1"
const FOLDER = inRoot(".cache/bench")

type Value = string | number | bigint | null
type Connection = Readonly<{
  run(sql: string): Promise<unknown>
  runAndReadAll(sql: string): Promise<{ getRows(): Value[][] }>
  closeSync(): void
}>
type DuckDb = { DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> } }

export type { Connection as DuckConnection, Value as DuckValue }

/** A connection to an empty database in memory, with as many threads as the machine has; null where it cannot be had. */
export async function openDuckDb(): Promise<Connection | null> {
  if (!installed()) return null
  const { DuckDBInstance } = createRequire(join(FOLDER, "package.json"))(NAME) as DuckDb
  return (await DuckDBInstance.create(":memory:")).connect()
}

function installed(): boolean {
  const mark = join(FOLDER, `duckdb-${VERSION}`)
  if (existsSync(mark)) return true
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(join(FOLDER, "package.json"), JSON.stringify({ private: true }))
  const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--save-exact", `${NAME}@${VERSION}`]
  try {
    execFileSync("npm", args, { cwd: FOLDER, stdio: ["ignore", "ignore", "pipe"], shell: process.platform === "win32" })
  } catch (error) {
    console.log(`DuckDB could not be installed into .cache/bench: ${String(error).split("\n")[0]}`)
    return false
  }
  writeFileSync(mark, "")
  return true
}
