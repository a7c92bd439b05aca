CREATE TABLE "draw_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "draw_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"wave_id" uuid NOT NULL,
	"stream" text NOT NULL,
	"event" text NOT NULL,
	"n" integer NOT NULL,
	"position" integer,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "draw_events_unreachable" CHECK (("draw_events"."event" = 'unreachable') = ("draw_events"."position" is not null))
);
--> statement-breakpoint
CREATE TABLE "holds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wave_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"verification_id" uuid,
	"reasons" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lifted_by" uuid,
	"lifted_at" timestamp with time zone,
	"lifting" text,
	CONSTRAINT "holds_lifted" CHECK (("holds"."lifted_at" is null) = ("holds"."lifting" is null))
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wave_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"hash" text NOT NULL,
	"snapshot" jsonb NOT NULL,
	"reason" text,
	"released_by" uuid NOT NULL,
	"released_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "replacements" (
	"interview_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "replacements_interview_id_pk" PRIMARY KEY("interview_id")
);
--> statement-breakpoint
CREATE TABLE "verification_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"verification_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wave_id" uuid NOT NULL,
	"interview_id" uuid NOT NULL,
	"stream" text NOT NULL,
	"position" integer NOT NULL,
	"reason" text NOT NULL,
	"n" integer NOT NULL,
	"kind" text NOT NULL,
	"drawn_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"assigned_to" uuid,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"again" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"blind_at" timestamp with time zone,
	"finding" text,
	"consequence" text,
	"note" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "verifications_decided" CHECK (("verifications"."finding" is null) = ("verifications"."decided_at" is null) and ("verifications"."finding" is null) = ("verifications"."consequence" is null))
);
--> statement-breakpoint
CREATE TABLE "voids" (
	"interview_id" uuid PRIMARY KEY NOT NULL,
	"verification_id" uuid,
	"reason" text NOT NULL,
	"person_id" uuid,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "draw_events" ADD CONSTRAINT "draw_events_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_verification_id_verifications_id_fk" FOREIGN KEY ("verification_id") REFERENCES "public"."verifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_lifted_by_people_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_released_by_people_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replacements" ADD CONSTRAINT "replacements_interview_id_interviews_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replacements" ADD CONSTRAINT "replacements_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verification_attempts" ADD CONSTRAINT "verification_attempts_verification_id_verifications_id_fk" FOREIGN KEY ("verification_id") REFERENCES "public"."verifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verification_attempts" ADD CONSTRAINT "verification_attempts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_interview_id_interviews_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_assigned_to_people_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voids" ADD CONSTRAINT "voids_interview_id_interviews_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voids" ADD CONSTRAINT "voids_verification_id_verifications_id_fk" FOREIGN KEY ("verification_id") REFERENCES "public"."verifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voids" ADD CONSTRAINT "voids_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "draw_events_wave" ON "draw_events" USING btree ("wave_id","stream","id");--> statement-breakpoint
CREATE UNIQUE INDEX "holds_one_open" ON "holds" USING btree ("wave_id","person_id") WHERE "holds"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX "holds_person" ON "holds" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "holds_verification" ON "holds" USING btree ("verification_id");--> statement-breakpoint
CREATE INDEX "holds_lifter" ON "holds" USING btree ("lifted_by");--> statement-breakpoint
CREATE UNIQUE INDEX "releases_number" ON "releases" USING btree ("wave_id","number");--> statement-breakpoint
CREATE INDEX "releases_person" ON "releases" USING btree ("released_by");--> statement-breakpoint
CREATE INDEX "replacements_case" ON "replacements" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "verification_attempts_of" ON "verification_attempts" USING btree ("verification_id");--> statement-breakpoint
CREATE INDEX "verification_attempts_person" ON "verification_attempts" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "verifications_interview" ON "verifications" USING btree ("interview_id");--> statement-breakpoint
CREATE UNIQUE INDEX "verifications_position" ON "verifications" USING btree ("wave_id","stream","position");--> statement-breakpoint
CREATE INDEX "verifications_open" ON "verifications" USING btree ("wave_id","due_at") WHERE "verifications"."finding" is null;--> statement-breakpoint
CREATE INDEX "verifications_assigned" ON "verifications" USING btree ("assigned_to");--> statement-breakpoint
CREATE INDEX "verifications_decider" ON "verifications" USING btree ("decided_by");--> statement-breakpoint
CREATE INDEX "voids_verification" ON "voids" USING btree ("verification_id");--> statement-breakpoint
CREATE INDEX "voids_person" ON "voids" USING btree ("person_id");