// How long judging a whole wave takes: the replay of 2020 with invented times on every answer.
import { sql } from "drizzle-orm"
import { vaultOf } from "@/adapters/vault/vault"
import { closePools, type Database, databaseOf } from "@/db/client"
import { judgeInterviews } from "@/db/queries/judge"
import { judgeWork } from "@/db/queries/work-flags"
import { createTestDatabase } from "@/db/testing/database"
import { openTestServer } from "@/db/testing/server"
import { prepareTemplate } from "@/db/testing/template"
import { freshKeys } from "@/scripts/parts/keys"
import { loadReplay } from "@/scripts/replay/load"

export async function timeJudging(): Promise<void> {
  const postgres = await openTestServer()
  const database = await createTestDatabase({ server: postgres.url, template: await prepareTemplate(postgres.url) })
  try {
    const db = databaseOf(database.url)
    const vault = vaultOf(freshKeys().SAUAL_KEYS)
    await loadReplay(db, vault, { seed: 2020 })
    await inventTimes(db)
    const before = performance.now()
    const judged = await judgeInterviews(db, vault.open, new Date())
    const seconds = (performance.now() - before) / 1000
    console.log(
      `\njudged ${judged} interviews in ${seconds.toFixed(1)} s: ${((10_000 * seconds) / judged).toFixed(1)} s for 10,000`,
    )
    await db.execute(sql`update waves set status = 'open', closed_at = null`)
    const then = performance.now()
    await judgeWork(db, new Date())
    console.log(`worked out everybody's work in ${((performance.now() - then) / 1000).toFixed(1)} s`)
    const { rows } = await db.execute(sql`
      select kind, count(*)::int as n, count(distinct person_id)::int as people from flags group by 1 order by 1`)
    for (const { kind, n, people } of rows) console.log(`  ${kind}: ${n}, ${people} people`)
  } finally {
    await closePools()
    await database.drop()
    await postgres.stop()
  }
}

async function inventTimes(db: Database): Promise<void> {
  await db.execute(sql`select setseed(0.5)`)
  const { rowCount } = await db.execute(sql`
    insert into answer_events (id, interview_id, seq, kind, question, value, channel, person_id, at, elapsed, received_at)
    select gen_random_uuid(), i.id, a.n, 'answered', a.key, a.value, 'console', i.interviewer_id,
      i.started_at + a.n * interval '8 seconds', (3000 + 8000 * random())::int, i.started_at + a.n * interval '8 seconds'
    from interviews i, jsonb_each(i.answers) with ordinality as a (key, value, n)`)
  await db.execute(sql`analyze`)
  console.log(`\n${rowCount} answers with times`)
}
