ALTER TYPE "public"."import_kind" ADD VALUE 'org';--> statement-breakpoint
ALTER TYPE "public"."import_kind" ADD VALUE 'station';--> statement-breakpoint
ALTER TYPE "public"."import_kind" ADD VALUE 'enterprise';