CREATE TABLE "weighting_counts" (
	"weighting_id" uuid NOT NULL,
	"region" text NOT NULL,
	"dimension" text NOT NULL,
	"code" text NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "weighting_counts_weighting_id_region_dimension_code_pk" PRIMARY KEY("weighting_id","region","dimension","code")
);
--> statement-breakpoint
CREATE TABLE "weightings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wave_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"n" integer NOT NULL,
	"plan" jsonb NOT NULL,
	"sample" jsonb NOT NULL,
	"groups" jsonb NOT NULL,
	"deff" double precision,
	"effective_n" double precision,
	"overall" jsonb
);
--> statement-breakpoint
ALTER TABLE "weighting_counts" ADD CONSTRAINT "weighting_counts_weighting_id_weightings_id_fk" FOREIGN KEY ("weighting_id") REFERENCES "public"."weightings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weightings" ADD CONSTRAINT "weightings_wave_id_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "weightings_wave" ON "weightings" USING btree ("wave_id","at");--> statement-breakpoint
create trigger weightings_are_append_only before update or delete or truncate on weightings for each statement execute function refuse_change();
--> statement-breakpoint
create trigger weighting_counts_are_append_only before update or delete or truncate on weighting_counts for each statement execute function refuse_change();
