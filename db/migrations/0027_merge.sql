ALTER TYPE "public"."check_state" ADD VALUE 'same';--> statement-breakpoint
ALTER TYPE "public"."check_state" ADD VALUE 'returned';--> statement-breakpoint
CREATE TABLE "person_apart" (
	"id" uuid PRIMARY KEY NOT NULL,
	"left_id" uuid NOT NULL,
	"right_id" uuid NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "person_apart_pair" UNIQUE("left_id","right_id"),
	CONSTRAINT "person_apart_order" CHECK ("person_apart"."left_id" < "person_apart"."right_id")
);
--> statement-breakpoint
CREATE TABLE "person_merge" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kept_id" uuid NOT NULL,
	"gone_id" uuid NOT NULL,
	"effective_from" date NOT NULL,
	"reason" text NOT NULL,
	"before" "bytea",
	"moved" jsonb NOT NULL,
	"kept_version" integer NOT NULL,
	"merged_by" uuid NOT NULL,
	"merged_at" timestamptz DEFAULT now() NOT NULL,
	"undo_until" timestamptz NOT NULL,
	"undone_by" uuid,
	"undone_at" timestamptz,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "person_merge_two" CHECK ("person_merge"."kept_id" <> "person_merge"."gone_id")
);
--> statement-breakpoint
DROP INDEX "person_pending";--> statement-breakpoint
ALTER TABLE "identity_check" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "identity_check" ADD COLUMN "decided_by" uuid;--> statement-breakpoint
ALTER TABLE "identity_check" ADD COLUMN "decided_at" timestamptz;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "merged_from" date;--> statement-breakpoint
ALTER TABLE "person_apart" ADD CONSTRAINT "person_apart_left_id_person_id_fk" FOREIGN KEY ("left_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_apart" ADD CONSTRAINT "person_apart_right_id_person_id_fk" FOREIGN KEY ("right_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_apart" ADD CONSTRAINT "person_apart_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_kept_id_person_id_fk" FOREIGN KEY ("kept_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_gone_id_person_id_fk" FOREIGN KEY ("gone_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_merged_by_account_id_fk" FOREIGN KEY ("merged_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_undone_by_account_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "person_merge_kept" ON "person_merge" USING btree ("kept_id");--> statement-breakpoint
CREATE INDEX "person_merge_gone" ON "person_merge" USING btree ("gone_id");--> statement-breakpoint
CREATE INDEX "person_merge_at" ON "person_merge" USING btree ("merged_at","id");--> statement-breakpoint
CREATE INDEX "person_merge_undo" ON "person_merge" USING btree ("undo_until") WHERE before is not null;--> statement-breakpoint
ALTER TABLE "identity_check" ADD CONSTRAINT "identity_check_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "person_aside" ON "person" USING btree ("id") WHERE pending or merged_into is not null;--> statement-breakpoint
CREATE INDEX "person_twin_phone" ON "person" USING btree ("name","phone_hash") WHERE phone_hash is not null and merged_into is null and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "person_twin_birth" ON "person" USING btree ("name","born_on") WHERE born_on is not null and merged_into is null and withdrawn_at is null;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_merged_whole" CHECK (("person"."merged_into" is null) = ("person"."merged_from" is null));--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_merged_elsewhere" CHECK ("person"."merged_into" <> "person"."id");