CREATE TABLE "microdata" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wave_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"n" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "microdata_columns" (
	"microdata_id" uuid NOT NULL,
	"name" text NOT NULL,
	"codes" jsonb NOT NULL,
	"packed" "bytea" NOT NULL,
	CONSTRAINT "microdata_columns_microdata_id_name_pk" PRIMARY KEY("microdata_id","name")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"wave_id" uuid,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"beat_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"result" jsonb,
	"problem" text,
	CONSTRAINT "tasks_ended" CHECK ("tasks"."ended_at" is not null or ("tasks"."result" is null and "tasks"."problem" is null)),
	CONSTRAINT "tasks_progress" CHECK ("tasks"."done" >= 0 and ("tasks"."total" is null or "tasks"."done" <= "tasks"."total"))
);
--> statement-breakpoint
ALTER TABLE "microdata" ADD CONSTRAINT "microdata_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "microdata_columns" ADD CONSTRAINT "microdata_columns_microdata_id_microdata_id_fk" FOREIGN KEY ("microdata_id") REFERENCES "public"."microdata"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "microdata_wave" ON "microdata" USING btree ("wave_id","at");--> statement-breakpoint
CREATE INDEX "tasks_running" ON "tasks" USING btree ("beat_at") WHERE "tasks"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_wave" ON "tasks" USING btree ("wave_id","kind","created_at");--> statement-breakpoint
CREATE INDEX "tasks_person" ON "tasks" USING btree ("person_id");