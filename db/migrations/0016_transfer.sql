CREATE TYPE "public"."transfer_state" AS ENUM('sent', 'received', 'refused', 'withdrawn');--> statement-breakpoint
CREATE TABLE "transfer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"from_org_id" uuid,
	"from_external_org_id" uuid,
	"to_org_id" uuid,
	"to_external_org_id" uuid,
	"letter_number" text NOT NULL,
	"sent_on" date NOT NULL,
	"valid_until" date NOT NULL,
	"state" "transfer_state" DEFAULT 'sent' NOT NULL,
	"received_on" date,
	"reason" text,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamptz DEFAULT now() NOT NULL,
	"settled_by" uuid,
	"settled_at" timestamptz,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "transfer_one_origin" CHECK (num_nonnulls("transfer"."from_org_id", "transfer"."from_external_org_id") = 1),
	CONSTRAINT "transfer_one_destination" CHECK (num_nonnulls("transfer"."to_org_id", "transfer"."to_external_org_id") = 1),
	CONSTRAINT "transfer_of_the_city" CHECK ("transfer"."from_org_id" is not null or "transfer"."to_org_id" is not null),
	CONSTRAINT "transfer_elsewhere" CHECK ("transfer"."from_org_id" is distinct from "transfer"."to_org_id" or "transfer"."from_org_id" is null),
	CONSTRAINT "transfer_received" CHECK (("transfer"."state" = 'received') = ("transfer"."received_on" is not null)),
	CONSTRAINT "transfer_span" CHECK ("transfer"."received_on" between "transfer"."sent_on" and "transfer"."valid_until"),
	CONSTRAINT "transfer_refused" CHECK (("transfer"."state" = 'refused') = ("transfer"."reason" is not null)),
	CONSTRAINT "transfer_settled" CHECK (("transfer"."state" = 'sent') = ("transfer"."settled_at" is null))
);
--> statement-breakpoint
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_from_org_id_org_id_fk" FOREIGN KEY ("from_org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_from_external_org_id_external_org_id_fk" FOREIGN KEY ("from_external_org_id") REFERENCES "public"."external_org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_to_org_id_org_id_fk" FOREIGN KEY ("to_org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_to_external_org_id_external_org_id_fk" FOREIGN KEY ("to_external_org_id") REFERENCES "public"."external_org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_recorded_by_account_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_settled_by_account_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "transfer_open" ON "transfer" USING btree ("person_id") WHERE state = 'sent';--> statement-breakpoint
CREATE INDEX "transfer_from" ON "transfer" USING btree ("from_org_id");--> statement-breakpoint
CREATE INDEX "transfer_to" ON "transfer" USING btree ("to_org_id");--> statement-breakpoint
CREATE INDEX "transfer_person" ON "transfer" USING btree ("person_id");