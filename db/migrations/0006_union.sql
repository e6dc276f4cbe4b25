CREATE TABLE "union_membership" (
	"id" uuid PRIMARY KEY NOT NULL,
	"enterprise_id" uuid,
	"person_id" uuid,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"basis" text NOT NULL,
	"recorded_at" timestamptz DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"superseded_at" timestamptz,
	CONSTRAINT "union_membership_one" CHECK (num_nonnulls("union_membership"."enterprise_id", "union_membership"."person_id") = 1),
	CONSTRAINT "union_membership_span" CHECK ("union_membership"."valid_to" is null or "union_membership"."valid_to" > "union_membership"."valid_from")
);
--> statement-breakpoint
ALTER TABLE "union_membership" ADD CONSTRAINT "union_membership_enterprise_id_enterprise_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprise"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "union_membership" ADD CONSTRAINT "union_membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "union_membership" ADD CONSTRAINT "union_membership_recorded_by_account_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "union_membership_enterprise" ON "union_membership" USING btree ("enterprise_id");--> statement-breakpoint
CREATE INDEX "union_membership_person" ON "union_membership" USING btree ("person_id");