DROP INDEX "cases_queue";--> statement-breakpoint
CREATE INDEX "cases_queue" ON "cases" USING btree ("attempts","shuffle") WHERE "cases"."final_at" is null and "cases"."contact_id" is not null;