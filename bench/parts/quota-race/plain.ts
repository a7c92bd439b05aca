// The same race against a server that counts first and writes later.
import { type ChildProcess, spawn } from "node:child_process"
import { createInterface } from "node:readline"
import { Pool } from "pg"
import { inRoot } from "@/scripts/parts/root"

export type Overshoot = Readonly<{ atTheEnd: number; atTheStart: number }>

/**
 * Accepted above the target in each run: when the count is looked at on the last page, and when it is looked at on the
 * first page and everybody then answers.
 */
export async function racePlain(
  databaseUrl: string,
  port: number,
  people: number,
  target: number,
  runs: number,
): Promise<Overshoot[]> {
  const server = await start(databaseUrl, port, target)
  const pool = new Pool({ connectionString: databaseUrl, max: 1 })
  const results: Overshoot[] = []
  try {
    for (let run = 0; run < runs; run++) {
      const at = (mode: string) => `http://127.0.0.1:${port}/${mode}-${run}`
      const everybody = (work: () => Promise<unknown>) => Promise.all(Array.from({ length: people }, work))
      await everybody(() => send(at("end"), "POST"))
      const admitted = await everybody(() => send(at("start"), "GET"))
      await Promise.all(admitted.filter(Boolean).map(() => send(`${at("start")}?checked=1`, "POST")))
      results.push({
        atTheEnd: (await accepted(pool, `/end-${run}`)) - target,
        atTheStart: (await accepted(pool, `/start-${run}`)) - target,
      })
    }
  } finally {
    await pool.end()
    server.kill()
  }
  return results
}

async function send(url: string, method: "GET" | "POST"): Promise<boolean> {
  const response = await fetch(url, { method })
  return ((await response.json()) as { room: boolean }).room
}

async function accepted(pool: Pool, run: string): Promise<number> {
  const { rows } = await pool.query("select count(*)::int as n from plain_answers where run = $1 and accepted", [run])
  return rows[0].n
}

function start(databaseUrl: string, port: number, target: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", inRoot("bench/parts/quota-race/plain-server.ts")], {
    env: { ...process.env, PORT: String(port), DATABASE_URL: databaseUrl, TARGET: String(target) },
    stdio: ["ignore", "pipe", "inherit"],
  })
  return new Promise((ready, failed) => {
    child.on("exit", () => failed(new Error("the plain server ended before it was ready")))
    createInterface({ input: child.stdout }).on("line", () => ready(child))
  })
}
