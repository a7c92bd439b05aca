// The plain way: what a board costs that counts interviews and cases each time it is read.
import type { Pool } from "pg"

/** Targets, finished interviews, open cases and checks, counted from their rows. */
export async function readPlainly(pool: Pool, waveId: string): Promise<void> {
  await pool.query("select region, service, target, hard, accepted, reserved from quota_cells where wave_id = $1", [
    waveId,
  ])
  await pool.query(
    `select c.region, c.service, count(*) filter (where i.standing = 'counted'), count(*) filter (where i.standing = 'overflow')
     from interviews i join cases c on c.id = i.case_id where i.wave_id = $1 and i.status = 'complete' group by 1, 2`,
    [waveId],
  )
  await pool.query(
    `select region, service, count(*) from cases where wave_id = $1 and final_at is null and source <> 'open' group by 1, 2`,
    [waveId],
  )
  await pool.query(
    `select region, service, disposition, final_at is null, count(*) from cases where wave_id = $1 and source <> 'open' group by 1, 2, 3, 4`,
    [waveId],
  )
}
