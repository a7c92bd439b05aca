CREATE TABLE "case_places" (
	"wave_id" uuid NOT NULL,
	"region" text NOT NULL,
	"service" text NOT NULL,
	"timezone" text NOT NULL,
	CONSTRAINT "case_places_wave_id_region_service_timezone_pk" PRIMARY KEY("wave_id","region","service","timezone")
);
--> statement-breakpoint
DROP INDEX "cases_queue";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "place_region" text GENERATED ALWAYS AS (coalesce(region, '')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "place_service" text GENERATED ALWAYS AS (coalesce(service, '')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "case_places" ADD CONSTRAINT "case_places_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cases_again" ON "cases" USING btree ("wave_id","place_region","place_service","next_attempt_at") WHERE "cases"."final_at" is null and "cases"."contact_id" is not null and "cases"."next_attempt_at" is not null;--> statement-breakpoint
CREATE INDEX "cases_new" ON "cases" USING btree ("wave_id","place_region","place_service","source","shuffle") WHERE "cases"."final_at" is null and "cases"."contact_id" is not null and "cases"."next_attempt_at" is null;--> statement-breakpoint
insert into case_places (wave_id, region, service, timezone) select distinct wave_id, place_region, place_service, timezone from cases;
--> statement-breakpoint
create function follow_places() returns trigger language plpgsql as $$
begin
  insert into case_places (wave_id, region, service, timezone)
  select distinct wave_id, coalesce(region, ''), coalesce(service, ''), timezone from fresh order by 1, 2, 3, 4
  on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
create trigger cases_have_places after insert on cases referencing new table as fresh for each statement execute function follow_places();
--> statement-breakpoint
create function follow_moved_case() returns trigger language plpgsql as $$
begin
  insert into case_places (wave_id, region, service, timezone)
  values (new.wave_id, coalesce(new.region, ''), coalesce(new.service, ''), new.timezone) on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
create trigger cases_keep_places after update on cases for each row
  when ((old.region, old.service, old.timezone) is distinct from (new.region, new.service, new.timezone))
  execute function follow_moved_case();
