// A large wave made in the database itself: every row invented by `generate_series`, triggers and keys passed over.
import type { Client } from "pg"

export type BigWave = Readonly<{ interviews: number; interviewers: number; teams: number; checks: number }>

/**
 * Fills a wave with interviews by telephone, a tenth of them self-completed, and spreads the checks evenly over their
 * streams: half decided, the rest open with deadlines around now. Ids are hashes of running numbers.
 */
export async function fillBigWave(client: Client, wave: { id: string; instrumentId: string }, size: BigWave) {
  const { interviews, interviewers, teams, checks } = size
  const phoned = Math.floor(interviews * 0.9)
  const every = Math.floor(interviews / checks)
  await client.query("set session_replication_role = replica")
  for (const [sql, ...values] of [
    [
      "insert into teams (id, name) select md5('team' || g)::uuid, 'Топ ' || g from generate_series(1, $1::int) g",
      teams,
    ],
    [
      `insert into people (id, email, name, password_hash, role, team_id)
       select md5('interviewer' || g)::uuid, 'i' || g || '@bench', 'Сұхбаткер ' || g, '-', 'interviewer', md5('team' || 1 + g % $2)::uuid
       from generate_series(1, $1::int) g`,
      interviewers,
      teams,
    ],
    [
      `insert into people (id, email, name, password_hash, role, team_id)
       select md5('supervisor' || g)::uuid, 's' || g || '@bench', 'Супервайзер ' || g, '-', 'supervisor', md5('team' || g)::uuid
       from generate_series(1, $1::int) g`,
      teams,
    ],
    [
      `insert into cases (id, wave_id, source, region, service, timezone, shuffle)
       select md5('case' || g)::uuid, $2, 'list', (array['akmola','aktobe','almaty','atyrau','karaganda'])[1 + g % 5], 'C24',
         'Asia/Almaty', (g % 1000) / 1000.0 from generate_series(1, $1::int) g`,
      interviews,
      wave.id,
    ],
    [
      `insert into interviews (id, wave_id, case_id, instrument_id, mode, language, interviewer_id, status, standing,
         started_at, last_event_at, ended_at, stream, position)
       select md5('interview' || g)::uuid, $2, md5('case' || g)::uuid, $3, case when g <= $4 then 'phone' else 'online' end, 'kk',
         case when g <= $4 then md5('interviewer' || 1 + g % $5)::uuid end, 'complete', 'counted', at, at, at,
         case when g <= $4 then 'phone/' || md5('interviewer' || 1 + g % $5)::uuid else 'online/list' end,
         case when g <= $4 then 1 + g / $5 else g - $4 end
       from generate_series(1, $1::int) g, lateral (select now() - g * interval '2 seconds' as at) a`,
      interviews,
      wave.id,
      wave.instrumentId,
      phoned,
      interviewers,
    ],
    [
      `insert into verifications (id, wave_id, interview_id, stream, position, interviewer_id, region, reason, n, drawn_kind, kind,
         drawn_at, due_at, finding, consequence, differs, decided_at)
       select md5('check' || i.id)::uuid, i.wave_id, i.id, i.stream, i.position, i.interviewer_id, c.region, 'value', i.position, k, k,
         now(), now() + (h % 200 - 40) * interval '1 hour', f, case when f is not null then 'keep' end,
         case when f is not null then '{"1":false,"2":false,"3":null}'::jsonb end, case when f is not null then now() end
       from interviews i join cases c on c.id = i.case_id,
         lateral (select ('x' || left(md5(i.id::text), 7))::bit(28)::int as h) x,
         lateral (select case when h % 4 = 0 then 'repeat' else 'callback' end as k, case when h % 2 = 0 then
           (array['confirmed','confirmed','confirmed','confirmed','discrepancy','unreachable'])[1 + h / 2 % 6] end as f) y
       where i.wave_id = $1 and i.position % $2 = 0`,
      wave.id,
      every,
    ],
    [
      `insert into streams (wave_id, stream, length, interviewer_id, first_at, drawn, open, confirmed, discrepancy, unreachable)
       select s.wave_id, s.stream, s.n, s.interviewer_id, s.first, coalesce(v.drawn, 0), coalesce(v.open, 0),
         coalesce(v.confirmed, 0), coalesce(v.discrepancy, 0), coalesce(v.unreachable, 0)
       from (select wave_id, stream, interviewer_id, count(*) as n, min(ended_at) as first from interviews
         where wave_id = $1 group by wave_id, stream, interviewer_id) s
       left join (select stream, count(*) as drawn, count(*) filter (where finding is null) as open,
         count(*) filter (where finding = 'confirmed') as confirmed, count(*) filter (where finding = 'discrepancy') as discrepancy,
         count(*) filter (where finding = 'unreachable') as unreachable from verifications where wave_id = $1 group by stream) v
       on v.stream = s.stream`,
      wave.id,
    ],
    [
      `insert into holds (id, wave_id, person_id, reasons) select md5('hold' || g)::uuid, $1, md5('interviewer' || g * 50)::uuid,
         '[]' from generate_series(1, $2::int) g`,
      wave.id,
      Math.floor(interviewers / 100),
    ],
  ] as [string, ...unknown[]][])
    await client.query(sql, values)
  await client.query("set session_replication_role = default")
  await client.query("vacuum analyze")
}
