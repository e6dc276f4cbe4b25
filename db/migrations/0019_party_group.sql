CREATE TABLE "party_group" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"name" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "party_group_span" CHECK ("party_group"."valid_to" is null or "party_group"."valid_to" >= "party_group"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "party_group_member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "party_group_member_span" CHECK ("party_group_member"."valid_to" is null or "party_group_member"."valid_to" >= "party_group_member"."valid_from")
);
--> statement-breakpoint
ALTER TABLE "party_group" ADD CONSTRAINT "party_group_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_group_member" ADD CONSTRAINT "party_group_member_group_id_party_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."party_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_group_member" ADD CONSTRAINT "party_group_member_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "party_group_org" ON "party_group" USING btree ("org_id");--> statement-breakpoint
CREATE INDEX "party_group_member_group" ON "party_group_member" USING btree ("group_id");