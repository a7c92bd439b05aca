CREATE TABLE "audit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"person_id" uuid,
	"actor" text NOT NULL,
	"verb" text NOT NULL,
	"thing" text NOT NULL,
	"thing_id" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "appointments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"made_by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"timezone" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"disposition" text,
	"note" text,
	CONSTRAINT "calls_ended" CHECK (("calls"."ended_at" is null) = ("calls"."disposition" is null))
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wave_id" uuid NOT NULL,
	"contact_id" uuid,
	"source" text NOT NULL,
	"source_reference" text,
	"region" text,
	"service" text,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"language" text,
	"timezone" text NOT NULL,
	"disposition" text,
	"final_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"shuffle" double precision NOT NULL,
	"leased_by" uuid,
	"leased_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cases_lease_pair" CHECK (("cases"."leased_by" is null) = ("cases"."leased_until" is null))
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"study_id" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"phone_fingerprint" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "links_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "answer_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"interview_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"question" text,
	"value" jsonb,
	"language" text,
	"channel" text NOT NULL,
	"person_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"elapsed" integer,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"late" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "interviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wave_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"instrument_id" uuid NOT NULL,
	"mode" text NOT NULL,
	"language" text NOT NULL,
	"interviewer_id" uuid,
	"status" text DEFAULT 'running' NOT NULL,
	"standing" text,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"last_event_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"stream" text,
	"position" integer,
	CONSTRAINT "interviews_ended" CHECK (("interviews"."status" = 'running') = ("interviews"."ended_at" is null)),
	CONSTRAINT "interviews_standing" CHECK (("interviews"."status" = 'running') = ("interviews"."standing" is null)),
	CONSTRAINT "interviews_streamed" CHECK (("interviews"."status" = 'complete') = ("interviews"."position" is not null)),
	CONSTRAINT "interviews_complete_standing" CHECK ("interviews"."standing" is null or "interviews"."standing" = 'out' or "interviews"."status" = 'complete'),
	CONSTRAINT "interviews_phone_has_interviewer" CHECK ("interviews"."mode" <> 'phone' or "interviews"."interviewer_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "personal_answers" (
	"interview_id" uuid NOT NULL,
	"question" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "personal_answers_interview_id_question_pk" PRIMARY KEY("interview_id","question")
);
--> statement-breakpoint
CREATE TABLE "tally" (
	"wave_id" uuid NOT NULL,
	"region" text NOT NULL,
	"service" text NOT NULL,
	"form" text NOT NULL,
	"place" text NOT NULL,
	"mode" text NOT NULL,
	"question" text NOT NULL,
	"value" text NOT NULL,
	"slice" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "tally_wave_id_question_value_region_service_form_place_mode_slice_pk" PRIMARY KEY("wave_id","question","value","region","service","form","place","mode","slice")
);
--> statement-breakpoint
CREATE TABLE "tally_deltas" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tally_deltas_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"interview_id" uuid NOT NULL,
	"wave_id" uuid NOT NULL,
	"sign" smallint NOT NULL,
	"region" text NOT NULL,
	"service" text NOT NULL,
	"form" text NOT NULL,
	"place" text NOT NULL,
	"mode" text NOT NULL,
	"entries" jsonb NOT NULL,
	CONSTRAINT "tally_deltas_sign" CHECK ("tally_deltas"."sign" in (1, -1))
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"role" text NOT NULL,
	"team_id" uuid,
	"regions" text[] DEFAULT '{}' NOT NULL,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "people_role" CHECK ("people"."role" in ('interviewer','supervisor','coordinator','analyst','admin'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sign_in_attempts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"subject" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "teams_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "quota_cells" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "quota_cells_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"wave_id" uuid NOT NULL,
	"key" text NOT NULL,
	"conditions" jsonb NOT NULL,
	"region" text,
	"service" text,
	"hard" boolean DEFAULT true NOT NULL,
	"target" integer NOT NULL,
	"accepted" integer DEFAULT 0 NOT NULL,
	"reserved" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "quota_cells_counts" CHECK ("quota_cells"."target" >= 0 and "quota_cells"."accepted" >= 0 and "quota_cells"."reserved" >= 0),
	CONSTRAINT "quota_cells_never_over" CHECK (not "quota_cells"."hard" or "quota_cells"."accepted" + "quota_cells"."reserved" <= "quota_cells"."target")
);
--> statement-breakpoint
CREATE TABLE "reservations" (
	"interview_id" uuid NOT NULL,
	"cell_id" bigint NOT NULL,
	"state" text DEFAULT 'held' NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "reservations_interview_id_cell_id_pk" PRIMARY KEY("interview_id","cell_id"),
	CONSTRAINT "reservations_ended" CHECK (("reservations"."state" = 'held') = ("reservations"."ended_at" is null))
);
--> statement-breakpoint
CREATE TABLE "instruments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"study_id" text NOT NULL,
	"hash" text NOT NULL,
	"version" text NOT NULL,
	"study" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "streams" (
	"wave_id" uuid NOT NULL,
	"stream" text NOT NULL,
	"length" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "streams_wave_id_stream_pk" PRIMARY KEY("wave_id","stream")
);
--> statement-breakpoint
CREATE TABLE "studies" (
	"id" text PRIMARY KEY NOT NULL,
	"title" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"study_id" text NOT NULL,
	"instrument_id" uuid NOT NULL,
	"name" text NOT NULL,
	"practice" boolean DEFAULT false NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"open_link" text NOT NULL,
	"opened_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"draw_seed" "bytea",
	"draw_seed_hash" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "waves_open_link_unique" UNIQUE("open_link"),
	CONSTRAINT "waves_status" CHECK ("waves"."status" in ('draft','open','closed')),
	CONSTRAINT "waves_sealed" CHECK ("waves"."status" = 'draft' or ("waves"."draw_seed" is not null and "waves"."draw_seed_hash" is not null))
);
--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_leased_by_people_id_fk" FOREIGN KEY ("leased_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_events" ADD CONSTRAINT "answer_events_interview_id_interviews_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_events" ADD CONSTRAINT "answer_events_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interviews" ADD CONSTRAINT "interviews_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interviews" ADD CONSTRAINT "interviews_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interviews" ADD CONSTRAINT "interviews_instrument_id_instruments_id_fk" FOREIGN KEY ("instrument_id") REFERENCES "public"."instruments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interviews" ADD CONSTRAINT "interviews_interviewer_id_people_id_fk" FOREIGN KEY ("interviewer_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personal_answers" ADD CONSTRAINT "personal_answers_interview_id_interviews_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tally" ADD CONSTRAINT "tally_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tally_deltas" ADD CONSTRAINT "tally_deltas_interview_id_interviews_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tally_deltas" ADD CONSTRAINT "tally_deltas_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_cells" ADD CONSTRAINT "quota_cells_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_interview_id_interviews_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_cell_id_quota_cells_id_fk" FOREIGN KEY ("cell_id") REFERENCES "public"."quota_cells"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instruments" ADD CONSTRAINT "instruments_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "streams" ADD CONSTRAINT "streams_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waves" ADD CONSTRAINT "waves_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waves" ADD CONSTRAINT "waves_instrument_id_instruments_id_fk" FOREIGN KEY ("instrument_id") REFERENCES "public"."instruments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_thing" ON "audit" USING btree ("thing","thing_id");--> statement-breakpoint
CREATE INDEX "audit_person" ON "audit" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit" USING btree ("at");--> statement-breakpoint
CREATE INDEX "appointments_case" ON "appointments" USING btree ("case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "appointments_one_open" ON "appointments" USING btree ("case_id") WHERE "appointments"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "appointments_due" ON "appointments" USING btree ("made_by","at") WHERE "appointments"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "calls_case" ON "calls" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "calls_person" ON "calls" USING btree ("person_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_person_service" ON "cases" USING btree ("wave_id","contact_id","service");--> statement-breakpoint
CREATE INDEX "cases_contact" ON "cases" USING btree ("contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_one_lease" ON "cases" USING btree ("leased_by") WHERE "cases"."leased_by" is not null;--> statement-breakpoint
CREATE INDEX "cases_queue" ON "cases" USING btree ("wave_id","attempts","shuffle") WHERE "cases"."final_at" is null and "cases"."contact_id" is not null;--> statement-breakpoint
CREATE INDEX "cases_cell" ON "cases" USING btree ("wave_id","region","service");--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_phone" ON "contacts" USING btree ("study_id","phone_fingerprint");--> statement-breakpoint
CREATE INDEX "links_case" ON "links" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "links_creator" ON "links" USING btree ("created_by");--> statement-breakpoint
CREATE INDEX "answer_events_interview" ON "answer_events" USING btree ("interview_id","received_at");--> statement-breakpoint
CREATE INDEX "answer_events_person" ON "answer_events" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "interviews_wave" ON "interviews" USING btree ("wave_id","status");--> statement-breakpoint
CREATE INDEX "interviews_case" ON "interviews" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "interviews_instrument" ON "interviews" USING btree ("instrument_id");--> statement-breakpoint
CREATE INDEX "interviews_interviewer" ON "interviews" USING btree ("interviewer_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "interviews_one_running" ON "interviews" USING btree ("case_id") WHERE "interviews"."status" = 'running';--> statement-breakpoint
CREATE UNIQUE INDEX "interviews_one_counted" ON "interviews" USING btree ("case_id") WHERE "interviews"."standing" = 'counted';--> statement-breakpoint
CREATE UNIQUE INDEX "interviews_position" ON "interviews" USING btree ("wave_id","stream","position");--> statement-breakpoint
CREATE INDEX "tally_deltas_wave" ON "tally_deltas" USING btree ("wave_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tally_deltas_once" ON "tally_deltas" USING btree ("interview_id","sign");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "people_team" ON "people" USING btree ("team_id");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_subject" ON "sign_in_attempts" USING btree ("subject","at");--> statement-breakpoint
CREATE UNIQUE INDEX "quota_cells_key" ON "quota_cells" USING btree ("wave_id","key");--> statement-breakpoint
CREATE INDEX "reservations_held" ON "reservations" USING btree ("cell_id","expires_at") WHERE "reservations"."state" = 'held';--> statement-breakpoint
CREATE INDEX "reservations_cell" ON "reservations" USING btree ("cell_id");--> statement-breakpoint
CREATE UNIQUE INDEX "instruments_hash" ON "instruments" USING btree ("study_id","hash");--> statement-breakpoint
CREATE INDEX "waves_study" ON "waves" USING btree ("study_id");--> statement-breakpoint
CREATE INDEX "waves_instrument" ON "waves" USING btree ("instrument_id");