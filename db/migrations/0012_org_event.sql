CREATE TYPE "public"."org_event_kind" AS ENUM('rename', 'move', 'split', 'merge', 'dissolve');--> statement-breakpoint
CREATE TABLE "org_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"kind" "org_event_kind" NOT NULL,
	"effective_on" date NOT NULL,
	"other_id" uuid,
	"old_name" text,
	"new_name" text,
	"basis" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "org_event_names" CHECK (("org_event"."kind" = 'rename') = ("org_event"."new_name" is not null and "org_event"."old_name" is not null)),
	CONSTRAINT "org_event_other" CHECK (("org_event"."kind" in ('move', 'merge', 'split')) <= ("org_event"."other_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "org_event" ADD CONSTRAINT "org_event_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "org_event" ADD CONSTRAINT "org_event_other_id_org_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "org_event_org" ON "org_event" USING btree ("org_id","effective_on");--> statement-breakpoint
CREATE INDEX "org_event_other_org" ON "org_event" USING btree ("other_id");