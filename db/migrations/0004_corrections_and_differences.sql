DROP INDEX "tally_deltas_once";--> statement-breakpoint
ALTER TABLE "verifications" ADD COLUMN "differs" jsonb;--> statement-breakpoint
ALTER TABLE "verifications" ADD COLUMN "changes" jsonb;--> statement-breakpoint
CREATE INDEX "tally_deltas_interview" ON "tally_deltas" USING btree ("interview_id");--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_differs" CHECK (("verifications"."finding" is null) = ("verifications"."differs" is null));