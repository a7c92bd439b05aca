// The yardstick: quotas as they are often kept. Count what is accepted, and when it is below the target, write.
// GET /<run> says whether there is room; POST /<run>?checked=1 writes without counting again (it was counted at the start).
import { createServer } from "node:http"
import { Pool } from "pg"

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 20 })
const target = Number(process.env.TARGET)
await pool.query(
  "create table if not exists plain_answers (id bigint generated always as identity, run text, accepted boolean)",
)
await pool.query("create index if not exists plain_answers_run on plain_answers (run) where accepted")

async function hasRoom(run: string): Promise<boolean> {
  const { rows } = await pool.query("select count(*)::int as n from plain_answers where run = $1 and accepted", [run])
  return rows[0].n < target
}

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://plain")
  const room = searchParams.has("checked") || (await hasRoom(pathname))
  if (request.method === "POST")
    await pool.query("insert into plain_answers (run, accepted) values ($1, $2)", [pathname, room])
  response.setHeader("content-type", "application/json")
  response.end(JSON.stringify({ room }))
})
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write('{"ready":true}\n'))
