-- Whoever watches a board is told that it changed; equal messages of one transaction are one.
create function tell_board(wave uuid) returns void language sql as $$
  select pg_notify('saual', json_build_object('topic', 'board', 'waveId', wave)::text)
$$;
--> statement-breakpoint
create function place_of(interview uuid, out wave uuid, out region text, out service text, out timezone text) language sql stable as $$
  select c.wave_id, coalesce(c.region, ''), coalesce(c.service, ''), w.timezone
  from interviews i join cases c on c.id = i.case_id join waves w on w.id = c.wave_id where i.id = interview
$$;
--> statement-breakpoint
-- One thing more (or less) in a place, over all time and on its day.
create function count_progress(wave uuid, region text, service text, day text, measure text, n integer) returns void language sql as $$
  insert into progress_deltas (wave_id, region, service, day, measure, n) values (wave, region, service, '', measure, n);
  insert into progress_deltas (wave_id, region, service, day, measure, n) select wave, region, '', day, measure, n where day <> '';
$$;
--> statement-breakpoint
create function day_in(moment timestamptz, timezone text) returns text language sql stable as $$
  select coalesce(to_char(moment at time zone timezone, 'YYYY-MM-DD'), '')
$$;
--> statement-breakpoint
create function case_measure(c cases) returns text language sql immutable as $$
  select 'case:' || c.source || ':' || coalesce(c.disposition, 'new') || ':' || case when c.final_at is null then 'open' else 'final' end
$$;
--> statement-breakpoint
create function follow_new_cases() returns trigger language plpgsql as $$
begin
  insert into progress_deltas (wave_id, region, service, day, measure, n)
  select c.wave_id, coalesce(c.region, ''), coalesce(c.service, ''), '', case_measure(c::cases), count(*)
  from fresh c group by 1, 2, 3, 5;
  return null;
end $$;
--> statement-breakpoint
create trigger cases_are_counted after insert on cases referencing new table as fresh for each statement execute function follow_new_cases();
--> statement-breakpoint
create function follow_case() returns trigger language plpgsql as $$
begin
  perform count_progress(old.wave_id, coalesce(old.region, ''), coalesce(old.service, ''), '', case_measure(old), -1);
  perform count_progress(new.wave_id, coalesce(new.region, ''), coalesce(new.service, ''), '', case_measure(new), 1);
  return null;
end $$;
--> statement-breakpoint
create trigger cases_stay_counted after update on cases for each row
  when ((old.disposition, old.final_at is null, old.region, old.service) is distinct from (new.disposition, new.final_at is null, new.region, new.service))
  execute function follow_case();
--> statement-breakpoint
create function follow_call() returns trigger language plpgsql as $$
declare
  c cases;
  zone text;
begin
  select * into c from cases where id = new.case_id;
  select timezone into zone from waves where id = c.wave_id;
  perform count_progress(c.wave_id, coalesce(c.region, ''), coalesce(c.service, ''), day_in(new.ended_at, zone), 'call:' || new.disposition, 1);
  return null;
end $$;
--> statement-breakpoint
create trigger calls_are_counted after insert on calls for each row when (new.disposition is not null) execute function follow_call();
--> statement-breakpoint
create trigger calls_stay_counted after update on calls for each row
  when (old.disposition is null and new.disposition is not null) execute function follow_call();
--> statement-breakpoint
create function follow_interview() returns trigger language plpgsql as $$
declare
  p record;
begin
  select * into p from place_of(new.id);
  if tg_op = 'UPDATE' and old.standing is not null then
    perform count_progress(p.wave, p.region, p.service, day_in(old.ended_at, p.timezone), 'interview:' || old.status || ':' || old.standing, -1);
  end if;
  if new.standing is not null then
    perform count_progress(p.wave, p.region, p.service, day_in(new.ended_at, p.timezone), 'interview:' || new.status || ':' || new.standing, 1);
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger interviews_are_counted after insert on interviews for each row when (new.standing is not null) execute function follow_interview();
--> statement-breakpoint
create trigger interviews_stay_counted after update on interviews for each row
  when (old.standing is distinct from new.standing) execute function follow_interview();
--> statement-breakpoint
create function follow_finding() returns trigger language plpgsql as $$
declare
  p record;
