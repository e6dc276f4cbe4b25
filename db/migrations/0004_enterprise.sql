CREATE TYPE "public"."enterprise_kind" AS ENUM('transport', 'platform', 'partner');--> statement-breakpoint
CREATE TYPE "public"."no_party_reason" AS ENUM('no_members', 'too_few', 'joint', 'elsewhere', 'headquarters', 'preparing', 'other');--> statement-breakpoint
CREATE TYPE "public"."stands_for_kind" AS ENUM('grid', 'park', 'platform');--> statement-breakpoint
CREATE TABLE "enterprise" (
	"id" uuid PRIMARY KEY NOT NULL,
	"uscc" text NOT NULL,
	"name" text NOT NULL,
	"kind" "enterprise_kind" NOT NULL,
	"region_code" text NOT NULL,
	"org_id" uuid NOT NULL,
	"no_party_reason" "no_party_reason",
	"no_party_note" text,
	"dissolved_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "enterprise_uscc" UNIQUE("uscc"),
	CONSTRAINT "enterprise_uscc_form" CHECK ("enterprise"."uscc" ~ '^[0-9A-HJ-NP-RTUW-Y]{18}$')
);
--> statement-breakpoint
ALTER TABLE "org" ADD COLUMN "enterprise_id" uuid;--> statement-breakpoint
ALTER TABLE "org" ADD COLUMN "stands_for_kind" "stands_for_kind";--> statement-breakpoint
ALTER TABLE "org" ADD COLUMN "stands_for" text;--> statement-breakpoint
ALTER TABLE "enterprise" ADD CONSTRAINT "enterprise_region_code_region_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."region"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enterprise" ADD CONSTRAINT "enterprise_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "enterprise_order" ON "enterprise" USING btree ("name" collate "zh-x-icu","id");--> statement-breakpoint
CREATE INDEX "enterprise_org" ON "enterprise" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "org_enterprise" ON "org" USING btree ("enterprise_id");--> statement-breakpoint
CREATE INDEX "person_employer" ON "person" USING btree ("employer");--> statement-breakpoint
ALTER TABLE "org" ADD CONSTRAINT "org_stands_for" CHECK (num_nonnulls("org"."stands_for_kind", "org"."stands_for") in (0, 2));