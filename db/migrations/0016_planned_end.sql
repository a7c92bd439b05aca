CREATE TABLE "applied_moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wave_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"move" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "waves" ADD COLUMN "planned_end" date;--> statement-breakpoint
ALTER TABLE "applied_moves" ADD CONSTRAINT "applied_moves_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applied_moves" ADD CONSTRAINT "applied_moves_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "applied_moves_wave" ON "applied_moves" USING btree ("wave_id","at");--> statement-breakpoint
CREATE INDEX "applied_moves_person" ON "applied_moves" USING btree ("person_id");--> statement-breakpoint
create trigger applied_moves_are_append_only before update or delete or truncate on applied_moves for each statement execute function refuse_change();
--> statement-breakpoint
create function tell_of_move() returns trigger language plpgsql as $$
begin
  perform tell_board(new.wave_id);
  return null;
end $$;
--> statement-breakpoint
create trigger applied_moves_tell_the_board after insert on applied_moves for each row execute function tell_of_move();
