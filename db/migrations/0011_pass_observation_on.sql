DROP INDEX "observations_interview";--> statement-breakpoint
CREATE UNIQUE INDEX "observations_standing" ON "observations" USING btree ("interview_id") WHERE "observations"."declined_at" is null;--> statement-breakpoint
CREATE INDEX "observations_interview" ON "observations" USING btree ("interview_id");