begin
  select * into p from place_of(new.interview_id);
  if tg_op = 'UPDATE' then
    perform count_progress(p.wave, p.region, p.service, '', 'check:' || coalesce(old.finding, 'open'), -1);
  end if;
  perform count_progress(p.wave, p.region, p.service, '', 'check:' || coalesce(new.finding, 'open'), 1);
  return null;
end $$;
--> statement-breakpoint
create trigger findings_are_counted after insert on verifications for each row execute function follow_finding();
--> statement-breakpoint
create trigger findings_stay_counted after update on verifications for each row
  when (old.finding is distinct from new.finding) execute function follow_finding();
--> statement-breakpoint
create function tell_progress() returns trigger language plpgsql as $$
begin
  perform tell_board(wave_id) from (select distinct wave_id from fresh) f;
  return null;
end $$;
--> statement-breakpoint
create trigger progress_is_told after insert on progress_deltas referencing new table as fresh for each statement execute function tell_progress();
--> statement-breakpoint
create function log_place() returns trigger language plpgsql as $$
declare
  before text := case when tg_op = 'UPDATE' then old.state else 'none' end;
begin
  insert into quota_events (cell_id, at, event, interview_id, accepted, reserved) values (
    new.cell_id, case when new.state = 'held' then new.taken_at else new.ended_at end, new.state, new.interview_id,
    (new.state = 'settled')::int - (before = 'settled')::int, (new.state = 'held')::int - (before = 'held')::int);
  perform tell_board(wave_id) from quota_cells where id = new.cell_id;
  return null;
end $$;
--> statement-breakpoint
create trigger places_are_logged after insert on reservations for each row execute function log_place();
--> statement-breakpoint
create trigger places_stay_logged after update on reservations for each row
  when (old.state is distinct from new.state) execute function log_place();
--> statement-breakpoint
create function log_target() returns trigger language plpgsql as $$
begin
  insert into quota_events (cell_id, at, event, target) values (
    new.id, now(), case when tg_op = 'INSERT' then 'created' else 'target' end,
    new.target - case when tg_op = 'UPDATE' then old.target else 0 end);
  perform tell_board(new.wave_id);
  return null;
end $$;
--> statement-breakpoint
create trigger cells_are_logged after insert on quota_cells for each row execute function log_target();
--> statement-breakpoint
create trigger cells_stay_logged after update on quota_cells for each row
  when (old.target is distinct from new.target) execute function log_target();
--> statement-breakpoint
create trigger quota_events_are_append_only before update or delete or truncate on quota_events for each statement execute function refuse_change();
--> statement-breakpoint
create trigger quota_changes_are_append_only before update or delete or truncate on quota_changes for each statement execute function refuse_change();
--> statement-breakpoint
create trigger quota_edits_are_append_only before update or delete or truncate on quota_edits for each statement execute function refuse_change();
--> statement-breakpoint
-- What is there already, counted once.
update waves w set timezone = i.study ->> 'timezone' from instruments i where i.id = w.instrument_id and i.study ? 'timezone';
--> statement-breakpoint
insert into progress (wave_id, region, service, day, measure, n)
select c.wave_id, coalesce(c.region, ''), coalesce(c.service, ''), '', case_measure(c), count(*) from cases c group by 1, 2, 3, 5;
--> statement-breakpoint
select count_progress(c.wave_id, coalesce(c.region, ''), coalesce(c.service, ''), day_in(k.ended_at, w.timezone), 'call:' || k.disposition, 1)
from calls k join cases c on c.id = k.case_id join waves w on w.id = c.wave_id where k.disposition is not null;
--> statement-breakpoint
select count_progress(p.wave, p.region, p.service, day_in(i.ended_at, p.timezone), 'interview:' || i.status || ':' || i.standing, 1)
from interviews i, place_of(i.id) p where i.standing is not null;
--> statement-breakpoint
select count_progress(p.wave, p.region, p.service, '', 'check:' || coalesce(v.finding, 'open'), 1)
from verifications v, place_of(v.interview_id) p;
--> statement-breakpoint
insert into quota_events (cell_id, at, event, target) select id, now(), 'created', target from quota_cells;
--> statement-breakpoint
insert into quota_events (cell_id, at, event, interview_id, reserved) select cell_id, taken_at, 'held', interview_id, 1 from reservations;
--> statement-breakpoint
insert into quota_events (cell_id, at, event, interview_id, reserved, accepted)
select cell_id, ended_at, state, interview_id, -1, (state = 'settled')::int from reservations where state <> 'held';
