CREATE TYPE "public"."census_look" AS ENUM('first', 'second', 'verification');--> statement-breakpoint
CREATE TABLE "census_campaign" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"name" text NOT NULL,
	"opens_on" date NOT NULL,
	"due_on" date NOT NULL,
	"note" text NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamptz DEFAULT now() NOT NULL,
	"closed_by" uuid,
	"closed_at" timestamptz,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "census_campaign_name" UNIQUE("name"),
	CONSTRAINT "census_campaign_span" CHECK ("census_campaign"."due_on" >= "census_campaign"."opens_on"),
	CONSTRAINT "census_campaign_closed" CHECK (num_nonnulls("census_campaign"."closed_by", "census_campaign"."closed_at") in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "census_district" (
	"id" uuid PRIMARY KEY NOT NULL,
	"campaign_id" uuid NOT NULL,
	"region_code" text NOT NULL,
	"org_id" uuid NOT NULL,
	CONSTRAINT "census_district_once" UNIQUE("campaign_id","region_code"),
	CONSTRAINT "census_district_place" UNIQUE("id","org_id")
);
--> statement-breakpoint
CREATE TABLE "census_return" (
	"id" uuid PRIMARY KEY NOT NULL,
	"district_id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"look" "census_look" NOT NULL,
	"operators" integer NOT NULL,
	"drivers" integer NOT NULL,
	"member_drivers" integer NOT NULL,
	"organisations" integer NOT NULL,
	"reasons" jsonb NOT NULL,
	"counted_on" date NOT NULL,
	"basis" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamptz DEFAULT now() NOT NULL,
	"superseded_at" timestamptz,
	CONSTRAINT "census_return_counts" CHECK (least("census_return"."operators", "census_return"."drivers", "census_return"."member_drivers", "census_return"."organisations") >= 0),
	CONSTRAINT "census_return_members" CHECK ("census_return"."member_drivers" <= "census_return"."drivers")
);
--> statement-breakpoint
ALTER TABLE "census_campaign" ADD CONSTRAINT "census_campaign_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "census_campaign" ADD CONSTRAINT "census_campaign_opened_by_account_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "census_campaign" ADD CONSTRAINT "census_campaign_closed_by_account_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "census_district" ADD CONSTRAINT "census_district_campaign_id_census_campaign_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."census_campaign"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "census_district" ADD CONSTRAINT "census_district_region_code_region_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."region"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "census_district" ADD CONSTRAINT "census_district_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "census_return" ADD CONSTRAINT "census_return_recorded_by_account_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "census_return" ADD CONSTRAINT "census_return_place" FOREIGN KEY ("district_id","org_id") REFERENCES "public"."census_district"("id","org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "census_campaign_running" ON "census_campaign" USING btree ("org_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "census_district_org" ON "census_district" USING btree ("org_id");--> statement-breakpoint
CREATE UNIQUE INDEX "census_return_once" ON "census_return" USING btree ("district_id","look") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "census_return_district" ON "census_return" USING btree ("district_id");