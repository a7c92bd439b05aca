// A wave of many interviews over 17 regions and 70 services, made in the database itself; triggers are passed over and the
// counters filled by one recount.
import { PgDialect } from "drizzle-orm/pg-core"
import type { Client } from "pg"
import { recount } from "@/db/queries/recount"

export const CELLS = { regions: 17, services: 70 }

type Wave = Readonly<{
  id: string
  instrumentId: string
  regions: readonly string[]
  services: readonly string[]
  personId: string
}>

/** Half as many cases more stay open, half of those with an outcome; each tried case has a call; 15 % have a check. */
export async function fillBoard(client: Client, wave: Wave, interviews: number): Promise<void> {
  const cells = wave.regions.length * wave.services.length
  const place = [wave.regions, wave.services]
  await client.query("set session_replication_role = replica")
  for (const [sql, ...values] of [
    [
      `insert into quota_cells (wave_id, key, conditions, region, service, dimensions, hard, target, accepted)
       select $1, 'region=' || r || '|service=' || s, jsonb_build_object('region', r, 'service', s), r, s, 'region,service', true,
         $4::int / $5::int * 2 + 100, 0 from unnest($2::text[]) r, unnest($3::text[]) s`,
      ...[wave.id, ...place, interviews, cells],
    ],
    [
      `insert into cases (id, wave_id, source, region, service, timezone, shuffle, disposition, final_at, attempts)
       select md5('case' || g)::uuid, $1, 'list', ($2::text[])[1 + g % ${CELLS.regions}], ($3::text[])[1 + g / ${CELLS.regions} % ${CELLS.services}],
         'Asia/Almaty', (g % 1000) / 1000.0, case when g <= $4 then 'complete' when g % 2 = 0 then (array['no_answer', 'call_later', 'busy'])[1 + g % 3] end,
         case when g <= $4 then now() end, 1 from generate_series(1, $4::int * 3 / 2) g`,
      ...[wave.id, ...place, interviews],
    ],
    [
      `insert into interviews (id, wave_id, case_id, instrument_id, mode, language, status, standing, started_at, last_event_at, ended_at,
         stream, position)
       select md5('interview' || g)::uuid, $1, md5('case' || g)::uuid, $2, 'online', 'kk', 'complete',
         case when g % 100 = 0 then 'overflow' when g % 100 = 1 then 'out' else 'counted' end, at, at, at, 'online/list', g
       from generate_series(1, $3::int) g, lateral (select now() - g % 5184000 * interval '1 second' as at) a`,
      ...[wave.id, wave.instrumentId, interviews],
    ],
    [
      `insert into calls (id, case_id, person_id, started_at, ended_at, disposition)
       select md5('call' || id)::uuid, id, $2, now(), now() - shuffle * interval '60 days', disposition from cases
       where wave_id = $1 and disposition is not null`,
      ...[wave.id, wave.personId],
    ],
    [
      `insert into verifications (id, wave_id, interview_id, stream, position, reason, n, drawn_kind, kind, drawn_at, due_at,
         finding, consequence, differs, decided_at)
       select md5('check' || g)::uuid, $1, md5('interview' || g)::uuid, 'online/list', g, 'value', g, 'callback', 'callback', now(), now(),
         case when g % 2 = 0 then 'confirmed' end, case when g % 2 = 0 then 'keep' end,
         case when g % 2 = 0 then '{"1":false,"2":false,"3":null}'::jsonb end, case when g % 2 = 0 then now() end
       from generate_series(1, $2::int, 7) g`,
      ...[wave.id, interviews],
    ],
    [
      `update quota_cells q set accepted = a.n from (select c.region, c.service, count(*) as n from interviews i
         join cases c on c.id = i.case_id where i.wave_id = $1 and i.standing = 'counted' group by 1, 2) a
       where q.wave_id = $1 and q.region = a.region and q.service = a.service`,
      wave.id,
    ],
  ] as [string, ...unknown[]][])
    await client.query(sql, values)
  await client.query("set session_replication_role = default")
  const { sql, params } = new PgDialect().sqlToQuery(recount(wave.id))
  await client.query(
    `insert into progress (wave_id, region, service, day, measure, n)
     select '${wave.id}', region, service, day, measure, n from (${sql}) r`,
    params,
  )
  await client.query("vacuum analyze")
}
