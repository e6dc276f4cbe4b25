CREATE TYPE "public"."post_kind" AS ENUM('secretary', 'deputy', 'organisation', 'publicity', 'discipline', 'member');--> statement-breakpoint
CREATE TABLE "committee_term" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"elected_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"entitled" integer NOT NULL,
	"present" integer NOT NULL,
	"elected" integer NOT NULL,
	"basis" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "committee_term_span" CHECK ("committee_term"."ends_on" > "committee_term"."elected_on"),
	CONSTRAINT "committee_term_quorum" CHECK ("committee_term"."present" <= "committee_term"."entitled" and "committee_term"."present" * 5 >= "committee_term"."entitled" * 4)
);
--> statement-breakpoint
CREATE TABLE "post" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" "post_kind" NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"votes" integer,
	"term_id" uuid,
	"basis" text NOT NULL,
	"end_basis" text,
	"recorded_by" uuid NOT NULL,
	CONSTRAINT "post_span" CHECK ("post"."valid_to" is null or "post"."valid_to" > "post"."valid_from")
);
--> statement-breakpoint
ALTER TABLE "committee_term" ADD CONSTRAINT "committee_term_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "committee_term" ADD CONSTRAINT "committee_term_recorded_by_account_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_term_id_committee_term_id_fk" FOREIGN KEY ("term_id") REFERENCES "public"."committee_term"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_recorded_by_account_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "committee_term_org" ON "committee_term" USING btree ("org_id","elected_on");--> statement-breakpoint
CREATE INDEX "post_org" ON "post" USING btree ("org_id","valid_from");--> statement-breakpoint
CREATE INDEX "post_person" ON "post" USING btree ("person_id");