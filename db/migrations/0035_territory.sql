ALTER TYPE "public"."org_event_kind" ADD VALUE 'territory';--> statement-breakpoint
ALTER TYPE "public"."org_level" ADD VALUE 'territory';--> statement-breakpoint
ALTER TABLE "org" DROP CONSTRAINT "org_level_of_kind";--> statement-breakpoint
ALTER TABLE "org" ADD CONSTRAINT "org_level_of_kind" CHECK (("org"."level" in ('city', 'county')) = ("org"."kind" = 'industry_committee'));