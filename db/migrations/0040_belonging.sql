ALTER TABLE "post" DROP CONSTRAINT "post_span";--> statement-breakpoint
ALTER TABLE "committee_term" ADD COLUMN "committee_from" date;--> statement-breakpoint
ALTER TABLE "committee_term" ADD CONSTRAINT "committee_term_committee" CHECK ("committee_term"."committee_from" < "committee_term"."elected_on");--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_span" CHECK ("post"."valid_to" is null or "post"."valid_to" >= "post"."valid_from");