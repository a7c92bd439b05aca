CREATE TABLE "contact_phones" (
	"contact_id" uuid NOT NULL,
	"place" smallint NOT NULL,
	"study_id" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"phone_fingerprint" text NOT NULL,
	CONSTRAINT "contact_phones_contact_id_place_pk" PRIMARY KEY("contact_id","place"),
	CONSTRAINT "contact_phones_place" CHECK ("contact_phones"."place" >= 2)
);
--> statement-breakpoint
CREATE TABLE "do_not_call" (
	"study_id" text NOT NULL,
	"phone_fingerprint" text NOT NULL,
	"reason" text NOT NULL,
	"person_id" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "do_not_call_study_id_phone_fingerprint_pk" PRIMARY KEY("study_id","phone_fingerprint")
);
--> statement-breakpoint
CREATE TABLE "contact_lists" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wave_id" uuid NOT NULL,
	"request_id" uuid,
	"name" text NOT NULL,
	"reference" text,
	"mapping" jsonb NOT NULL,
	"rows" integer DEFAULT 0 NOT NULL,
	"added" integer DEFAULT 0 NOT NULL,
	"known" integer DEFAULT 0 NOT NULL,
	"faults" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"complete" boolean DEFAULT false NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "list_request_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"step" text NOT NULL,
	"on" date NOT NULL,
	"note" text,
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "list_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wave_id" uuid NOT NULL,
	"body" text,
	"region" text,
	"service" text,
	"reference" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shifts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "shifts_order" CHECK ("shifts"."starts_at" < "shifts"."ends_at")
);
--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "hard" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "outcome" text;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "phone" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "slot" text;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "dialler" text DEFAULT 'manual' NOT NULL;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "answered_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "hung_up_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "list_id" uuid;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "phone" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "slots_due" text[];--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "slot_attempts" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "refused_by" uuid;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "refusals" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "priority" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "reserved_for" uuid;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "ahead_for" uuid;--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "ahead_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contact_phones" ADD CONSTRAINT "contact_phones_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_phones" ADD CONSTRAINT "contact_phones_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "do_not_call" ADD CONSTRAINT "do_not_call_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "do_not_call" ADD CONSTRAINT "do_not_call_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_lists" ADD CONSTRAINT "contact_lists_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_lists" ADD CONSTRAINT "contact_lists_request_id_list_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."list_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_lists" ADD CONSTRAINT "contact_lists_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_request_steps" ADD CONSTRAINT "list_request_steps_request_id_list_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."list_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_request_steps" ADD CONSTRAINT "list_request_steps_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "list_requests" ADD CONSTRAINT "list_requests_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "contact_phones_phone" ON "contact_phones" USING btree ("study_id","phone_fingerprint");--> statement-breakpoint
CREATE INDEX "do_not_call_person" ON "do_not_call" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "contact_lists_wave" ON "contact_lists" USING btree ("wave_id","created_at");--> statement-breakpoint
CREATE INDEX "contact_lists_request" ON "contact_lists" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "contact_lists_person" ON "contact_lists" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "list_request_steps_request" ON "list_request_steps" USING btree ("request_id","at");--> statement-breakpoint
CREATE INDEX "list_request_steps_person" ON "list_request_steps" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "list_requests_wave" ON "list_requests" USING btree ("wave_id");--> statement-breakpoint
CREATE INDEX "shifts_person" ON "shifts" USING btree ("person_id","starts_at");--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_list_id_contact_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."contact_lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_refused_by_people_id_fk" FOREIGN KEY ("refused_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_reserved_for_people_id_fk" FOREIGN KEY ("reserved_for") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_ahead_for_people_id_fk" FOREIGN KEY ("ahead_for") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cases_list" ON "cases" USING btree ("list_id");--> statement-breakpoint
CREATE INDEX "cases_refused_by" ON "cases" USING btree ("refused_by") WHERE "cases"."refused_by" is not null;--> statement-breakpoint
CREATE INDEX "cases_reserved" ON "cases" USING btree ("reserved_for") WHERE "cases"."reserved_for" is not null;--> statement-breakpoint
CREATE INDEX "cases_ahead" ON "cases" USING btree ("ahead_for") WHERE "cases"."ahead_for" is not null;--> statement-breakpoint
CREATE INDEX "cases_priority" ON "cases" USING btree ("priority","shuffle") WHERE "cases"."priority" > 0 and "cases"."final_at" is null;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_ahead_pair" CHECK (("cases"."ahead_for" is null) = ("cases"."ahead_until" is null));