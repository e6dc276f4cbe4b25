CREATE TABLE "floating" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"place" text NOT NULL,
	"region_code" text NOT NULL,
	"since" date NOT NULL,
	"contact" text NOT NULL,
	"basis" text NOT NULL,
	"ended_on" date,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamptz DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "floating_span" CHECK ("floating"."ended_on" >= "floating"."since")
);
--> statement-breakpoint
ALTER TABLE "floating" ADD CONSTRAINT "floating_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floating" ADD CONSTRAINT "floating_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floating" ADD CONSTRAINT "floating_recorded_by_account_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "floating_open" ON "floating" USING btree ("person_id","org_id") WHERE ended_on is null;--> statement-breakpoint
CREATE INDEX "floating_org" ON "floating" USING btree ("org_id");