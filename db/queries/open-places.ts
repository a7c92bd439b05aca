// Which places of the sample have room left, as tables to join: closed cells are looked up by key, not compared.
// A cell's key says which region and service it takes, "*" for any: four keys fit a place. Cells that differ by answers
// or attributes only are closed when all of them are; cells of other modes are none of the telephone's.
import { sql } from "drizzle-orm"

/**
 * `open_places` (wave_id, region, service, timezone, share): places with a cell, none of whose hard cells is full, with
 * the filled share of the cell that fits best. `full_by_attribute`: full cells that look at more than the place. Needs a
 * table `open_waves` before it.
 */
export const OPEN_PLACES = sql`cells as materialized (
  select q.wave_id, q.dimensions, coalesce(q.region, '*') || '|' || coalesce(q.service, '*') as key,
    bool_and(q.hard and q.accepted + q.reserved >= q.target) as closed,
    sum(q.accepted + q.reserved)::float8 / greatest(sum(q.target), 1) as share
  from quota_cells q join open_waves w on w.id = q.wave_id
  where coalesce(q.conditions ->> 'mode', 'phone') = 'phone' group by 1, 2, 3
), keys as materialized (
  select wave_id, key, bool_or(closed) as closed, min(share) as share from cells group by 1, 2
), tables as materialized (
  select q.wave_id, q.dimensions, bool_or(q.region is not null) as by_region, bool_or(q.service is not null) as by_service
  from quota_cells q join open_waves w on w.id = q.wave_id group by 1, 2 having bool_or(q.hard)
), full_by_attribute as materialized (
  select q.wave_id, q.conditions - 'mode' as conditions from quota_cells q join open_waves w on w.id = q.wave_id
  where q.hard and q.accepted + q.reserved >= q.target and coalesce(q.conditions ->> 'mode', 'phone') = 'phone'
    and q.conditions - array['region', 'service', 'mode'] <> '{}'
), open_places as materialized (
  select p.wave_id, p.region, p.service, p.timezone, coalesce(rs.share, least(r.share, s.share), a.share, 0) as share
  from case_places p
  join open_waves w on w.id = p.wave_id
  left join keys rs on rs.wave_id = p.wave_id and rs.key = p.region || '|' || p.service
  left join keys r on r.wave_id = p.wave_id and r.key = p.region || '|*'
  left join keys s on s.wave_id = p.wave_id and s.key = '*|' || p.service
  left join keys a on a.wave_id = p.wave_id and a.key = '*|*'
  where not (coalesce(rs.closed, false) or coalesce(r.closed, false) or coalesce(s.closed, false) or coalesce(a.closed, false))
    and (coalesce(rs.key, r.key, s.key, a.key) is not null or p.wave_id not in (select wave_id from tables))
    and not exists (
      select from tables t where t.wave_id = p.wave_id
        and (not t.by_region or p.region <> '') and (not t.by_service or p.service <> '')
        and (t.wave_id, t.dimensions, case when t.by_region then p.region else '*' end || '|' ||
          case when t.by_service then p.service else '*' end) not in (select wave_id, dimensions, key from cells)))`
