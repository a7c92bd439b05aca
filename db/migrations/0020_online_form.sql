CREATE TABLE "hits" (
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"minute" timestamp with time zone NOT NULL,
	"n" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "hits_kind_subject_minute_pk" PRIMARY KEY("kind","subject","minute")
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"mailing_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"link_id" uuid,
	"state" text DEFAULT 'waiting' NOT NULL,
	"reason" text,
	"due_at" timestamp with time zone NOT NULL,
	"tries" smallint DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone,
	"message_id" text,
	CONSTRAINT "letters_sent" CHECK ("letters"."state" not in ('sent', 'bounced') or "letters"."sent_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "mailings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wave_id" uuid NOT NULL,
	"name" text NOT NULL,
	"channel" text NOT NULL,
	"after" uuid,
	"plan" jsonb NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "opt_outs" (
	"study_id" text NOT NULL,
	"address_fingerprint" text NOT NULL,
	"why" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "opt_outs_study_id_address_fingerprint_pk" PRIMARY KEY("study_id","address_fingerprint")
);
--> statement-breakpoint
CREATE TABLE "referrals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wave_id" uuid NOT NULL,
	"recruiter_case_id" uuid NOT NULL,
	"root_case_id" uuid NOT NULL,
	"generation" smallint NOT NULL,
	"token_hash" text NOT NULL,
	"case_id" uuid,
	"known" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "referrals_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "referrals_generation" CHECK ("referrals"."generation" >= 1),
	CONSTRAINT "referrals_used" CHECK (("referrals"."used_at" is null) = ("referrals"."case_id" is null))
);
--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "email_fingerprint" text;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "purpose" text DEFAULT 'personal' NOT NULL;--> statement-breakpoint
ALTER TABLE "interviews" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "interviews" ADD COLUMN "resume_code" text;--> statement-breakpoint
ALTER TABLE "interviews" ADD COLUMN "resume_tries" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_mailing_id_mailings_id_fk" FOREIGN KEY ("mailing_id") REFERENCES "public"."mailings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_link_id_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opt_outs" ADD CONSTRAINT "opt_outs_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_recruiter_case_id_cases_id_fk" FOREIGN KEY ("recruiter_case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_root_case_id_cases_id_fk" FOREIGN KEY ("root_case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hits_minute" ON "hits" USING btree ("minute");--> statement-breakpoint
CREATE UNIQUE INDEX "letters_once" ON "letters" USING btree ("mailing_id","case_id");--> statement-breakpoint
CREATE INDEX "letters_due" ON "letters" USING btree ("due_at") WHERE "letters"."state" in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "letters_case" ON "letters" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "letters_link" ON "letters" USING btree ("link_id");--> statement-breakpoint
CREATE UNIQUE INDEX "letters_message" ON "letters" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "mailings_wave" ON "mailings" USING btree ("wave_id","created_at");--> statement-breakpoint
CREATE INDEX "mailings_after" ON "mailings" USING btree ("after");--> statement-breakpoint
CREATE INDEX "mailings_person" ON "mailings" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "mailings_running" ON "mailings" USING btree ("status") WHERE "mailings"."status" = 'running';--> statement-breakpoint
CREATE INDEX "referrals_wave" ON "referrals" USING btree ("wave_id");--> statement-breakpoint
CREATE INDEX "referrals_recruiter" ON "referrals" USING btree ("recruiter_case_id");--> statement-breakpoint
CREATE INDEX "referrals_root" ON "referrals" USING btree ("root_case_id");--> statement-breakpoint
CREATE INDEX "referrals_case" ON "referrals" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "contacts_email" ON "contacts" USING btree ("study_id","email_fingerprint") WHERE "contacts"."email_fingerprint" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "interviews_resume_code" ON "interviews" USING btree ("resume_code") WHERE "interviews"."resume_code" is not null;--> statement-breakpoint
ALTER TABLE "interviews" ADD CONSTRAINT "interviews_withdrawn" CHECK ("interviews"."withdrawn_at" is null or "interviews"."standing" is null or "interviews"."standing" = 'out');