CREATE TABLE "progress" (
	"wave_id" uuid NOT NULL,
	"region" text NOT NULL,
	"service" text NOT NULL,
	"day" text NOT NULL,
	"measure" text NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "progress_wave_id_day_region_service_measure_pk" PRIMARY KEY("wave_id","day","region","service","measure")
);
--> statement-breakpoint
CREATE TABLE "progress_deltas" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "progress_deltas_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"wave_id" uuid NOT NULL,
	"region" text NOT NULL,
	"service" text NOT NULL,
	"day" text NOT NULL,
	"measure" text NOT NULL,
	"n" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quota_changes" (
	"edit_id" uuid NOT NULL,
	"cell_id" bigint NOT NULL,
	"before" jsonb,
	"after" jsonb NOT NULL,
	CONSTRAINT "quota_changes_edit_id_cell_id_pk" PRIMARY KEY("edit_id","cell_id")
);
--> statement-breakpoint
CREATE TABLE "quota_edits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wave_id" uuid NOT NULL,
	"person_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"origin" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quota_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "quota_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"cell_id" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"event" text NOT NULL,
	"interview_id" uuid,
	"accepted" smallint DEFAULT 0 NOT NULL,
	"reserved" smallint DEFAULT 0 NOT NULL,
	"target" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"page" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "quota_cells" ADD COLUMN "dimensions" text;--> statement-breakpoint
UPDATE "quota_cells" SET "dimensions" = coalesce((select string_agg(k, ',' order by k collate "C") from jsonb_object_keys("conditions") k), '');--> statement-breakpoint
ALTER TABLE "quota_cells" ALTER COLUMN "dimensions" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "quota_cells" ADD COLUMN "floor" integer;--> statement-breakpoint
ALTER TABLE "quota_cells" ADD COLUMN "ceiling" integer;--> statement-breakpoint
ALTER TABLE "waves" ADD COLUMN "timezone" text DEFAULT 'Asia/Almaty' NOT NULL;--> statement-breakpoint
ALTER TABLE "progress" ADD CONSTRAINT "progress_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_changes" ADD CONSTRAINT "quota_changes_edit_id_quota_edits_id_fk" FOREIGN KEY ("edit_id") REFERENCES "public"."quota_edits"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_changes" ADD CONSTRAINT "quota_changes_cell_id_quota_cells_id_fk" FOREIGN KEY ("cell_id") REFERENCES "public"."quota_cells"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_edits" ADD CONSTRAINT "quota_edits_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_edits" ADD CONSTRAINT "quota_edits_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_events" ADD CONSTRAINT "quota_events_cell_id_quota_cells_id_fk" FOREIGN KEY ("cell_id") REFERENCES "public"."quota_cells"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_events" ADD CONSTRAINT "quota_events_interview_id_interviews_id_fk" FOREIGN KEY ("interview_id") REFERENCES "public"."interviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "progress_deltas_wave" ON "progress_deltas" USING btree ("wave_id");--> statement-breakpoint
CREATE INDEX "quota_changes_cell" ON "quota_changes" USING btree ("cell_id");--> statement-breakpoint
CREATE INDEX "quota_edits_wave" ON "quota_edits" USING btree ("wave_id","at");--> statement-breakpoint
CREATE INDEX "quota_edits_person" ON "quota_edits" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "quota_events_cell" ON "quota_events" USING btree ("cell_id","at");--> statement-breakpoint
CREATE INDEX "quota_events_interview" ON "quota_events" USING btree ("interview_id");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_name" ON "saved_views" USING btree ("person_id","page","name");--> statement-breakpoint
ALTER TABLE "quota_cells" ADD CONSTRAINT "quota_cells_range" CHECK (coalesce("quota_cells"."floor", 0) <= coalesce("quota_cells"."ceiling", 2147483647));