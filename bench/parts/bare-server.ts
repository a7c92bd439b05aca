// The yardstick of `npm run bench -- intake`: plain Node and pg doing the same two writes, with no checks at all.
import { createServer } from "node:http"
import { Pool } from "pg"

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 20 })
const STATEMENT = `
  with stored as (
    insert into answer_events (id, interview_id, seq, kind, question, value, channel, at)
    select e.id, $1, e.seq, e.kind, e.question, e.value, 'web', e.at
    from jsonb_to_recordset($2::jsonb) as e(id uuid, seq int, kind text, question text, value jsonb, at timestamptz)
    on conflict (id) do nothing returning question, value)
  update interviews set answers = answers || (select jsonb_object_agg(question, value) from stored), last_event_at = now() where id = $1`

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { events } = JSON.parse(Buffer.concat(chunks).toString())
  await pool.query({ name: "store", text: STATEMENT, values: [request.url?.slice(1), JSON.stringify(events)] })
  response.setHeader("content-type", "application/json")
  response.end(JSON.stringify({ stored: events.map((event: { id: string }) => event.id), refused: [] }))
})
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write('{"ready":true,"url":"bare"}\n'))
