CREATE TYPE "public"."cohost_state" AS ENUM('asked', 'taking_part', 'declined');--> statement-breakpoint
CREATE TABLE "activity_cohost" (
	"activity_id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"state" "cohost_state" DEFAULT 'asked' NOT NULL,
	"answered_by" uuid,
	"answered_at" timestamptz,
	CONSTRAINT "activity_cohost_activity_id_org_id_pk" PRIMARY KEY("activity_id","org_id"),
	CONSTRAINT "activity_cohost_answered" CHECK (("activity_cohost"."state" = 'asked') = ("activity_cohost"."answered_by" is null) and ("activity_cohost"."state" = 'asked') = ("activity_cohost"."answered_at" is null))
);
--> statement-breakpoint
ALTER TABLE "activity_cohost" ADD CONSTRAINT "activity_cohost_activity_id_activity_id_fk" FOREIGN KEY ("activity_id") REFERENCES "public"."activity"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_cohost" ADD CONSTRAINT "activity_cohost_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activity_cohost" ADD CONSTRAINT "activity_cohost_answered_by_account_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_cohost_org" ON "activity_cohost" USING btree ("org_id");