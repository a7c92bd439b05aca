// A wave in the middle of its field: cases of every place, some tried, some agreed with, some finished.
import { Client } from "pg"

export type Size = Readonly<{ cases: number; interviewers: number }>

/** Cells of 17 regions by 70 services, that take 2 of 7 cases. */
export const cellsFor = (cases: number) =>
  Array.from({ length: 17 * 70 }, (_, n) => ({
    conditions: { region: `r${1 + (n % 17)}`, service: `s${1 + Math.floor(n / 17)}` },
    target: Math.max(1, Math.floor((cases * 2) / 7 / 1190)),
    hard: true,
  }))

/** A tenth of them is referred, a third was tried before. */
export async function fillSample(url: string, waveId: string, { cases, interviewers }: Size): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    for (const [sql, ...values] of [
      [
        `insert into people (id, email, name, password_hash, role, languages)
         select md5('interviewer' || g)::uuid, 'i' || g || '@bench', 'Сұхбаткер ' || g, '-', 'interviewer',
           case when g % 10 = 0 then '{kk}' else '{kk,ru}' end::text[] from generate_series(1, $1::int) g`,
        interviewers,
      ],
      [
        `insert into contacts (id, study_id, sealed, phone_fingerprint)
         select md5('contact' || g)::uuid, (select study_id from waves where id = $1), '\\x00', 'f' || g from generate_series(1, $2::int) g`,
        waveId,
        cases,
      ],
      [
        `insert into cases (id, wave_id, contact_id, source, region, service, language, timezone, shuffle, attempts, disposition,
           next_attempt_at, slots_due, refusals, refused_by)
         select md5('case' || g)::uuid, $1, md5('contact' || g)::uuid, case when g % 10 = 0 then 'snowball' else 'list' end,
           'r' || 1 + g % 17, 's' || 1 + g / 17 % 70, case when g % 3 = 0 then 'ru' else 'kk' end, 'Asia/Almaty', random(),
           case when tried then 1 else 0 end, case when tried then case when g % 12 = 0 then 'soft_refusal' else 'no_answer' end end,
           case when tried then now() + (random() * 6 - 2) * interval '1 day' end,
           case when tried and g % 12 <> 0 then array['other'] || case when g % 2 = 0 then 'day' end end,
           case when tried and g % 12 = 0 then 1 else 0 end,
           case when tried and g % 12 = 0 then md5('interviewer' || 1 + g % $3::int)::uuid end
         from generate_series(1, $2::int) g, lateral (select (g / 1190) % 3 = 0 as tried) t`,
        waveId,
        cases,
        interviewers,
      ],
      [
        `insert into appointments (id, case_id, made_by, at, timezone)
         select md5('agreed' || id)::uuid, id, md5('interviewer' || 1 + floor(shuffle * $1)::int)::uuid, now() + (random() * 48 - 1) * interval '1 hour', timezone
         from cases where attempts = 0 order by shuffle limit 2000`,
        interviewers,
      ],
      [
        "update cases c set next_attempt_at = a.at, disposition = 'appointment' from appointments a where a.case_id = c.id",
      ],
      [
        "update cases set priority = 5, next_attempt_at = null where id in (select id from cases where next_attempt_at is null limit 50)",
      ],
    ] as [string, ...unknown[]][])
      await client.query(sql, values)
    await client.query("vacuum analyze")
  } finally {
    await client.end()
  }
}
