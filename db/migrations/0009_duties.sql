CREATE TYPE "public"."duty_kind" AS ENUM('members_meeting', 'committee_meeting', 'group_meeting', 'party_lecture', 'theme_day', 'organisation_life', 'appraisal');--> statement-breakpoint
CREATE TYPE "public"."duty_period" AS ENUM('month', 'quarter', 'year');--> statement-breakpoint
CREATE TABLE "duty_rule" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" "duty_kind" NOT NULL,
	"period" "duty_period" NOT NULL,
	"minimum" integer NOT NULL,
	"valid_from" date NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "duty_rule_month" CHECK (extract(day from "duty_rule"."valid_from") = 1),
	CONSTRAINT "duty_rule_minimum" CHECK ("duty_rule"."minimum" between 1 and 12)
);
--> statement-breakpoint
ALTER TABLE "duty_rule" ADD CONSTRAINT "duty_rule_set_by_account_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "duty_rule_kind" ON "duty_rule" USING btree ("kind","valid_from","id");