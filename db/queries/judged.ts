// Interviews as the quality flags see them: answers, active time per item, calls, and what they share with others.
import { sql } from "drizzle-orm"
import type { EntrySign } from "@/lib/quality/entry-sign"
import { type Judged, judgedOf } from "@/lib/quality/judged"
import type { Answers } from "@/lib/questionnaire/definition"
import type { Tx } from "../client"
import { contextOf, findInstrument } from "./instruments"

/** A pause longer than this was not spent on the item. */
const LONGEST_PAUSE = 60_000
/** An interviewer's interviews of a service that one interview is compared with, the latest first. */
const MOST_COMPARED = 100

type Row = Readonly<{
  id: string
  interviewer: string | null
  instrument: string
  mode: string
  language: string
  region: string | null
  service: string | null
  source: string
  case_language: string | null
  timezone: string
  answers: Answers
  started_at: string
  ended_at: string
  call: number | null
  since: string | null
  same_phone: number
  same_device: number
  signs: EntrySign[]
  times: [string, number, number][] | null
}>

/** With paradata. Time on an item runs from its showing or the answer before it, whichever was later. */
export async function loadJudged(tx: Tx, ids: readonly string[]): Promise<Judged[]> {
  const { rows } = await tx.execute<Row>(sql`
    select ${COLUMNS}, t.times, k.call, p.since::text,
      coalesce((select count(*) from cases c2 join interviews i2 on i2.case_id = c2.id
        where c2.contact_id = c.contact_id and c2.wave_id = i.wave_id and i2.status = 'complete'), 0)::int as same_phone,
      case when i.device is null then 0 else (select count(*) from interviews i3
        where i3.wave_id = i.wave_id and i3.device = i.device and i3.status = 'complete')::int end as same_device
    from interviews i join cases c on c.id = i.case_id
    left join lateral (
      select json_agg(json_build_array(question, seconds, received)) as times from (
        select question, sum(greatest(0, least(ms, ${LONGEST_PAUSE}::int))) / 1000.0 as seconds,
          extract(epoch from min(received_at)) * 1000 as received
        from (
          select question, received_at, least(elapsed, coalesce(extract(epoch from at - lag(at) over (order by at, seq)) * 1000, elapsed)) as ms
          from answer_events where interview_id = i.id and kind = 'answered' and elapsed is not null and not late
        ) answered group by question) items
    ) t on true
    left join lateral (
      select extract(epoch from sum(l.ended_at - l.started_at))::float8 as call from calls l
      where l.case_id = i.case_id and l.person_id = i.interviewer_id and l.started_at < i.ended_at and l.ended_at > i.started_at
    ) k on true
    left join lateral (
      select max(o.ended_at) as since from interviews o
      where o.interviewer_id = i.interviewer_id and o.started_at > i.ended_at - interval '12 hours'
        and o.wave_id = i.wave_id and o.status = 'complete' and o.ended_at < i.ended_at
    ) p on true
    where i.id = any(${sql.param([...ids])}::uuid[])`)
  return Promise.all(rows.map((row) => judgedRow(tx, row)))
}

/** What each interviewer of these interviews had completed in the same services, without paradata. */
export async function loadOwn(tx: Tx, ids: readonly string[]): Promise<Judged[]> {
  const { rows } = await tx.execute<Row>(sql`
    with parts as (
      select i.wave_id, i.interviewer_id, c.service, max(i.ended_at) as until from interviews i join cases c on c.id = i.case_id
      where i.id = any(${sql.param([...ids])}::uuid[]) and i.interviewer_id is not null group by 1, 2, 3)
    select ${COLUMNS}, null::json as times, null::float8 as call, null as since, 1 as same_phone, 0 as same_device
    from parts join lateral (
      select i.id from interviews i join cases c on c.id = i.case_id
      where i.interviewer_id = parts.interviewer_id and i.wave_id = parts.wave_id and i.status = 'complete'
        and c.service is not distinct from parts.service and i.ended_at <= parts.until
      order by i.ended_at desc limit ${MOST_COMPARED}
    ) latest on true
    join interviews i on i.id = latest.id join cases c on c.id = i.case_id`)
  return Promise.all(rows.map((row) => judgedRow(tx, row)))
}

const COLUMNS = sql.raw(`i.id, i.interviewer_id as interviewer, i.instrument_id as instrument, i.mode, i.language,
  c.region, c.service, c.source, c.language as case_language, c.timezone, i.answers,
  i.started_at::text, i.ended_at::text, i.signs`)

async function judgedRow(tx: Tx, row: Row): Promise<Judged> {
  const { study, questionnaire } = await findInstrument(tx, row.instrument)
  const { region, service, source, mode } = row
  const endedAt = new Date(row.ended_at)
  const context = contextOf(study, { region, service, source, mode, language: row.case_language }, endedAt)
  const stored = {
    ...row,
    interviewerId: row.interviewer,
    startedAt: new Date(row.started_at),
    endedAt,
    since: row.since === null ? null : new Date(row.since),
    samePhone: row.same_phone,
    sameDevice: row.same_device,
    times: (row.times ?? []).map(([item, seconds, received]) => ({ item, seconds, received })),
  }
  return judgedOf(stored, questionnaire, context)
}
