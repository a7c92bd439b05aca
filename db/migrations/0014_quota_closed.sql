ALTER TABLE "interviews" ADD COLUMN "quota_closed_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "interviews_overflow" ON "interviews" USING btree ("wave_id","ended_at","id") WHERE "interviews"."standing" = 'overflow';--> statement-breakpoint
CREATE INDEX "interviews_quota_closed" ON "interviews" USING btree ("quota_closed_at") WHERE "interviews"."status" = 'running' and "interviews"."quota_closed_at" is not null;--> statement-breakpoint
-- Places are given back by their rows from now on: one that was free only at the end had none before.
insert into reservations (interview_id, cell_id, state, taken_at, expires_at, ended_at)
select i.id, q.id, 'settled', i.ended_at, i.ended_at, i.ended_at
from interviews i join cases c on c.id = i.case_id
join quota_cells q on q.wave_id = i.wave_id
  and q.conditions <@ (c.attributes || jsonb_strip_nulls(jsonb_build_object('region', c.region, 'service', c.service)))
where i.standing = 'counted' and not exists (select from reservations r where r.interview_id = i.id and r.state = 'settled')
on conflict (interview_id, cell_id) do update set state = 'settled', ended_at = excluded.ended_at where reservations.state <> 'settled';
--> statement-breakpoint
update reservations r set state = 'withdrawn' from interviews i
where i.id = r.interview_id and r.state = 'settled' and i.standing <> 'counted';
