CREATE TYPE "public"."development_step_key" AS ENUM('apply', 'talk', 'activist_named', 'activist_filed', 'mentor', 'cultivation', 'candidate_named', 'candidate_filed', 'sponsors', 'vetting', 'training', 'branch_review', 'pre_review', 'form', 'admission_vote', 'committee_talk', 'admission_approved', 'admission_filed', 'assigned', 'oath', 'probation_watch', 'confirm_asked', 'confirm_vote', 'confirm_approved', 'archived', 'probation_extended');--> statement-breakpoint
CREATE TYPE "public"."length_unit" AS ENUM('days', 'hours', 'months');--> statement-breakpoint
CREATE TABLE "development_step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"step" "development_step_key" NOT NULL,
	"done_on" date NOT NULL,
	"amount" smallint,
	"unit" "length_unit",
	"basis" text NOT NULL,
	"recorded_at" timestamptz DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"superseded_at" timestamptz,
	CONSTRAINT "development_step_length" CHECK (num_nulls("development_step"."amount", "development_step"."unit") in (0, 2))
);
--> statement-breakpoint
ALTER TABLE "development_step" ADD CONSTRAINT "development_step_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "development_step" ADD CONSTRAINT "development_step_recorded_by_account_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "development_step_once" ON "development_step" USING btree ("person_id","step") WHERE superseded_at is null and step <> 'cultivation';--> statement-breakpoint
CREATE UNIQUE INDEX "development_step_day" ON "development_step" USING btree ("person_id","step","done_on") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "development_step_person" ON "development_step" USING btree ("person_id");