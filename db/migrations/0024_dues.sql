CREATE TYPE "public"."dues_kind" AS ENUM('salary', 'owner_driver');--> statement-breakpoint
CREATE TABLE "dues_base" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" "dues_kind" NOT NULL,
	"from_month" date NOT NULL,
	"amount" integer NOT NULL,
	"income" integer NOT NULL,
	"basis" text NOT NULL,
	"recorded_at" timestamptz DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"superseded_at" timestamptz,
	CONSTRAINT "dues_base_amount" CHECK ("dues_base"."amount" >= 0 and "dues_base"."income" >= 0)
);
--> statement-breakpoint
CREATE TABLE "dues_payment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"org_id" uuid NOT NULL,
	"month" date NOT NULL,
	"amount" integer NOT NULL,
	"paid_on" date NOT NULL,
	"recorded_at" timestamptz DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"superseded_at" timestamptz,
	CONSTRAINT "dues_payment_amount" CHECK ("dues_payment"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "dues_reduction" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"from_month" date NOT NULL,
	"to_month" date,
	"payable" integer NOT NULL,
	"approved_by" text NOT NULL,
	"approved_on" date NOT NULL,
	"basis" text NOT NULL,
	"recorded_at" timestamptz DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"superseded_at" timestamptz,
	CONSTRAINT "dues_reduction_span" CHECK ("dues_reduction"."to_month" is null or "dues_reduction"."to_month" >= "dues_reduction"."from_month"),
	CONSTRAINT "dues_reduction_amount" CHECK ("dues_reduction"."payable" >= 0)
);
--> statement-breakpoint
ALTER TABLE "dues_base" ADD CONSTRAINT "dues_base_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dues_base" ADD CONSTRAINT "dues_base_recorded_by_account_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dues_payment" ADD CONSTRAINT "dues_payment_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dues_payment" ADD CONSTRAINT "dues_payment_org_id_org_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."org"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dues_payment" ADD CONSTRAINT "dues_payment_recorded_by_account_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dues_reduction" ADD CONSTRAINT "dues_reduction_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dues_reduction" ADD CONSTRAINT "dues_reduction_recorded_by_account_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "dues_base_once" ON "dues_base" USING btree ("person_id","from_month") WHERE superseded_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "dues_payment_once" ON "dues_payment" USING btree ("person_id","month") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "dues_payment_org" ON "dues_payment" USING btree ("org_id","month");--> statement-breakpoint
CREATE INDEX "dues_reduction_person" ON "dues_reduction" USING btree ("person_id");