ALTER TABLE "verifications" ADD COLUMN "interviewer_id" uuid;--> statement-breakpoint
ALTER TABLE "verifications" ADD COLUMN "region" text;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_interviewer_id_people_id_fk" FOREIGN KEY ("interviewer_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "verifications_queue" ON "verifications" USING btree ("due_at","id") WHERE "verifications"."finding" is null;--> statement-breakpoint
CREATE INDEX "verifications_unassigned" ON "verifications" USING btree ("due_at","id") WHERE "verifications"."finding" is null and "verifications"."assigned_to" is null;--> statement-breakpoint
CREATE INDEX "verifications_interviewer" ON "verifications" USING btree ("interviewer_id","decided_at");--> statement-breakpoint
create function place_check() returns trigger language plpgsql as $$
begin
  select i.interviewer_id, c.region into new.interviewer_id, new.region
  from interviews i join cases c on c.id = i.case_id where i.id = new.interview_id;
  return new;
end $$;
--> statement-breakpoint
create trigger verifications_are_placed before insert on verifications for each row execute function place_check();
--> statement-breakpoint
update verifications v set interviewer_id = i.interviewer_id, region = c.region
from interviews i join cases c on c.id = i.case_id where i.id = v.interview_id;
