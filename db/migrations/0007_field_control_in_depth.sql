CREATE TABLE "audit_chain" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"audit_id" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"interview_id" uuid NOT NULL,
	"question" text,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"closed_by" uuid,
	"closed_at" timestamp with time zone,
	CONSTRAINT "comments_closed" CHECK (("comments"."closed_at" is null) = ("comments"."closed_by" is null))
);
--> statement-breakpoint
CREATE TABLE "flags" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wave_id" uuid NOT NULL,
	"interview_id" uuid,
	"person_id" uuid,
	"kind" text NOT NULL,
	"seen" jsonb NOT NULL,
	"usual" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "flags_about" CHECK ("flags"."interview_id" is not null or "flags"."person_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "replies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"comment_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"words" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "appeals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"verification_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"words" text NOT NULL,
	"finding" text NOT NULL,
	"consequence" text NOT NULL,
	"outcome" text,
	"reason" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "appeals_decided" CHECK (("appeals"."outcome" is null) = ("appeals"."decided_at" is null) and ("appeals"."outcome" is null) = ("appeals"."reason" is null)),
	CONSTRAINT "appeals_by_another" CHECK ("appeals"."decided_by" is null or "appeals"."decided_by" <> "appeals"."asked_by")
);
--> statement-breakpoint
CREATE TABLE "comparisons" (
	"verification_id" uuid NOT NULL,
	"question" text NOT NULL,
	"verify" integer NOT NULL,
	"verdict" text NOT NULL,
	"first" jsonb,
	"again" jsonb,
	CONSTRAINT "comparisons_verification_id_question_pk" PRIMARY KEY("verification_id","question"),
	CONSTRAINT "comparisons_verify" CHECK ("comparisons"."verify" in (1, 2, 3))
);
--> statement-breakpoint
CREATE TABLE "escalations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wave_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"verification_id" uuid,
	"share" double precision NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	"ending" text,
	CONSTRAINT "escalations_share" CHECK ("escalations"."share" > 0 and "escalations"."share" <= 1),
	CONSTRAINT "escalations_ended" CHECK (("escalations"."ended_at" is null) = ("escalations"."ending" is null))
);
--> statement-breakpoint
CREATE TABLE "observations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wave_id" uuid NOT NULL,
	"interview_id" uuid NOT NULL,
	"observer_id" uuid NOT NULL,
	"offered_at" timestamp with time zone NOT NULL,
	"joined_at" timestamp with time zone,
	"declined_at" timestamp with time zone,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"saved_at" timestamp with time zone,
	CONSTRAINT "observations_saved" CHECK ("observations"."saved_at" is null or "observations"."joined_at" is not null),
	CONSTRAINT "observations_declined" CHECK ("observations"."declined_at" is null or "observations"."saved_at" is null)
);
--> statement-breakpoint
DROP INDEX "draw_events_ends";--> statement-breakpoint
DROP INDEX "verifications_assigned";--> statement-breakpoint
ALTER TABLE "interviews" ADD COLUMN "device" text;--> statement-breakpoint
ALTER TABLE "interviews" ADD COLUMN "quality_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "streams" ADD COLUMN "interviewer_id" uuid;--> statement-breakpoint
ALTER TABLE "streams" ADD COLUMN "first_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "streams" ADD COLUMN "drawn" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "streams" ADD COLUMN "open" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "streams" ADD COLUMN "confirmed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "streams" ADD COLUMN "discrepancy" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "streams" ADD COLUMN "fabricated" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "streams" ADD COLUMN "unreachable" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "streams" ADD COLUMN "risk" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "streams" ADD COLUMN "risk_open" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "streams" ADD COLUMN "risk_discrepancy" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "streams" ADD COLUMN "risk_fabricated" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "verifications" ADD COLUMN "cause" text;--> statement-breakpoint
ALTER TABLE "verifications" ADD COLUMN "drawn_kind" text;--> statement-breakpoint
UPDATE "verifications" SET "drawn_kind" = "kind", "cause" = case when "reason" = 'risk' then 'hold' end;--> statement-breakpoint
ALTER TABLE "verifications" ALTER COLUMN "drawn_kind" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "verifications" ADD COLUMN "kind_reason" text;--> statement-breakpoint
ALTER TABLE "audit_chain" ADD CONSTRAINT "audit_chain_audit_id_audit_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_interview_id_interviews_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_opened_by_people_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_closed_by_people_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_interview_id_interviews_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_verification_id_verifications_id_fk" FOREIGN KEY ("verification_id") REFERENCES "public"."verifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_verification_id_verifications_id_fk" FOREIGN KEY ("verification_id") REFERENCES "public"."verifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_verification_id_verifications_id_fk" FOREIGN KEY ("verification_id") REFERENCES "public"."verifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalations" ADD CONSTRAINT "escalations_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_interview_id_interviews_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_observer_id_people_id_fk" FOREIGN KEY ("observer_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "audit_chain_line" ON "audit_chain" USING btree ("audit_id");--> statement-breakpoint
CREATE INDEX "comments_interview" ON "comments" USING btree ("interview_id");--> statement-breakpoint
CREATE INDEX "comments_open" ON "comments" USING btree ("opened_at") WHERE "comments"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "comments_opener" ON "comments" USING btree ("opened_by");--> statement-breakpoint
CREATE INDEX "comments_closer" ON "comments" USING btree ("closed_by");--> statement-breakpoint
CREATE UNIQUE INDEX "flags_interview" ON "flags" USING btree ("interview_id","kind") WHERE "flags"."interview_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "flags_person_only" ON "flags" USING btree ("wave_id","person_id","kind") WHERE "flags"."interview_id" is null;--> statement-breakpoint
CREATE INDEX "flags_wave" ON "flags" USING btree ("wave_id","at");--> statement-breakpoint
CREATE INDEX "flags_person" ON "flags" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "replies_comment" ON "replies" USING btree ("comment_id","at");--> statement-breakpoint
CREATE INDEX "replies_person" ON "replies" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "appeals_one_of_a_kind" ON "appeals" USING btree ("verification_id","kind");--> statement-breakpoint
CREATE INDEX "appeals_open" ON "appeals" USING btree ("asked_at") WHERE "appeals"."outcome" is null;--> statement-breakpoint
CREATE INDEX "appeals_asker" ON "appeals" USING btree ("asked_by");--> statement-breakpoint
CREATE INDEX "appeals_decider" ON "appeals" USING btree ("decided_by");--> statement-breakpoint
CREATE UNIQUE INDEX "escalations_one_open" ON "escalations" USING btree ("wave_id","person_id") WHERE "escalations"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "escalations_person" ON "escalations" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "escalations_verification" ON "escalations" USING btree ("verification_id");--> statement-breakpoint
CREATE INDEX "escalations_ender" ON "escalations" USING btree ("ended_by");--> statement-breakpoint
CREATE UNIQUE INDEX "observations_interview" ON "observations" USING btree ("interview_id");--> statement-breakpoint
CREATE INDEX "observations_observer" ON "observations" USING btree ("observer_id") WHERE "observations"."saved_at" is null and "observations"."declined_at" is null;--> statement-breakpoint
CREATE INDEX "observations_wave" ON "observations" USING btree ("wave_id");--> statement-breakpoint
CREATE INDEX "observations_person" ON "observations" USING btree ("observer_id");--> statement-breakpoint
ALTER TABLE "streams" ADD CONSTRAINT "streams_interviewer_id_people_id_fk" FOREIGN KEY ("interviewer_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "interviews_unjudged" ON "interviews" USING btree ("wave_id","ended_at") WHERE "interviews"."status" = 'complete' and "interviews"."quality_at" is null;--> statement-breakpoint
CREATE INDEX "interviews_device" ON "interviews" USING btree ("wave_id","device") WHERE "interviews"."device" is not null;--> statement-breakpoint
CREATE INDEX "streams_interviewer" ON "streams" USING btree ("interviewer_id");--> statement-breakpoint
CREATE INDEX "verifications_assignee" ON "verifications" USING btree ("assigned_to");--> statement-breakpoint
CREATE INDEX "draw_events_ends" ON "draw_events" USING btree ("wave_id","stream","id") WHERE "draw_events"."event" in ('day_end', 'first_week', 'closing');--> statement-breakpoint
CREATE INDEX "verifications_assigned" ON "verifications" USING btree ("assigned_to","due_at") WHERE "verifications"."finding" is null;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_cause" CHECK (("verifications"."reason" = 'risk') = ("verifications"."cause" is not null));--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_kind" CHECK ("verifications"."kind" = "verifications"."drawn_kind" or "verifications"."kind_reason" is not null);
--> statement-breakpoint
UPDATE "streams" s SET
	"interviewer_id" = (select i.interviewer_id from interviews i where i.wave_id = s.wave_id and i.stream = s.stream limit 1),
	"first_at" = (select min(i.ended_at) from interviews i where i.wave_id = s.wave_id and i.stream = s.stream);
