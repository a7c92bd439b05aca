-- Board changes go out on the channel that every process listens to.
create or replace function tell_board(wave uuid) returns void language sql as $$
  select pg_notify('saual_live', json_build_object('topic', 'board', 'waveId', wave)::text)
$$;
--> statement-breakpoint
-- A case that moves to another place takes along what was counted of it: calls, interviews and checks.
create or replace function follow_case() returns trigger language plpgsql as $$
declare
  zone text;
begin
  perform count_progress(old.wave_id, coalesce(old.region, ''), coalesce(old.service, ''), '', case_measure(old), -1);
  perform count_progress(new.wave_id, coalesce(new.region, ''), coalesce(new.service, ''), '', case_measure(new), 1);
  if (old.region, old.service) is distinct from (new.region, new.service) then
    select timezone into zone from waves where id = new.wave_id;
    perform count_progress(new.wave_id, coalesce(place.region, ''), coalesce(place.service, ''), it.day, it.measure, place.n)
    from (
      select day_in(ended_at, zone), 'call:' || disposition from calls where case_id = new.id and disposition is not null
      union all
      select day_in(ended_at, zone), 'interview:' || status || ':' || standing from interviews
      where case_id = new.id and standing is not null
      union all
      select '', 'check:' || coalesce(v.finding, 'open') from verifications v join interviews i on i.id = v.interview_id
      where i.case_id = new.id
    ) as it(day, measure), (values (old.region, old.service, -1), (new.region, new.service, 1)) as place(region, service, n);
  end if;
  return null;
end $$;
