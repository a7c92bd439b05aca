-- The counts of a stream's checks follow its verifications, so that a board of thousands of interviewers need not count.
create function count_check(v verifications, sign integer) returns void language sql as $$
  update streams set
    drawn = drawn + sign * (v.reason <> 'risk')::int,
    open = open + sign * (v.reason <> 'risk' and v.finding is null)::int,
    confirmed = confirmed + sign * (v.reason <> 'risk' and v.finding is not distinct from 'confirmed')::int,
    discrepancy = discrepancy + sign * (v.reason <> 'risk' and v.finding is not distinct from 'discrepancy')::int,
    fabricated = fabricated + sign * (v.reason <> 'risk' and v.finding is not distinct from 'fabricated')::int,
    unreachable = unreachable + sign * (v.reason <> 'risk' and v.finding is not distinct from 'unreachable')::int,
    risk = risk + sign * (v.reason = 'risk')::int,
    risk_open = risk_open + sign * (v.reason = 'risk' and v.finding is null)::int,
    risk_discrepancy = risk_discrepancy + sign * (v.reason = 'risk' and v.finding is not distinct from 'discrepancy')::int,
    risk_fabricated = risk_fabricated + sign * (v.reason = 'risk' and v.finding is not distinct from 'fabricated')::int
  where wave_id = v.wave_id and stream = v.stream
$$;
--> statement-breakpoint
create function follow_check() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.reason = new.reason and old.finding is not distinct from new.finding then return null; end if;
    perform count_check(old, -1);
  end if;
  perform count_check(new, 1);
  return null;
end $$;
--> statement-breakpoint
create trigger verifications_are_counted after insert or update of reason, finding on verifications
  for each row execute function follow_check();
--> statement-breakpoint
select count_check(v, 1) from verifications v;
--> statement-breakpoint
-- A line's link is made at commit, when nothing else of the transaction can wait: the one lock of all audit lines is
-- therefore always the last, and links follow the order of commits without a gap.
create function audit_text(line audit) returns text language sql stable as $$
  select jsonb_build_array(line.id, to_char(line.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    line.person_id, line.actor, line.verb, line.thing, line.thing_id, line.details)::text
$$;
--> statement-breakpoint
create function chain_audit() returns trigger language plpgsql as $$
declare
  last audit_chain;
begin
  perform pg_advisory_xact_lock(7283550003);
  select * into last from audit_chain order by seq desc limit 1;
  insert into audit_chain (seq, audit_id, hash) values (coalesce(last.seq, 0) + 1, new.id,
    encode(sha256(convert_to(coalesce(last.hash, '') || E'\n' || audit_text(new), 'UTF8')), 'hex'));
  return null;
exception when unique_violation then
  -- A transaction that reads as of one instant cannot see the newest link: it has to be tried again.
  raise exception 'the audit chain has moved on' using errcode = 'serialization_failure';
end $$;
--> statement-breakpoint
do $$
declare
  line audit;
  hash text := '';
  seq bigint := 0;
begin
  for line in select * from audit order by id loop
    seq := seq + 1;
    hash := encode(sha256(convert_to(hash || E'\n' || audit_text(line), 'UTF8')), 'hex');
    insert into audit_chain values (seq, line.id, hash);
  end loop;
end $$;
--> statement-breakpoint
create constraint trigger audit_is_chained after insert on audit deferrable initially deferred
  for each row execute function chain_audit();
--> statement-breakpoint
create trigger audit_chain_is_append_only before update or delete or truncate on audit_chain for each statement execute function refuse_change();
--> statement-breakpoint
create trigger comparisons_are_append_only before update or delete or truncate on comparisons for each statement execute function refuse_change();
--> statement-breakpoint
create trigger replies_are_append_only before update or delete or truncate on replies for each statement execute function refuse_change();
