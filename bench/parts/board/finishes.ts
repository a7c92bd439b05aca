// Interviews that finish one after the other at a pace, each as the transaction that accepting one writes.
import type { Pool } from "pg"

/** When a finish was sent to be committed, and when the commit was known. */
export type Finish = Readonly<{ sent: number; known: number }>

export type Finishing = Readonly<{ done: readonly Finish[]; stop(): Promise<void> }>

type Wave = Readonly<{ id: string; instrumentId: string }>

/** Takes open cases of the wave in turn, `perSecond` of them, until stopped. */
export async function startFinishing(pool: Pool, wave: Wave, perSecond: number): Promise<Finishing> {
  const { rows } = await pool.query("select id from cases where wave_id = $1 and final_at is null limit 20000", [
    wave.id,
  ])
  const [{ at }] = (
    await pool.query(
      "select coalesce(max(position), 0)::int as at from interviews where wave_id = $1 and stream = 'bench'",
      [wave.id],
    )
  ).rows as [{ at: number }]
  const done: Finish[] = []
  const running = new Set<Promise<void>>()
  const failures: unknown[] = []
  let n = 0
  const timer = setInterval(() => {
    const caseId = (rows[n++] as { id: string } | undefined)?.id
    if (!caseId) return
    const one = finish(pool, wave, caseId, at + n)
      .then((it) => void done.push(it))
      .catch((error: unknown) => void failures.push(error))
      .finally(() => running.delete(one))
    running.add(one)
  }, 1000 / perSecond)
  return {
    done,
    async stop() {
      clearInterval(timer)
      await Promise.all(running)
      if (failures.length > 0) throw failures[0]
    },
  }
}

async function finish(pool: Pool, wave: Wave, caseId: string, position: number): Promise<Finish> {
  const client = await pool.connect()
  try {
    await client.query("begin")
    await client.query("update cases set disposition = 'complete', final_at = now() where id = $1", [caseId])
    const { rows } = await client.query(
      `insert into interviews (id, wave_id, case_id, instrument_id, mode, language, status, standing, started_at, last_event_at,
         ended_at, stream, position) values (gen_random_uuid(), $1, $2, $3, 'online', 'kk', 'complete', 'counted', now(), now(), now(),
         'bench', $4) returning id`,
      [wave.id, caseId, wave.instrumentId, position],
    )
    const { rows: cells } = await client.query(
      `update quota_cells q set accepted = accepted + 1 from cases c
       where c.id = $1 and q.wave_id = c.wave_id and q.region = c.region and q.service = c.service returning q.id`,
      [caseId],
    )
    await client.query(
      `insert into reservations (interview_id, cell_id, state, taken_at, expires_at, ended_at)
       values ($1, $2, 'settled', now(), now(), now())`,
      [rows[0].id, cells[0].id],
    )
    const sent = performance.now()
    await client.query("commit")
    return { sent, known: performance.now() }
  } catch (error) {
    await client.query("rollback")
    throw error
  } finally {
    client.release()
  }
}
