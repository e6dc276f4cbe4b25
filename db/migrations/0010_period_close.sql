CREATE TABLE "closed_month" (
	"org_id" uuid NOT NULL,
	"month" date NOT NULL,
	"close_id" uuid NOT NULL,
	CONSTRAINT "closed_month_org_id_month_pk" PRIMARY KEY("org_id","month"),
	CONSTRAINT "closed_month_month" CHECK (extract(day from "closed_month"."month") = 1)
);
--> statement-breakpoint
CREATE TABLE "period_close" (
	"id" uuid PRIMARY KEY NOT NULL,
	"org_id" uuid NOT NULL,
	"month" date NOT NULL,
	"closed_by" uuid NOT NULL,
	"closed_at" timestamptz DEFAULT now() NOT NULL,
	CONSTRAINT "period_close_month" CHECK (extract(day from "period_close"."month") = 1)
);
--> statement-breakpoint
ALTER TABLE "closed_month" ADD CONSTRAINT "closed_month_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_month" ADD CONSTRAINT "closed_month_close_id_period_close_id_fk" FOREIGN KEY ("close_id") REFERENCES "public"."period_close"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period_close" ADD CONSTRAINT "period_close_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "period_close" ADD CONSTRAINT "period_close_closed_by_account_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "period_close_org" ON "period_close" USING btree ("org_id","month");