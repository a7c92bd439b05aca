// The counters of progress worked out again from the rows themselves.
import { type SQL, sql } from "drizzle-orm"

/** A query of all counts of a wave as (region, service, day, measure, n): what `progress` and its deltas must add up to. */
export const recount = (waveId: string): SQL => sql`
  with c as (
    select c.*, coalesce(c.region, '') as r, coalesce(c.service, '') as s, w.timezone as zone
    from cases c join waves w on w.id = c.wave_id where c.wave_id = ${waveId}::uuid
  ),
  counted as (
    select r, s, '' as day,
      'case:' || source || ':' || coalesce(disposition, 'new') || ':' || case when final_at is null then 'open' else 'final' end as measure
    from c
    union all
    select r, s, day_in(k.ended_at, zone), 'call:' || k.disposition from calls k join c on c.id = k.case_id where k.disposition is not null
    union all
    select r, s, day_in(i.ended_at, zone), 'interview:' || i.status || ':' || i.standing
    from interviews i join c on c.id = i.case_id where i.standing is not null
    union all
    select r, s, '', 'check:' || coalesce(v.finding, 'open')
    from verifications v join interviews i on i.id = v.interview_id join c on c.id = i.case_id
  )
  select r as region, s as service, '' as day, measure, count(*)::int as n from counted group by 1, 2, 4
  union all
  select r, '', day, measure, count(*)::int from counted where day <> '' group by 1, 3, 4`
